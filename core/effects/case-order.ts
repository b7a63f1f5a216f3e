// What an answer to a case makes of its order: which lines it is about, another seat, the money back, let in all the same.
// Pure, and the same whether it is done once, done again after a restore, or laid over what came down.
import type { CaseDraft, GivenAnswer } from '#core/protocol/case.ts'
import type { OrderEntity, StoredLine } from '#core/protocol/entity.ts'

export type Payment = OrderEntity['payments'][number]
export type Ticket = OrderEntity['tickets'][number]
export type Move = { lineId: string; areaId: string; seatId: string }

/** The lines a case is about, as far as nobody gave them up yet: for places too many, as many of the last as are too many. */
export function linesOfCase(about: CaseDraft, { lines }: OrderEntity): StoredLine[] {
  const standing = lines.filter(({ state }) => state !== 'cancelled')
  if (about.code === 'SEAT_CONTESTED')
    return standing.filter(({ id, state }) => id === about.lineId && state === 'contested')
  if (about.code === 'PERFORMANCE_CANCELLED')
    return standing.filter(({ performanceId }) => performanceId === about.performanceId)
  if (about.code !== 'AREA_OVERSOLD') return []
  const { performanceId, areaId } = about.area
  const places = standing.filter(
    (line) => line.performanceId === performanceId && line.areaId === areaId && !line.seatId,
  )
  let left = about.over
  return places.toReversed().filter(({ quantity }) => {
    const isTooMany = left > 0
    left -= quantity
    return isTooMany
  })
}

/**
 * The lines given up, their tickets void, the money out. An order that is given up whole keeps what it was worth and is
 * cancelled; of any other the total goes down by what was given up.
 */
export function refunded(
  { order, lines, tickets, payments }: OrderEntity,
  lineIds: readonly string[],
  paid: readonly Payment[],
  { atMs }: Pick<GivenAnswer, 'atMs'>,
): OrderEntity {
  const isGivenUp = ({ id, state }: StoredLine) => lineIds.includes(id) && state !== 'cancelled'
  const left = lines.map((line) => (isGivenUp(line) ? { ...line, state: 'cancelled' as const } : line))
  const isWhole = left.every(({ state }) => state === 'cancelled')
  const givenUpMinor = lines.filter(isGivenUp).reduce((sum, { totalMinor }) => sum + totalMinor, 0)
  const fresh = paid.filter(({ id }) => !payments.some((known) => known.id === id))
  const head = {
    ...order,
    totalMinor: isWhole ? order.totalMinor : order.totalMinor - givenUpMinor,
    paidMinor: order.paidMinor + fresh.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  }
  return {
    order: isWhole && givenUpOf[order.state] ? { ...head, state: givenUpOf[order.state], cancelledAtMs: atMs } : head,
    lines: left,
    tickets: tickets.map((ticket) =>
      lineIds.includes(ticket.orderLineId) ? { ...ticket, state: 'cancelled' } : ticket,
    ),
    payments: withPayments(payments, fresh),
  }
}

/** In the order in which every counter reads them. */
export function withPayments(known: readonly Payment[], fresh: readonly Payment[]): Payment[] {
  return [...known, ...fresh].toSorted((a, b) => a.atMs - b.atMs || compareTexts(a.id, b.id))
}

const givenUpOf = {
  sold: 'cancelled-sold',
  reserved: 'cancelled-reserved',
  'cancelled-sold': 'cancelled-sold',
  'cancelled-reserved': 'cancelled-reserved',
} as const

export function honoured(order: OrderEntity, lineIds: readonly string[]): OrderEntity {
  const lines = order.lines.map((line) =>
    lineIds.includes(line.id) && line.state === 'contested' ? { ...line, state: 'honoured' as const } : line,
  )
  return { ...order, lines }
}

/** @param isFree of the new seat: somebody may have got it meanwhile, then the line waits contested there */
export function reseated(
  order: OrderEntity,
  moves: readonly Move[],
  issued: readonly Ticket[],
  isFree: (move: Move) => boolean,
): OrderEntity {
  const lines = order.lines.map((line) => {
    const move = moves.find(({ lineId }) => lineId === line.id)
    if (!move) return line
    const { areaId, seatId } = move
    return { ...line, areaId, seatId, state: isFree(move) ? ('active' as const) : ('contested' as const) }
  })
  const moved = new Set(moves.map(({ lineId }) => lineId))
  const voided = (ticket: Ticket) =>
    moved.has(ticket.orderLineId) ? { ...ticket, state: 'cancelled' as const } : ticket
  const fresh = issued.filter(({ orderLineId }) => moved.has(orderLineId))
  return withTickets({ ...order, lines, tickets: order.tickets.map(voided) }, fresh)
}

/** Tickets as they say; one that is there already is put as it says now. */
export function withTickets(order: OrderEntity, issued: readonly Ticket[]): OrderEntity {
  const ids = new Set(issued.map(({ id }) => id))
  const positionOf = new Map(order.lines.map((line) => [line.id, line.position]))
  const tickets = [...order.tickets.filter(({ id }) => !ids.has(id)), ...issued].toSorted(
    (a, b) => (positionOf.get(a.orderLineId) ?? 0) - (positionOf.get(b.orderLineId) ?? 0) || compareTexts(a.id, b.id),
  )
  return { ...order, tickets }
}

/** In the order in which every counter reads them, so that what is compared is the same text everywhere. */
const compareTexts = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
