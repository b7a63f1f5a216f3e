// The offer a cart is priced with, and what is left of it, read from the database for just the lines of one cart.

import { calendarDay } from '#core/domain/calendar-time.ts'
import type { CartLine, Offer } from '#core/domain/cart.ts'
import { documentTexts } from '#core/domain/document-texts/texts.ts'
import type { AreaId, CustomerId, HallId, PerformanceId, PriceTypeId, ProductId, SeatId } from '#core/domain/ids.ts'
import { holdsAt } from '#core/domain/label.ts'
import { holdsOn } from '#core/domain/membership.ts'
import type { RuleFacts } from '#core/domain/price-rule.ts'
import type { Availability } from '#core/domain/sale.ts'
import type { OwnRights } from '#core/domain/selling-rights.ts'
import type { Venue } from '#core/domain/venue.ts'
import { listLabels } from '#db/customer.ts'
import type { ReadableDb } from '#db/database.ts'
import { listMemberships } from '#db/membership.ts'
import {
  countStanding,
  findPerformance,
  findProduct,
  isSeatTaken,
  listAreas,
  listPrices,
  listPriceTypes,
  listSeats,
} from '#db/performance.ts'
import { readRightsElsewhere } from '#db/rights.ts'
import { readUsesLeft } from './rule-uses.ts'
import { offeredSubscriptions } from './subscription-series.ts'

export type ReadOffer = { offer: Offer; organisers: ReadonlyMap<string, string> }

/** Who buys and when: labels and codes take something off. `isOwnUses`: of counted rules only what is this counter's to give. */
export type Buying = { customerId: CustomerId | null; promotionCode?: string; nowMs: number; isOwnUses?: boolean }

export function readOffer(db: ReadableDb, lines: readonly CartLine[], venue: Venue, buying: Buying): ReadOffer {
  const tickets = lines.filter((line) => line.kind === 'ticket')
  const products = lines.filter((line) => line.kind === 'product')
  const found = [...new Set(tickets.map(({ performanceId }) => performanceId))].flatMap((id) => {
    const row = findPerformance(db, id)
    return row ? [{ id, ...row }] : []
  })
  const halls = new Set(found.map(({ performance }) => performance.hallId))
  const seats = listSeats(db, unique(tickets.flatMap(({ seatId }) => seatId ?? [])))
  const areas = listAreas(db, unique(tickets.map(({ areaId }) => areaId))).filter(({ hallId }) => halls.has(hallId))
  return {
    organisers: new Map(found.map(({ id, performance }) => [id, performance.organiser])),
    offer: {
      performances: new Map(found.map((row) => [row.id, offered(db, row)])),
      areas: new Map(
        areas.map(({ id, hallId, name, category }) => [id as AreaId, { hallId: hallId as HallId, name, category }]),
      ),
      seats: new Map(
        seats.map(({ id, areaId, row, number, category }) => [
          id as SeatId,
          { areaId: areaId as AreaId, row, number, category },
        ]),
      ),
      priceTypes: new Map(listPriceTypes(db).map(({ id, code, name }) => [id as PriceTypeId, { code, name }])),
      products: new Map(
        unique(products.map(({ productId }) => productId)).flatMap((id) => {
          const product = findProduct(db, id)
          return product ? [[id as ProductId, product] as const] : []
        }),
      ),
      memberships: venue.membershipTypes,
      subscriptions: offeredSubscriptions(
        db,
        venue,
        new Set(tickets.flatMap(({ subscriptionCode }) => subscriptionCode ?? [])),
        buying.nowMs,
      ),
      donations: venue.donationPurposes,
      fees: venue.fees,
      vatRates: venue.vatRates,
      pricing: pricingOf(db, venue, buying),
      giftCardName: documentTexts[venue.language].giftCard,
    },
  }
}

function pricingOf(db: ReadableDb, { priceRules, zone }: Venue, buying: Buying): RuleFacts {
  const { customerId, promotionCode = '', nowMs, isOwnUses } = buying
  const labels = customerId === null ? [] : listLabels(db, customerId).filter((label) => holdsAt(label, nowMs))
  const today = calendarDay(nowMs, zone)
  const held = customerId === null ? [] : listMemberships(db, customerId).filter((one) => holdsOn(one, today))
  return {
    rules: priceRules,
    labels: labels.map(({ code }) => code),
    memberships: held.map(({ typeCode }) => typeCode),
    promotionCode,
    today,
    usesLeft: readUsesLeft(db, { priceRules }, customerId, isOwnUses),
  }
}

/** Answers from the rows as they are in the caller's transaction. */
export function readAvailability(db: ReadableDb): Availability {
  return {
    isSeatTaken: (performanceId, seatId) => isSeatTaken(db, performanceId, seatId),
    freeStanding: (performanceId, areaId) => freeStanding(db, performanceId, areaId),
    stockOf: (productId) => findProduct(db, productId)?.stock ?? undefined,
  }
}

/** The same while nobody can be asked: what other counters have set aside is as good as sold. */
export function readAvailabilityApart(db: ReadableDb): Availability {
  const elsewhere = rightsElsewhere(db)
  return {
    isSeatTaken: (performanceId, seatId) =>
      isSeatTaken(db, performanceId, seatId) || elsewhere(performanceId).seats.has(seatId),
    freeStanding: (performanceId, areaId) =>
      freeStanding(db, performanceId, areaId) - (elsewhere(performanceId).places.get(areaId) ?? 0),
    stockOf: (productId) => findProduct(db, productId)?.stock ?? undefined,
  }
}

/** What other counters may sell on their own, by performance; read once each. */
function rightsElsewhere(db: ReadableDb): (performanceId: string) => OwnRights {
  const known = new Map<string, OwnRights>()
  return (performanceId) => {
    const rights = known.get(performanceId) ?? readRightsElsewhere(db, performanceId)
    known.set(performanceId, rights)
    return rights
  }
}

function freeStanding(db: ReadableDb, performanceId: PerformanceId, areaId: AreaId): number {
  const area = listAreas(db, [areaId]).at(0)
  if (area?.kind !== 'standing') return 0
  return area.capacity - (countStanding(db, performanceId).get(areaId) ?? 0)
}

function offered(
  db: ReadableDb,
  { id, performance, hallName }: { id: PerformanceId } & NonNullable<ReturnType<typeof findPerformance>>,
) {
  const { title, startsAtMs, state, vatCode } = performance
  const hallId = performance.hallId as HallId
  const prices = listPrices(db, id).map(({ category, priceTypeId, priceMinor }) => ({
    category,
    priceTypeId: priceTypeId as PriceTypeId,
    priceMinor,
  }))
  return { hallId, title, hallName, startsAtMs, state, vatCode, prices }
}

const unique = <Item>(items: readonly Item[]) => [...new Set(items)]
