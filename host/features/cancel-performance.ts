// A performance that is cancelled, and its orders given back by the hundred: to the gift cards and the credit they were paid with,
// everything else to the customer's credit. Each order is a settlement of its own, so that a stop or a power cut loses nothing.
import { setImmediate as turn } from 'node:timers/promises'
import type { GivingBack } from '#core/contract/performance.ts'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { CommandId, CustomerId, OrderId, OrderLineId, PerformanceId, StoredValueId } from '#core/domain/ids.ts'
import { backOf } from '#core/domain/open-order.ts'
import { planRefund } from '#core/domain/refund-plan.ts'
import type { Tender } from '#core/domain/tender.ts'
import { performanceCancel } from '#core/effects/catalogue.ts'
import type { OrderEntity } from '#core/protocol/entity.ts'
import { writeEntity } from '#db/entity/entity.ts'
import { readOrderEntity } from '#db/entity/order.ts'
import { localState } from '#db/entity/state.ts'
import { listHolding } from '#db/order.ts'
import { findPerformance } from '#db/performance.ts'
import { newId } from '../clock.ts'
import { inJournal } from '../in-journal.ts'
import type { World } from '../world.ts'
import { completeSale } from './complete-sale.ts'
import { cancelReservation } from './reservation.ts'

type Cancel = { commandId: CommandId; performanceId: PerformanceId; reason: string }

export function cancelPerformance(
  world: World,
  command: Cancel,
): Decision<Record<string, never>, { code: 'UNKNOWN_PERFORMANCE' | 'ALREADY_CANCELLED' }> {
  const { performanceId, reason } = command
  return inJournal<Record<string, never>, { code: 'UNKNOWN_PERFORMANCE' | 'ALREADY_CANCELLED' }>(
    world,
    command,
    { name: 'performance.cancel', v: 1 },
    (tx) => {
      const found = findPerformance(tx, performanceId)
      if (!found) return refuse({ code: 'UNKNOWN_PERFORMANCE' })
      if (found.performance.state === 'cancelled') return refuse({ code: 'ALREADY_CANCELLED' })
      const entry = { performanceId, reason }
      const facts = { counterId: '', clerkId: world.session.clerkId(), atMs: world.clock.nowMs() }
      for (const put of performanceCancel.apply(entry, localState(tx), facts).puts) writeEntity(tx, put)
      return accept({ answer: {}, entry, changed: ['performance', 'catalogue'] })
    },
  )
}

type Run = { state: GivingBack['state']; done: GivingBack['done']; refused: GivingBack['refused'] }

const runs = new WeakMap<World, Map<string, Run>>()

function runOf(world: World, performanceId: string): Run {
  const known = runs.get(world) ?? new Map<string, Run>()
  runs.set(world, known)
  const run = known.get(performanceId) ?? { state: 'idle', done: { orders: 0, amountMinor: 0 }, refused: [] }
  known.set(performanceId, run)
  return run
}

export function readGivingBack(world: World, performanceId: PerformanceId): GivingBack {
  const run = runOf(world, performanceId)
  const refused = new Set(run.refused.map(({ number }) => number))
  const sums = { toDo: { orders: 0, amountMinor: 0 }, byHand: { orders: 0, amountMinor: 0 } }
  for (const { id, customerId } of listHolding(world.db.read, performanceId)) {
    const order = readOrderEntity(world.db.read, id)
    if (!order) continue
    const sum = customerId === null || refused.has(order.order.number) ? sums.byHand : sums.toDo
    sum.orders += 1
    sum.amountMinor += backOf(order.order, givenMinor(order, performanceId))
  }
  return { ...sums, state: run.state, done: { ...run.done }, refused: [...run.refused] }
}

/** Twice at once is once. */
export function giveBackAll(
  world: World,
  performanceId: PerformanceId,
): Decision<GivingBack, { code: 'NOT_CANCELLED' }> {
  if (findPerformance(world.db.read, performanceId)?.performance.state !== 'cancelled')
    return refuse({ code: 'NOT_CANCELLED' })
  const run = runOf(world, performanceId)
  if (run.state !== 'running') {
    run.state = 'running'
    carryOn(world, performanceId, run).catch((error: unknown) => {
      run.state = 'stopped'
      world.log.error({ error: String(error), performanceId }, 'giving a performance back was cut short')
      world.changes.announce(['performance'])
    })
  }
  return accept(readGivingBack(world, performanceId))
}

export function stopGivingBack(world: World, performanceId: PerformanceId): GivingBack {
  const run = runOf(world, performanceId)
  if (run.state === 'running') run.state = 'stopped'
  return readGivingBack(world, performanceId)
}

async function carryOn(world: World, performanceId: PerformanceId, run: Run): Promise<void> {
  const orders = listHolding(world.db.read, performanceId).filter(({ customerId }) => customerId !== null)
  for (const { id } of orders) {
    // The clerk goes on selling meanwhile.
    await turn()
    if (run.state !== 'running') return
    giveBackOne(world, performanceId, id, run)
  }
  run.state = 'done'
  world.changes.announce(['performance'])
}

function giveBackOne(world: World, performanceId: PerformanceId, orderId: OrderId, run: Run): void {
  const order = readOrderEntity(world.db.read, orderId)
  if (!order || order.order.state.startsWith('cancelled')) return
  const backMinor = backOf(order.order, givenMinor(order, performanceId))
  const isUnpaid = order.order.state === 'reserved' && order.order.paidMinor === 0
  const commandId = newId<CommandId>(world.clock, world.random)
  const decision = isUnpaid
    ? cancelReservation(world, { commandId, orderId, reason: 'performance cancelled' })
    : completeSale(world, {
        commandId,
        orderId: newId<OrderId>(world.clock, world.random),
        customerId: order.order.customerId as CustomerId,
        lines: [],
        returns: [{ orderId, lineIds: linesOf(order, performanceId).map(({ id }) => id as OrderLineId) }],
        expectedTotalMinor: 0 - backMinor,
        tenders: tendersOf(order, backMinor),
        note: '',
        reason: 'performance cancelled',
        isUnattended: true,
      })
  if (!decision.accepted) run.refused.push({ number: order.order.number, code: decision.refusal.code })
  else {
    run.done.orders += 1
    run.done.amountMinor += backMinor
  }
}

const linesOf = ({ lines }: OrderEntity, performanceId: string) =>
  lines.filter((line) => line.performanceId === performanceId && line.state !== 'cancelled')

const givenMinor = (order: OrderEntity, performanceId: string) =>
  linesOf(order, performanceId).reduce((sum, { totalMinor }) => sum + totalMinor, 0)

/** What came from a gift card goes back there; nobody stands at the desk for coins or a bank card. */
function tendersOf({ payments }: OrderEntity, backMinor: number): Tender[] {
  if (backMinor === 0) return []
  const plan = planRefund(payments, backMinor, true)
  const cards = plan.filter(({ means }) => means === 'gift-card')
  const creditMinor = backMinor - cards.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const back = cards.map(
    ({ amountMinor, storedValueId }): Tender => ({
      means: 'gift-card',
      amountMinor: 0 - amountMinor,
      storedValueId: storedValueId as StoredValueId,
    }),
  )
  return creditMinor > 0 ? [...back, { means: 'credit', amountMinor: 0 - creditMinor }] : back
}
