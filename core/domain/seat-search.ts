// The search behind "best seats": one run, else parts behind each other found row by row, else near-equal parts anywhere.
// Each step is tried only when the one before found nothing, so people stay together before seats are better.
import {
  type Board,
  type BoardRow,
  cheapest,
  cheapestPart,
  costOfMixedCategories,
  costOfSingle,
  costOfUnequalParts,
  distance,
  type Part,
  partsOf,
  seatAt,
} from '#core/domain/seat-board.ts'

/** `together`: one run. `split`: parts behind each other in adjacent rows. `scattered`: wherever there was room. */
export type SeatChoice = { kind: 'together' | 'split' | 'scattered'; parts: Part[] }

/** The cheapest way to seat `count` people, or undefined when there are not as many usable seats. */
export function searchSeats(board: Board, count: number): SeatChoice | undefined {
  if (board.usableCount < count) return undefined
  return together(board, count) ?? split(board, count) ?? scattered(board, count)
}

type Chain = { part: Part; cost: number; before: Chain | undefined }

/** Rows further apart than this, in tenths of a seat's width, have a cross aisle between them. */
const rowGapMax = 30
const seatWidth = 10

function together(board: Board, count: number): SeatChoice | undefined {
  if (count > board.longestRun) return undefined
  const best = cheapestPart(board.rows, count)
  return best && { kind: 'together', parts: [best] }
}

/** Fewest parts first; two parts may be uneven, down to a third, when even ones would leave a single seat. */
function split(board: Board, count: number): SeatChoice | undefined {
  const partsMax = count < 4 ? Math.min(count, 2) : Math.floor(count / 2)
  for (let partCount = 2; partCount <= partsMax && partCount <= board.rows.length; partCount++) {
    const even = bestOf(board, evenParts(count, partCount))
    const isGoodEnough = even !== undefined && even.cost < costOfSingle
    const best = isGoodEnough || partCount > 2 ? even : cheapest(present([even, bestOf(board, unevenPairs(count))]))
    if (best) return { kind: 'split', parts: partsOfChain(best) }
  }
  return undefined
}

/** As equal as can be, the larger ones in front or behind. */
function evenParts(count: number, partCount: number): number[][] {
  const small = Math.floor(count / partCount)
  const largerCount = count % partCount
  const even = Array.from({ length: partCount }, (_, index) => small + (index < largerCount ? 1 : 0))
  return largerCount > 0 ? [even, even.toReversed()] : [even]
}

function unevenPairs(count: number): number[][] {
  const pairs: number[][] = []
  for (let lesser = Math.floor(count / 2) - 1; lesser >= Math.max(2, count / 3); lesser--) {
    pairs.push([count - lesser, lesser], [lesser, count - lesser])
  }
  return pairs
}

function bestOf(board: Board, ways: readonly number[][]): Chain | undefined {
  const possible = ways.filter((sizes) => Math.max(...sizes) <= board.longestRun)
  return cheapest(present(possible.map((sizes) => bestChain(board, sizes))))
}

function present<Value>(values: readonly (Value | undefined)[]): Value[] {
  return values.filter((value) => value !== undefined)
}

/** The cheapest parts of the given sizes in rows that follow each other, found row by row with the best way so far. */
function bestChain(board: Board, sizes: readonly number[]): Chain | undefined {
  const [first = 0, ...others] = sizes
  const start = (part: Part): Chain => ({ part, cost: part.cost, before: undefined })
  let ways = board.rows.map((row) => partsOf(row, first).map(start))
  for (const size of others) {
    ways = board.rows.map((row, index) => continueAll(row, size, ways[index - 1] ?? []))
    if (ways.every((chains) => chains.length === 0)) return undefined
  }
  const best = cheapest(ways.flat())
  const unequal = Math.max(0, Math.max(...sizes) - Math.min(...sizes) - 1)
  return best && { ...best, cost: best.cost + unequal * costOfUnequalParts }
}

function continueAll(row: BoardRow, size: number, inFront: readonly Chain[]): Chain[] {
  if (inFront.length === 0) return []
  return partsOf(row, size).flatMap((part) => continued(part, inFront) ?? [])
}

function continued(part: Part, inFront: readonly Chain[]): Chain | undefined {
  let best: Chain | undefined
  for (const before of inFront) {
    if (!isBehind(part, before.part)) continue
    const cost = before.cost + part.cost + aside(part, before.part) * part.size + changeOfCategory(part, before.part)
    if (!best || cost < best.cost) best = { part, cost, before }
  }
  return best
}

function isBehind(part: Part, front: Part): boolean {
  const { row } = part.block
  return (
    aside(part, front) <= (Math.min(part.size, front.size) * seatWidth) / 2 &&
    row.areaId === front.block.row.areaId &&
    row.axis === front.block.row.axis &&
    Math.abs(part.across - front.across) <= rowGapMax
  )
}

function aside(part: Part, other: Part): number {
  return Math.abs(part.along - other.along)
}

function changeOfCategory(part: Part, other: Part): number {
  return seatAt(part, 0).category === seatAt(other, 0).category ? 0 : costOfMixedCategories
}

function partsOfChain(chain: Chain): Part[] {
  return chain.before ? [...partsOfChain(chain.before), chain.part] : [chain.part]
}

/** Near-equal parts anywhere, as few as possible and each close to the one before; single seats always end it. */
function scattered(board: Board, count: number): SeatChoice | undefined {
  for (let partCount = Math.max(2, Math.ceil(count / board.longestRun)); partCount <= count; partCount++) {
    const parts = placeApart(board, evenParts(count, partCount)[0] ?? [])
    if (parts) return { kind: 'scattered', parts }
  }
  return undefined
}

function placeApart(board: Board, sizes: readonly number[]): Part[] | undefined {
  const rows = board.rows.map(copyOf)
  const placed: Part[] = []
  for (const size of sizes) {
    const best = cheapestNear(rows, size, placed.at(-1))
    if (!best) return undefined
    best.block.usable.fill(false, best.start, best.start + size)
    best.block.loose.fill(false, best.start, best.start + size)
    placed.push(best)
  }
  return placed
}

function copyOf({ row, blocks }: BoardRow): BoardRow {
  return { row, blocks: blocks.map((block) => ({ ...block, usable: [...block.usable], loose: [...block.loose] })) }
}

function cheapestNear(rows: readonly BoardRow[], size: number, last: Part | undefined): Part | undefined {
  const parts = rows.flatMap((row) => partsOf(row, size))
  if (last) for (const part of parts) part.cost += distance(seatAt(part, 0), seatAt(last, 0)) * size
  return cheapest(parts)
}
