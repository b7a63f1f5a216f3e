// Payments at the card terminal. Each is on the disk before the terminal hears of it, so that after a power cut it is known
// that somebody may have paid; how it ended is an entry of its own.
import type { PaymentAttemptView } from '#core/contract/payment.ts'
import { spokenName } from '#core/domain/customer.ts'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { CommandId, CustomerId, OrderId, PaymentAttemptId } from '#core/domain/ids.ts'
import type { AttemptEnd } from '#core/domain/payment-attempt.ts'
import { getVenue } from '#db/counter.ts'
import { findCustomer } from '#db/customer.ts'
import type { ReadableDb } from '#db/database.ts'
import {
  findAttempt,
  insertAttempt,
  listOpenAttempts,
  moveAttempt,
  type PaymentAttemptRow,
} from '#db/payment-attempt.ts'
import { staffName } from '#db/staff.ts'
import type { ConnectedTerminal, PaymentResult } from '#drivers/terminal/roles.ts'
import { newId } from '../clock.ts'
import { inJournal } from '../in-journal.ts'
import { clerkOf, host, settle } from '../procedures.ts'
import type { World } from '../world.ts'

export const payment = {
  terminal: host.payment.terminal.handler(({ context: { world } }) => {
    const { kind, name } = world.terminal
    return { kind, name }
  }),
  begin: host.payment.begin.handler(({ input, context: { world }, errors }) => settle(begin(world, input), errors)),
  get: host.payment.get.handler(({ input, context: { world }, errors }) =>
    settle(readAttempt(world, input.attemptId), errors),
  ),
  open: host.payment.open.handler(({ context: { world } }) =>
    listOpenAttempts(world.db.read).map((row) => viewOf(world.db.read, row)),
  ),
  settle: host.payment.settle.handler(({ input, context: { world }, errors }) =>
    settle(settleByHand(world, input), errors),
  ),
  ask: host.payment.ask.handler(async ({ input, context: { world }, errors }) =>
    settle(await askTerminal(world, input.attemptId), errors),
  ),
}

type Begin = {
  commandId: CommandId
  attemptId: PaymentAttemptId
  orderId: OrderId
  customerId: CustomerId | null
  amountMinor: number
}

export function begin(
  world: World,
  command: Begin,
): Decision<PaymentAttemptView, { code: 'PAYMENT_OPEN'; attemptId: PaymentAttemptId }> {
  const { attemptId: id, orderId, customerId, amountMinor } = command
  const isKnown = findAttempt(world.db.read, id) !== undefined
  const decision = inJournal<PaymentAttemptView, { code: 'PAYMENT_OPEN'; attemptId: PaymentAttemptId }>(
    world,
    command,
    { name: 'payment.begin', v: 1 },
    (tx) => {
      const open = listOpenAttempts(tx).find(({ state }) => state !== 'approved')
      if (open) return refuse({ code: 'PAYMENT_OPEN', attemptId: open.id as PaymentAttemptId })
      const { currency } = getVenue(tx)
      const began = { beganAtMs: world.clock.nowMs(), beganBy: clerkOf(world).id }
      insertAttempt(tx, { id, orderId, customerId, amountMinor, currency, state: 'begun', reference: '', ...began })
      const entry = { id, orderId, customerId, amountMinor, currency }
      return accept({ answer: viewOf(tx, attemptIn(tx, id)), entry, changed: ['payment'] })
    },
  )
  // The terminal hears of it once, however often the command comes.
  if (decision.accepted && !isKnown && world.terminal.kind === 'connected')
    follow(world, world.terminal, decision.value)
  return decision
}

function follow(world: World, terminal: ConnectedTerminal, { id, amountMinor, currency }: PaymentAttemptView): void {
  const run = async () => end(world, id, await terminal.pay({ attemptId: id, amountMinor, currency }))
  run().catch((error: unknown) => {
    world.log.error(
      { error: String(error), attemptId: id },
      'a terminal broke its promise, or its word could not be kept',
    )
  })
}

/** What the terminal said. Where a person has settled it meanwhile, theirs stands, and the log has both. */
function end(world: World, id: string, result: PaymentResult): void {
  const reference = result.state === 'approved' ? result.reference : ''
  if (result.state !== 'approved') world.log.warn({ attemptId: id, ...result }, 'a card payment was not approved')
  const command = { commandId: newId<CommandId>(world.clock, world.random) }
  const isMoved = record(world, command, { id, state: result.state, reference, settledBy: null })
  if (!isMoved.accepted) world.log.error({ attemptId: id, ...result }, 'a card payment was settled otherwise already')
}

type End = { id: string; state: AttemptEnd; reference: string; settledBy: string | null }

function record(
  world: World,
  command: { commandId: CommandId },
  entry: End,
): Decision<PaymentAttemptView, { code: 'ALREADY_SETTLED' }> {
  return inJournal<PaymentAttemptView, { code: 'ALREADY_SETTLED' }>(
    world,
    command,
    { name: 'payment.end', v: 1 },
    (tx) => {
      const { id, ...change } = entry
      const from = change.state === 'unknown' ? (['begun'] as const) : (['begun', 'unknown'] as const)
      if (!moveAttempt(tx, id, from, { ...change, endedAtMs: world.clock.nowMs() }))
        return refuse({ code: 'ALREADY_SETTLED' })
      return accept({ answer: viewOf(tx, attemptIn(tx, id)), entry, changed: ['payment'] })
    },
  )
}

type Settle = {
  commandId: CommandId
  attemptId: PaymentAttemptId
  state: 'approved' | 'declined' | 'aborted'
  reference: string
}

export function settleByHand(
  world: World,
  command: Settle,
): Decision<PaymentAttemptView, { code: 'UNKNOWN_PAYMENT' | 'ALREADY_SETTLED' }> {
  const { attemptId: id, state, reference } = command
  if (!findAttempt(world.db.read, id)) return refuse({ code: 'UNKNOWN_PAYMENT' })
  return record(world, command, { id, state, reference, settledBy: clerkOf(world).id })
}

export async function askTerminal(
  world: World,
  id: PaymentAttemptId,
): Promise<Decision<PaymentAttemptView, { code: 'UNKNOWN_PAYMENT' | 'NOT_CONNECTED' }>> {
  const { terminal } = world
  if (terminal.kind !== 'connected') return refuse({ code: 'NOT_CONNECTED' })
  if (findAttempt(world.db.read, id)?.state === 'unknown') {
    const result = await terminal.ask(id)
    if (result.state !== 'unknown') end(world, id, result)
  }
  return readAttempt(world, id)
}

function readAttempt({ db }: World, id: PaymentAttemptId): Decision<PaymentAttemptView, { code: 'UNKNOWN_PAYMENT' }> {
  const row = findAttempt(db.read, id)
  return row ? accept(viewOf(db.read, row)) : refuse({ code: 'UNKNOWN_PAYMENT' })
}

function attemptIn(db: ReadableDb, id: string): PaymentAttemptRow {
  const row = findAttempt(db, id)
  if (!row) throw new Error('a payment that was just written is there')
  return row
}

function viewOf(db: ReadableDb, row: PaymentAttemptRow): PaymentAttemptView {
  const { id, orderId, customerId, amountMinor, currency, state, reference, beganAtMs, beganBy, settlementId } = row
  const customer = customerId === null ? undefined : findCustomer(db, customerId)
  return {
    id: id as PaymentAttemptId,
    orderId: orderId as OrderId,
    customerId: customerId as CustomerId | null,
    customerName: customer ? spokenName(customer) : '',
    amountMinor,
    currency,
    state,
    reference,
    beganAtMs,
    beganByName: staffName(db, beganBy),
    isUsed: settlementId !== null,
  }
}
