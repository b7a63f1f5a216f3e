// How long "best seats" takes for a big group in a big hall, from empty to nearly sold out. `p95Ms` is what the key B costs:
// the rows of the hall were read when its map was opened. `firstTimeP95Ms` asks of a plan never seen before.
import { parseArgs } from 'node:util'
import { bestSeats } from '#core/domain/best-seats.ts'
import { shapeHall } from '#core/domain/hall-shape.ts'
import type { HallPlan } from '#core/domain/seat.ts'

type Bench = {
  args: Record<string, unknown>
  figures: Record<string, number>
  goals: { figure: string; op: '<=' | '>='; value: number }[]
}

const rounds = 200
/** Enough for the engine to have compiled what it will; not counted. */
const warmUpRounds = 30

/** `--seats 5000 --group 12`: the size of the hall and of the group. */
export async function run(args: string[]): Promise<Bench> {
  const options = { seats: { type: 'string', default: '5000' }, group: { type: 'string', default: '12' } } as const
  const { values } = parseArgs({ args, options })
  const seats = Number(values.seats)
  const group = Number(values.group)
  const plan = shapeHall({ name: 'Bench', seatCount: seats })
  for (let round = 0; round < warmUpRounds; round++) ask({ ...plan }, group, soldShare(round), rounds + round)
  const fresh = Array.from({ length: rounds }, (_, round) => ask({ ...plan }, group, soldShare(round), round))
  const known = Array.from({ length: rounds }, (_, round) => ask(plan, group, soldShare(round), round))
  const figures = {
    seats: plan.seats.length,
    rounds,
    p50Ms: percentile(known, 0.5),
    p95Ms: percentile(known, 0.95),
    firstTimeP95Ms: percentile(fresh, 0.95),
  }
  return { args: { seats, group }, figures, goals: [{ figure: 'p95Ms', op: '<=', value: 5 }] }
}

/** From an empty hall to one where nine of ten seats are gone. */
function soldShare(round: number): number {
  return ((round * 7) % 10) / 10
}

function ask(plan: HallPlan, group: number, sold: number, seed: number): number {
  const random = randomFrom(seed)
  const free = new Set(plan.seats.filter(() => random() >= sold).map((seat) => seat.id))
  const startedMs = performance.now()
  const best = bestSeats(plan, (id) => free.has(id), group)
  const tookMs = performance.now() - startedMs
  if (free.size >= group && best?.seats.length !== group) throw new Error('best seats found nothing to measure')
  return tookMs
}

/** A small seeded generator (mulberry32), so that every run asks the same questions. */
function randomFrom(seed: number): () => number {
  let state = seed + 1
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    const again = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((again ^ (again >>> 14)) >>> 0) / 4_294_967_296
  }
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
