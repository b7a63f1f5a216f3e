// What the theatre of the scripted day has beside the small house of the simulation: a hall of three hundred seats, three evenings in
// it, enough programmes and soup, and three cashiers. A manager brings it in as a catalogue, as in a new season.
import { accept } from '#core/domain/decision.ts'
import { type CommandId, uuidV7 } from '#core/domain/ids.ts'
import type { Put } from '#core/effects/effect.ts'
import { type EntityBody, venueId } from '#core/protocol/entity.ts'
import { writeEntity } from '#db/entity/entity.ts'
import { newId } from '#host/clock.ts'
import { inJournal } from '#host/in-journal.ts'
import type { SimCounter } from './counter.ts'
import { furniture, house, openingMs } from './venue.ts'

let made = 0
function dayId(): string {
  made += 1
  const bytes = new Uint8Array(10)
  new DataView(bytes.buffer).setUint32(6, 100_000 + made)
  return uuidV7(openingMs, bytes)
}

export const day = {
  hall: dayId(),
  stalls: dayId(),
  seats: Array.from({ length: 300 }, dayId),
  evenings: [dayId(), dayId(), dayId()],
  child: dayId(),
  cashiers: [house.cashier, dayId(), dayId()],
  cashierNames: ['Kari Nordmann', 'Jonas Vik', 'Liv Moe'],
  wine: dayId(),
  stockAtFirst: { wine: 150, programme: 400 },
} as const

/** What a seat costs. A child's is not a whole number of kroner, so that cash is rounded. */
export const seatMinor = { adult: 32_000, child: 15_950 }

export const wineMinor = 9_500

const hall: EntityBody<'hall'> = {
  code: 'great',
  name: 'Great hall',
  focusX: 100,
  focusY: 0,
  areas: [{ id: day.stalls, code: 'great', name: 'Stalls', kind: 'seated', capacity: 300, category: 'G', position: 0 }],
  seats: day.seats.map((id, index) => ({
    id,
    areaId: day.stalls,
    row: 'ABCDEFGHIJKLMNO'.charAt(Math.floor(index / 20)),
    number: String((index % 20) + 1),
    x: (index % 20) * 10,
    y: Math.floor(index / 20) * 12,
    kind: 'normal',
    category: 'G',
  })),
}

function known<Kind extends Put['kind']>(kind: Kind, id: string): EntityBody<Kind> {
  const found = furniture.find((put) => put.kind === kind && put.id === id)
  if (!found) throw new Error(`the house has the ${kind} ${id}`)
  return found.body as EntityBody<Kind>
}

const wine = { code: 'wine', name: 'Vin', priceMinor: wineMinor, stock: day.stockAtFirst.wine, position: 2 }

function catalogue(): Put[] {
  const evening = known('performance', house.performances[0])
  const person = known('staff', house.cashier)
  const prices = [
    { category: 'G', priceTypeId: house.adult, priceMinor: seatMinor.adult },
    { category: 'G', priceTypeId: day.child, priceMinor: seatMinor.child },
  ]
  return [
    { kind: 'venue', id: venueId, body: { ...known('venue', venueId), isShiftRequired: true } },
    ...day.cashiers.slice(1).map((id, index): Put => {
      const name = day.cashierNames[index + 1] ?? ''
      return { kind: 'staff', id, body: { ...person, code: `cashier-${index + 2}`, name } }
    }),
    { kind: 'price-type', id: day.child, body: { code: 'child', name: 'Barn', position: 1, isActive: true } },
    { kind: 'hall', id: day.hall, body: hall },
    ...day.evenings.map((id, index): Put => {
      const startsAtMs = evening.startsAtMs + index * 86_400_000
      const body = { ...evening, code: `great-${index}`, hallId: day.hall, title: 'Vildanden', startsAtMs, prices }
      return { kind: 'performance', id, body }
    }),
    { kind: 'product', id: day.wine, body: { ...known('product', house.soup), ...wine } },
    {
      kind: 'product',
      id: house.programme,
      body: { ...known('product', house.programme), stock: day.stockAtFirst.programme },
    },
  ]
}

/** In the journal of one counter, from which the others hear of it. */
export function bringIn({ world }: SimCounter): void {
  const command = { commandId: newId<CommandId>(world.clock, world.random) }
  inJournal(world, command, { name: 'catalogue.import', v: 1 }, (tx) => {
    const entities = catalogue()
    for (const put of entities) writeEntity(tx, put)
    return accept({ answer: null, entry: { importId: command.commandId, fileName: 'season', entities }, changed: [] })
  })
}
