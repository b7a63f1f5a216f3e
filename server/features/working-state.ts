// The state a transaction works on: what it touches, loaded and held once, then changed in memory step by step, and written
// once at the end. Seats and places follow from what is put: an order moves its seats with it, an allotment its own.
import type { Effect, Put, State } from '#core/effects/effect.ts'
import { areaText, placesHeld, seatsHeld, seatText } from '#core/effects/order-places.ts'
import type { ReadEntry } from '#core/effects/rules.ts'
import type { AllotmentEntity } from '#core/protocol/allotment.ts'
import type { AreaKey, SeatHolder, SeatKey } from '#core/protocol/case.ts'
import { type EntityBody, type EntityKind, keyText } from '#core/protocol/entity.ts'
import type { AreaCount, SeatOwner, StoreTransaction, Writes } from '../store/store.ts'

export type WorkingState = State & {
  /** Who has a seat, a hold included, which no sale minds. */
  ownerOf(seat: SeatKey): SeatOwner | undefined
  take(effect: Effect): void
  writes(): Pick<Writes, 'puts' | 'seats' | 'areas'>
}

/** @param counterId whose entries these are: what was set aside for it is free to it */
export async function makeWorkingState(
  tx: StoreTransaction,
  counterId: string,
  entries: readonly Pick<ReadEntry, 'touches' | 'reads' | 'claims'>[],
): Promise<WorkingState> {
  const claims = entries.map((entry) => entry.claims)
  const touched = distinct(
    entries.flatMap(({ touches }) => touches),
    keyText,
  )
  const own = new Set(touched.map(keyText))
  const looked = distinct(
    entries.flatMap(({ reads }) => reads),
    keyText,
  ).filter((key) => !own.has(keyText(key)))
  // Asked in this order and in one go.
  const [shared, loaded, seats, areas] = await Promise.all([
    tx.shareEntities(looked),
    tx.lockEntities(touched),
    tx.lockSeats(
      distinct(
        claims.flatMap((each) => each.seats),
        seatText,
      ),
    ),
    tx.lockAreas(
      distinct(
        claims.flatMap((each) => each.areas),
        areaText,
      ),
    ),
  ])
  return workingState(counterId, { loaded: new Map([...shared, ...loaded]), seats, areas })
}

type Loaded = {
  loaded: Map<string, EntityBody>
  seats: Map<string, SeatOwner>
  areas: Map<string, AreaCount>
}

/** Each once, and always in the same order: two pushes that hold the same things never wait for each other in a ring. */
function distinct<Item>(items: readonly Item[], textOf: (item: Item) => string): Item[] {
  const byText = new Map(items.map((item) => [textOf(item), item]))
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item)
}

function workingState(counterId: string, { loaded, seats, areas }: Loaded): WorkingState {
  const puts = new Map<string, Put>()
  const places = makePlaces(seats, areas)
  const find = <Kind extends EntityKind>(kind: Kind, id: string) =>
    (puts.get(keyText({ kind, id }))?.body ?? loaded.get(keyText({ kind, id }))) as EntityBody<Kind> | undefined
  return {
    find,
    ownerOf: places.ownerOf,
    seatHolder: (seat) => holderFor(counterId, places.ownerOf(seat)),
    freePlaces: (area) => (areas.get(areaText(area))?.capacity ?? 0) - places.takenIn(area),
    take: (effect) => {
      for (const put of effect.puts) {
        if (put.kind === 'order') places.moveOrder(find('order', put.id), put.body)
        if (put.kind === 'allotment') places.moveAllotment(find('allotment', put.id), put.body)
        puts.set(keyText(put), put)
      }
    },
    writes: () => ({
      puts: [...puts.values()].map((put) => ({ ...put, isNew: !loaded.has(keyText(put)) })),
      ...places.writes(),
    }),
  }
}

/** A hold stands in nobody's way: a completed sale is a fact, what lies in a cart is not. */
function holderFor(counterId: string, owner: SeatOwner | undefined): SeatHolder | undefined {
  if (!owner || 'heldBy' in owner) return undefined
  return 'counterId' in owner && owner.counterId === counterId ? undefined : owner
}

function makePlaces(seats: ReadonlyMap<string, SeatOwner>, areas: ReadonlyMap<string, AreaCount>) {
  const moved = new Map<string, SeatKey & { holder: SeatOwner | null }>()
  const counted = new Map<string, AreaKey & { taken: number }>()
  const ownerOf = (seat: SeatKey) => {
    const now = moved.get(seatText(seat))
    return now ? (now.holder ?? undefined) : seats.get(seatText(seat))
  }
  const takenIn = (area: AreaKey) => counted.get(areaText(area))?.taken ?? areas.get(areaText(area))?.taken ?? 0
  const give = (seat: SeatKey, holder: SeatOwner | null) => moved.set(seatText(seat), { ...seat, holder })
  const count = (area: AreaKey, by: number) => {
    if (by !== 0) counted.set(areaText(area), { ...area, taken: takenIn(area) + by })
  }
  return {
    ownerOf,
    takenIn,
    moveOrder(before: EntityBody<'order'> | undefined, after: EntityBody<'order'>) {
      const [old, held] = [seatsHeld(before), seatsHeld(after)]
      for (const [text, { seat }] of old) if (!held.has(text)) give(seat, null)
      for (const { seat, lineId } of held.values()) give(seat, { lineId })
      const [had, has] = [placesHeld(before), placesHeld(after)]
      for (const [text, { area }] of new Map([...had, ...has]))
        count(area, (has.get(text)?.count ?? 0) - (had.get(text)?.count ?? 0))
    },
    /** What is set aside counts as taken, so that nobody else's sum reaches it. */
    moveAllotment(before: AllotmentEntity | undefined, after: AllotmentEntity) {
      const { performanceId, counterId } = after
      const [had, has] = [rightsIn(before), rightsIn(after)]
      for (const seatId of had.keys()) {
        const owner = ownerOf({ performanceId, seatId })
        if (!has.has(seatId) && owner && isOf(owner, counterId)) give({ performanceId, seatId }, null)
      }
      for (const [seatId, owner] of has)
        if (had.get(seatId)?.text !== owner.text) give({ performanceId, seatId }, owner.owner)
      const was = new Map((before?.areas ?? []).map(({ areaId, places }) => [areaId, places]))
      const is = new Map(after.areas.map(({ areaId, places }) => [areaId, places]))
      for (const areaId of new Set([...was.keys(), ...is.keys()]))
        count({ performanceId, areaId }, (is.get(areaId) ?? 0) - (was.get(areaId) ?? 0))
    },
    writes: (): Pick<Writes, 'seats' | 'areas'> => ({ seats: [...moved.values()], areas: [...counted.values()] }),
  }
}

function isOf(owner: SeatOwner, counterId: string): boolean {
  return ('counterId' in owner && owner.counterId === counterId) || ('heldBy' in owner && owner.heldBy === counterId)
}

/** By seat: who has it by this allotment, and a text that tells one way of having it from another. */
function rightsIn(allotment: AllotmentEntity | undefined): Map<string, { owner: SeatOwner; text: string }> {
  if (!allotment) return new Map()
  const { counterId, heldSeats, seats } = allotment
  const held = heldSeats.map(({ seatId, untilMs }): [string, { owner: SeatOwner; text: string }] => [
    seatId,
    { owner: { heldBy: counterId, untilMs }, text: `held ${untilMs}` },
  ])
  const own = seats.map((seatId): [string, { owner: SeatOwner; text: string }] => [
    seatId,
    { owner: { counterId }, text: 'own' },
  ])
  return new Map([...held, ...own])
}
