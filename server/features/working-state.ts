// The state a push works on: what its entries touch, loaded and held once, then changed in memory entry by entry, and
// written once at the end. Seats and places follow from the orders: whoever puts an order moves its seats with it.
import type { Effect, Put, State } from '#core/effects/effect.ts'
import { areaText, placesHeld, seatsHeld, seatText } from '#core/effects/order.ts'
import type { ReadEntry } from '#core/effects/rules.ts'
import type { AreaKey, SeatHolder, SeatKey } from '#core/protocol/case.ts'
import { type EntityBody, type EntityKind, keyText } from '#core/protocol/entity.ts'
import type { AreaCount, StoreTransaction, Writes } from '../store/store.ts'

export type WorkingState = State & {
  take(effect: Effect): void
  writes(): Pick<Writes, 'puts' | 'seats' | 'areas'>
}

/** @param counterId whose entries these are: what was set aside for it is free to it */
export async function makeWorkingState(
  tx: StoreTransaction,
  counterId: string,
  entries: readonly ReadEntry[],
): Promise<WorkingState> {
  const claims = entries.map((entry) => entry.claims)
  const keys = entries.flatMap((entry) => entry.touches)
  const loaded = await tx.lockEntities(distinct(keys, keyText))
  const seats = await tx.lockSeats(
    distinct(
      claims.flatMap((each) => each.seats),
      seatText,
    ),
  )
  const areas = await tx.lockAreas(
    distinct(
      claims.flatMap((each) => each.areas),
      areaText,
    ),
  )
  return workingState(counterId, { loaded, seats, areas })
}

type Loaded = {
  loaded: Map<string, EntityBody>
  seats: Map<string, SeatHolder>
  areas: Map<string, AreaCount>
}

/** Each once, and always in the same order: two pushes that hold the same things never wait for each other in a ring. */
function distinct<Item>(items: readonly Item[], textOf: (item: Item) => string): Item[] {
  const byText = new Map(items.map((item) => [textOf(item), item]))
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item)
}

function workingState(counterId: string, { loaded, seats, areas }: Loaded): WorkingState {
  const puts = new Map<string, Put>()
  const moved = new Map<string, SeatKey & { holder: SeatHolder | null }>()
  const counted = new Map<string, AreaKey & { taken: number }>()
  const find = <Kind extends EntityKind>(kind: Kind, id: string) =>
    (puts.get(keyText({ kind, id }))?.body ?? loaded.get(keyText({ kind, id }))) as EntityBody<Kind> | undefined
  const holderOf = (seat: SeatKey) => {
    const now = moved.get(seatText(seat))
    return now ? (now.holder ?? undefined) : seats.get(seatText(seat))
  }
  const takenIn = (area: AreaKey) => counted.get(areaText(area))?.taken ?? areas.get(areaText(area))?.taken ?? 0
  const move = (before: EntityBody<'order'> | undefined, after: EntityBody<'order'>) => {
    const [old, held] = [seatsHeld(before), seatsHeld(after)]
    for (const [text, { seat }] of old) if (!held.has(text)) moved.set(text, { ...seat, holder: null })
    for (const [text, { seat, lineId }] of held) moved.set(text, { ...seat, holder: { lineId } })
    const [had, has] = [placesHeld(before), placesHeld(after)]
    for (const [text, { area }] of new Map([...had, ...has])) {
      const by = (has.get(text)?.count ?? 0) - (had.get(text)?.count ?? 0)
      if (by !== 0) counted.set(text, { ...area, taken: takenIn(area) + by })
    }
  }
  return {
    find,
    seatHolder: (seat) => {
      const holder = holderOf(seat)
      return holder && 'counterId' in holder && holder.counterId === counterId ? undefined : holder
    },
    freePlaces: (area) => (areas.get(areaText(area))?.capacity ?? 0) - takenIn(area),
    take: (effect) => {
      for (const put of effect.puts) {
        if (put.kind === 'order') move(find('order', put.id), put.body)
        puts.set(keyText(put), put)
      }
    },
    writes: () => ({
      puts: [...puts.values()].map((put) => ({ ...put, isNew: !loaded.has(keyText(put)) })),
      seats: [...moved.values()],
      areas: [...counted.values()],
    }),
  }
}
