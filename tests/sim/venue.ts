// The house of the simulation: two evenings in a hall of twenty-four seats and a floor for ten, a soup of which there are few, three
// people, and a card that everybody edits. Small, so that whatever can collide does.

import { uuidV7 } from '#core/domain/ids.ts'
import { PriceRule } from '#core/domain/price-rule.ts'
import type { Put } from '#core/effects/effect.ts'
import type { CustomerEntity, EntityBody } from '#core/protocol/entity.ts'

/** 2026-11-27 14:00 in Oslo. */
export const openingMs = Date.UTC(2026, 10, 27, 13, 0)
const startsAtMs = Date.UTC(2026, 10, 28, 18, 30)

let made = 0
function houseId(): string {
  made += 1
  const bytes = new Uint8Array(10)
  new DataView(bytes.buffer).setUint32(6, made)
  return uuidV7(openingMs, bytes)
}

export const epoch = houseId()

export const house = {
  manager: houseId(),
  cashier: houseId(),
  hall: houseId(),
  seated: houseId(),
  floor: houseId(),
  performances: [houseId(), houseId()],
  adult: houseId(),
  soup: houseId(),
  programme: houseId(),
  customers: [houseId(), houseId()],
  seats: Array.from({ length: 24 }, houseId),
} as const

export const priceMinor = { seat: 32_000, floor: 20_000, soup: 9_500, programme: 5_000, friend: 45_000 }
export const soupsAtFirst = 6
export const floorPlaces = 10

/** With its code, something off each ticket, as long as there are uses left. */
function ruleOf(code: string, per: 'venue' | 'customer', most: number): PriceRule {
  const off = { kind: 'amount', minor: 1_000 }
  return PriceRule.parse({ code, name: code, off, promotionCode: code, uses: { most, per } })
}

const venue: EntityBody<'venue'> = {
  name: 'Skansen Teater',
  organisationNumber: '974 760 673',
  addressLines: ['Strandgata 1', '0150 Oslo'],
  phone: '+47 22 00 00 00',
  country: 'NO',
  zone: 'Europe/Oslo',
  currency: 'NOK',
  cashStepMinor: null,
  vatRates: [
    { code: '0', name: 'Exempt', rateBp: 0 },
    { code: '15', name: 'Food', rateBp: 1_500 },
  ],
  receiptFooter: '',
  language: 'nb',
  unprotectedSales: 'with-approval',
  offlineValueMinor: 50_000,
  priceRules: [ruleOf('ten', 'venue', 7), ruleOf('own', 'customer', 2)],
  membershipTypes: [{ code: 'friend', name: 'Friends of the house', priceMinor: 45_000, vatCode: '0', months: 12 }],
  subscriptionTypes: [],
  donationPurposes: [{ code: 'young', name: 'Young stage' }],
  fees: [],
  isShiftRequired: false,
  isCountBlind: false,
  countDifferenceMinor: 2_000,
  cashMoveMinor: 100_000,
  lockAfterMs: 600_000,
}

const hall: EntityBody<'hall'> = {
  code: 'main',
  name: 'Main hall',
  focusX: 45,
  focusY: 0,
  areas: [
    { id: house.seated, code: 'stalls', name: 'Stalls', kind: 'seated', capacity: 24, category: 'A', position: 0 },
    {
      id: house.floor,
      code: 'floor',
      name: 'Floor',
      kind: 'standing',
      capacity: floorPlaces,
      category: 'S',
      position: 1,
    },
  ],
  seats: house.seats.map((id, index) => ({
    id,
    areaId: house.seated,
    row: 'ABC'.charAt(Math.floor(index / 8)),
    number: String((index % 8) + 1),
    x: (index % 8) * 10,
    y: Math.floor(index / 8) * 12,
    kind: 'normal',
    category: 'A',
  })),
}

function performance(title: string, index: number): EntityBody<'performance'> {
  return {
    code: `evening-${index}`,
    hallId: house.hall,
    title,
    organiser: 'Skansen Teater',
    startsAtMs: startsAtMs + index * 86_400_000,
    vatCode: '0',
    state: 'on-sale',
    prices: [
      { category: 'A', priceTypeId: house.adult, priceMinor: priceMinor.seat },
      { category: 'S', priceTypeId: house.adult, priceMinor: priceMinor.floor },
    ],
  }
}

function product(code: string, unitMinor: number, stock: number | null, position: number): EntityBody<'product'> {
  return { code, name: code, barcode: null, priceMinor: unitMinor, vatCode: '15', stock, position, isActive: true }
}

function person(name: string, role: 'manager' | 'cashier'): EntityBody<'staff'> {
  const look = { language: 'en' as const, colorScheme: 'auto' as const, isActive: true, rights: null }
  return { code: role, name, role, pinHash: 'nobody signs in with a PIN here', ...look }
}

function card(number: string, firstName: string, lastName: string): CustomerEntity {
  return {
    number,
    externalNumber: null,
    details: {
      title: '',
      gender: '',
      firstName,
      lastName,
      organisation: '',
      language: 'nb',
      dateOfBirth: null,
      contactPoints: [],
      addresses: [],
    },
    notes: { internal: null, important: null },
    labels: [],
    consents: [],
    createdAtMs: openingMs,
    createdBy: 'import',
    changedAtMs: openingMs,
    changedBy: 'import',
  }
}

/** Everything there is before the first counter opens, in an order in which what is referred to comes first. */
export const furniture: readonly Put[] = [
  { kind: 'venue', id: 'venue', body: venue },
  { kind: 'staff', id: house.manager, body: person('Ingrid Dahl', 'manager') },
  { kind: 'staff', id: house.cashier, body: person('Kari Nordmann', 'cashier') },
  {
    kind: 'price-type',
    id: house.adult,
    body: { code: 'adult', name: 'Voksen', position: 0, isActive: true },
  },
  { kind: 'product', id: house.soup, body: product('soup', priceMinor.soup, soupsAtFirst, 0) },
  { kind: 'product', id: house.programme, body: product('programme', priceMinor.programme, null, 1) },
  { kind: 'hall', id: house.hall, body: hall },
  { kind: 'performance', id: house.performances[0] ?? '', body: performance('Peer Gynt', 0) },
  { kind: 'performance', id: house.performances[1] ?? '', body: performance('Brand', 1) },
  { kind: 'customer', id: house.customers[0] ?? '', body: card('OLD-1', 'Anne', 'Berg') },
  { kind: 'customer', id: house.customers[1] ?? '', body: card('OLD-2', 'Ola', 'Ås') },
]
