// What entries about orders do. A completed sale is a fact: nothing here refuses one. A seat that somebody has already
// leaves the new line contested, and a case asks a person.
import { z } from 'zod'
import { PaperKind } from '#core/domain/paper-copy.ts'
import type { AreaPlaces } from '#core/protocol/allotment.ts'
import { allotmentId } from '#core/protocol/allotment.ts'
import type { CaseDraft } from '#core/protocol/case.ts'
import { OrderEntity } from '#core/protocol/entity.ts'
import { smaller } from './allotment.ts'
import type { EntryRule, PartRule, Put, State } from './effect.ts'
import { areaText, claimsOf, placesHeld, seatOf, seatsHeld, seatText } from './order-places.ts'

const id = z.string().min(1).max(64)

/** Papers are kept by the journal, as the till laws want it, and by the counter that printed them. */
export const Paper = z.looseObject({ id, kind: PaperKind, number: z.string() })
/** Lines sold beyond the counter's own rights, and who answered for it. */
const Unprotected = z.object({ lineIds: z.array(id), approvedBy: id })
const Completed = z
  .object({ orderId: id, documents: z.array(Paper), unprotected: Unprotected.optional() })
  .extend(OrderEntity.shape)

const Imported = z.object({
  importId: z.string(),
  fileName: z.string(),
  prefix: z.string(),
  created: z.array(z.object({ orderId: id }).extend(OrderEntity.shape)),
})

export type NewOrder = { orderId: string; order: OrderEntity }

/** An order that comes to be, with its seats, places and goods. */
export const newOrder: PartRule<NewOrder> = {
  touches: ({ orderId, order: { lines } }, { counterId }) => [
    { kind: 'order', id: orderId },
    ...unique(lines.map(({ performanceId }) => performanceId)).map((performanceId) => ({
      kind: 'allotment' as const,
      id: allotmentId(performanceId, counterId),
    })),
    ...unique(lines.map(({ productId }) => productId)).map((product) => ({ kind: 'product' as const, id: product })),
  ],
  reads: ({ order: { lines } }) =>
    unique(lines.map(({ performanceId }) => performanceId)).map((id) => ({ kind: 'performance', id })),
  claims: ({ order }) => claimsOf(order),
  apply: ({ orderId, order }, state, { counterId }) => {
    const own = ownPlaces(order, state, counterId)
    const placed = place(orderId, order, state, { own })
    const stock = takeStock(orderId, order, state)
    const cancelled = unique(order.lines.map(({ performanceId }) => performanceId))
      .filter((performanceId) => state.find('performance', performanceId)?.state === 'cancelled')
      .map((performanceId): CaseDraft => ({ code: 'PERFORMANCE_CANCELLED', orderId, performanceId }))
    // What was sold leaves the counter's rights before the order takes the seats.
    const puts = [...sellOwn(order, state, counterId), ...placed.puts, ...stock.puts]
    return { puts, cases: [...placed.cases, ...stock.cases, ...cancelled] }
  },
}

/** A sale of the time when it was one order paid in cash. */
export const saleComplete: EntryRule<z.infer<typeof Completed>> = {
  shape: Completed,
  touches: (body, facts) => newOrder.touches(orderIn(body), facts),
  reads: (body) => newOrder.reads(orderIn(body)),
  claims: (body) => newOrder.claims(orderIn(body)),
  apply: (body, state, facts) => newOrder.apply(orderIn(body), state, facts),
}

function orderIn({ orderId, documents: _, unprotected: __, ...order }: z.infer<typeof Completed>): NewOrder {
  return { orderId, order }
}

export const orderImport: EntryRule<z.infer<typeof Imported>> = {
  shape: Imported,
  touches: ({ created }) => created.map(({ orderId }) => ({ kind: 'order', id: orderId })),
  claims: ({ created }) => {
    const claims = created.map(claimsOf)
    return { seats: claims.flatMap(({ seats }) => seats), areas: claims.flatMap(({ areas }) => areas) }
  },
  apply: ({ created }, state) => {
    // Orders of one file may compete with each other as well as with what is there.
    const taken = new Set<string>()
    const effects = created.map(({ orderId, ...order }) => place(orderId, order, state, { taken }))
    return { puts: effects.flatMap(({ puts }) => puts), cases: effects.flatMap(({ cases }) => cases) }
  },
}

/** What an order takes of the counter's own rights: its seats, and its places as far as they reach. */
export function soldOf(order: OrderEntity): { performanceId: string; seats: string[]; areas: AreaPlaces[] }[] {
  const performanceIds = unique(order.lines.map(({ performanceId }) => performanceId))
  const seats = [...seatsHeld(order).values()].map(({ seat }) => seat)
  const areas = [...placesHeld(order).values()]
  return performanceIds.map((performanceId) => ({
    performanceId,
    seats: seats.filter((seat) => seat.performanceId === performanceId).map(({ seatId }) => seatId),
    areas: areas
      .filter(({ area }) => area.performanceId === performanceId)
      .map(({ area: { areaId }, count }) => ({ areaId, places: count })),
  }))
}

function sellOwn(order: OrderEntity, state: State, counterId: string): Put[] {
  return soldOf(order).flatMap((part) => smaller(state, counterId, part) ?? [])
}

/** By `areaText`: how many of the order's places were set aside for the counter. */
function ownPlaces(order: OrderEntity, state: State, counterId: string): Map<string, number> {
  const held = [...placesHeld(order)].map(([text, { area, count }]): [string, number] => {
    const allotment = state.find('allotment', allotmentId(area.performanceId, counterId))
    const places = allotment?.areas.find(({ areaId }) => areaId === area.areaId)?.places ?? 0
    return [text, Math.min(places, count)]
  })
  return new Map(held)
}

/** `taken`: seats given away earlier in the same entry. `own`: places that were set aside for the counter, by `areaText`. */
type Placing = { taken?: Set<string>; own?: ReadonlyMap<string, number> }

function place(
  orderId: string,
  order: OrderEntity,
  state: State,
  { taken = new Set<string>(), own }: Placing,
): { puts: Put[]; cases: CaseDraft[] } {
  const entity = { kind: 'order' as const, id: orderId }
  const there = state.find('order', orderId)
  if (there) return { puts: [], cases: isLater(there, order) ? [] : [{ code: 'ALREADY_THERE', entity }] }
  const cases: CaseDraft[] = []
  const lines = order.lines.map((line) => {
    const seat = seatOf(line)
    if (!seat || line.state !== 'active') return line
    const holder = state.seatHolder(seat) ?? (taken.has(seatText(seat)) ? { lineId: '' } : undefined)
    taken.add(seatText(seat))
    if (!holder) return line
    cases.push({ code: 'SEAT_CONTESTED', orderId, lineId: line.id, seat, holder })
    return { ...line, state: 'contested' as const }
  })
  for (const { area, count } of placesHeld(order).values()) {
    const over = count - (own?.get(areaText(area)) ?? 0) - state.freePlaces(area)
    if (over > 0) cases.push({ code: 'AREA_OVERSOLD', orderId, area, over })
  }
  return { puts: [{ ...entity, body: { ...order, lines } }], cases }
}

/**
 * The same order as it stood after something that came in first: where the server was put back, another counter may hand in
 * what it did to the order before the counter that made it hands the order in again.
 */
function isLater(there: OrderEntity, order: OrderEntity): boolean {
  const ids = ({ lines }: OrderEntity) => lines.map(({ id }) => id).join()
  const cancelled = ({ lines }: OrderEntity) => lines.filter(({ state }) => state === 'cancelled').length
  const isFurther = cancelled(there) > cancelled(order) || there.payments.length > order.payments.length
  return ids(there) === ids(order) && isFurther
}

/** Goods of an order's lines leave the shelf. */
export function takeStock(orderId: string, order: OrderEntity, state: State): { puts: Put[]; cases: CaseDraft[] } {
  const puts: Put[] = []
  const cases: CaseDraft[] = []
  for (const productId of unique(order.lines.map((line) => line.productId))) {
    const product = state.find('product', productId)
    if (!product || product.stock === null) continue
    const quantity = order.lines.reduce((sum, line) => sum + (line.productId === productId ? line.quantity : 0), 0)
    const stock = product.stock - quantity
    puts.push({ kind: 'product', id: productId, body: { ...product, stock } })
    if (stock < 0) cases.push({ code: 'STOCK_OVERSOLD', orderId, productId, over: Math.min(quantity, -stock) })
  }
  return { puts, cases }
}

function unique(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((each) => each !== null))]
}
