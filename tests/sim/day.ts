// A scripted day in the theatre: two counters, three cashiers, four hundred sales, sixty reservations, thirty exchanges, twenty
// refunds, and two hours without a network. What there is to do is drawn once and is the same every day; nothing may go wrong.
import type { CommandId, CustomerId, OrderId, PerformanceId } from '#core/domain/ids.ts'
import { type Dice, makeDice } from '#db/demo/random.ts'
import { clerkFrom, findStaff } from '#db/staff.ts'
import { newId } from '#host/clock.ts'
import { lapseReservations } from '#host/features/reservation.ts'
import { setPlan } from '#host/features/rights.ts'
import type { SimCounter } from './counter.ts'
import { acts } from './day-acts.ts'
import { bringIn, day } from './day-house.ts'
import { closeTill, openTill } from './day-shifts.ts'
import { compareDay, type DaySums } from './day-sums.ts'
import { type Evening, openQuietEvening } from './evening.ts'
import { checkAtTheEnd } from './invariants.ts'
import { startExchange } from './sync.ts'
import { settleAllDoubtful } from './terminal.ts'

export type TaskKind = 'sale' | 'reservation' | 'collect' | 'pay ahead' | 'give up' | 'exchange' | 'refund'
type Task = { kind: TaskKind; atMinute: number }

/** `from` and `until`: the part of the day in which it happens; nothing is collected before it was reserved. */
const wanted: readonly { kind: TaskKind; count: number; from: number; until: number }[] = [
  { kind: 'sale', count: 400, from: 0, until: 1 },
  { kind: 'reservation', count: 60, from: 0.02, until: 0.6 },
  { kind: 'pay ahead', count: 8, from: 0.6, until: 0.7 },
  { kind: 'collect', count: 44, from: 0.62, until: 0.98 },
  { kind: 'give up', count: 6, from: 0.65, until: 0.9 },
  { kind: 'exchange', count: 30, from: 0.15, until: 1 },
  { kind: 'refund', count: 20, from: 0.15, until: 1 },
]

const dayMinutes = 540
/** In minutes since the doors opened. */
const outage = { from: 180, until: 300 }
/** From then on the third cashier sits at the first counter. */
const changeOverMinute = 270

export type Day = {
  evening: Evening
  dice: Dice
  /** Of today, in order; `touched`: exchanged or given back, and nobody comes with them again. */
  sold: { orderId: OrderId; at: SimCounter }[]
  touched: Set<string>
  /** Waiting for their money. */
  reserved: { orderId: OrderId; at: SimCounter; customerId: CustomerId }[]
  isOutage: boolean
  /** The third cashier has the first counter. */
  isSecondHalf: boolean
  done: Map<string, number>
  failures: string[]
}

export type DayResult = { sums: DaySums; done: ReadonlyMap<string, number>; failures: string[] }

export async function runDay(seed = 1): Promise<DayResult> {
  return await withDay(seed, (today) => {
    const sums = compareDay(today)
    return { sums, done: today.done, failures: [...today.failures, ...today.evening.breaches] }
  })
}

/** @param look at everything, when the day is over and before it is put away */
export async function withDay<Seen>(seed: number, look: (today: Day) => Seen): Promise<Seen> {
  const evening = openQuietEvening()
  try {
    const shared = { sold: [], touched: new Set<string>(), reserved: [], done: new Map(), failures: [] }
    const today: Day = { evening, dice: makeDice(seed), isOutage: false, isSecondHalf: false, ...shared }
    const [first] = evening.counters
    if (first) bringIn(first)
    await exchangeAll(today, 4)
    seatCashiers(evening, 0)
    await planShares(today)
    await tryBeforeOpening(today)
    for (const counter of evening.counters) openTill(today, counter)
    await workThrough(today)
    await closeDay(today)
    return look(today)
  } finally {
    evening.close()
  }
}

export function count({ done }: Day, what: string, by = 1): void {
  done.set(what, (done.get(what) ?? 0) + by)
}

async function workThrough(today: Day): Promise<void> {
  const { evening, dice } = today
  const startMs = evening.timeMs()
  for (const { kind, atMinute } of tasksOf(dice)) {
    evening.pass(Math.max(0, startMs + atMinute * 60_000 - evening.timeMs()))
    today.isOutage = atMinute >= outage.from && atMinute < outage.until
    if (atMinute >= changeOverMinute && !today.isSecondHalf) await changeOver(today)
    const counter = evening.counters[dice.between(0, 1)] as SimCounter
    if (today.isOutage) count(today, 'while there was no network')
    evening.fates = today.isOutage ? Array.from({ length: 40 }, () => 'drop' as const) : []
    const said = await acts[kind](today, counter)
    if (said !== 'done') today.failures.push(`${kind} at ${counter.code} in minute ${atMinute.toFixed(0)}: ${said}`)
    else count(today, kind)
    for (const each of evening.counters) count(today, 'lapsed', lapseReservations(each.world))
    await exchangeAll(today, 1)
  }
  evening.fates = []
}

function tasksOf(dice: Dice): Task[] {
  const tasks = wanted.flatMap(({ kind, count: times, from, until }) =>
    Array.from({ length: times }, (): Task => ({ kind, atMinute: dayMinutes * (from + dice.next() * (until - from)) })),
  )
  return tasks.toSorted((a, b) => a.atMinute - b.atMinute)
}

/** As the loops do it all the time. */
async function exchangeAll({ evening }: Day, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++)
    for (const counter of evening.counters) await startExchange(evening, counter)
}

/** The venue takes money in a shift only. */
async function tryBeforeOpening(today: Day): Promise<void> {
  const [first] = today.evening.counters as [SimCounter]
  const said = await acts.sale(today, first)
  if (!said.includes('NO_SHIFT')) today.failures.push(`a sale before the drawer was opened: ${said}`)
}

/** One drawer is closed and another opened, while there is no network. */
async function changeOver(today: Day): Promise<void> {
  const [first] = today.evening.counters as [SimCounter]
  await closeTill(today, first)
  today.isSecondHalf = true
  seatCashiers(today.evening, 1)
  openTill(today, first)
}

/** Before the doors open a manager gives each counter enough seats for two hours alone. */
async function planShares({ evening, failures }: Day): Promise<void> {
  const [{ world }] = evening.counters as [SimCounter]
  for (const performanceId of day.evenings) {
    const planned = await setPlan(world, {
      commandId: newId<CommandId>(world.clock, world.random),
      performanceId: performanceId as PerformanceId,
      shares: evening.counters.map(({ id }) => ({ counterId: id, seats: [{ category: 'G', count: 80 }], areas: [] })),
      stopMinutesBefore: null,
    })
    if (!planned.accepted) failures.push(`the plan: ${planned.refusal.code}`)
  }
}

function seatCashiers({ counters }: Evening, half: 0 | 1): void {
  const seats = half === 0 ? [0, 1] : [2, 1]
  for (const [index, { world }] of counters.entries()) {
    const id = day.cashiers[seats[index] ?? 0]
    if (!id || world.session.clerkId() === id) continue
    const row = findStaff(world.db.read, id)
    if (row) world.session.enter(clerkFrom(row))
  }
}

/** The doors close: what is doubtful is settled, everything is handed in, and the drawers are counted. */
async function closeDay(today: Day): Promise<void> {
  const { evening } = today
  for (const counter of evening.counters) await settleAllDoubtful(counter, evening.dice)
  for (const counter of evening.counters) await closeTill(today, counter)
  // Reservations that nobody came for lapse overnight.
  evening.pass(12 * 3_600_000)
  for (const each of evening.counters) count(today, 'lapsed', lapseReservations(each.world))
  for (let round = 0; round < 4; round++) {
    evening.pass(30_000)
    await exchangeAll(today, 1)
  }
  await checkAtTheEnd(evening)
}
