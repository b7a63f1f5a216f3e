// Payments at the card terminal: approved, refused, and those of which nobody heard the end, which a person settles later.
import type { CommandId, PaymentAttemptId } from '#core/domain/ids.ts'
import type { Tender } from '#core/domain/tender.ts'
import type { Dice } from '#db/demo/random.ts'
import { findAttempt, listOpenAttempts, type PaymentAttemptRow } from '#db/payment-attempt.ts'
import { newId } from '#host/clock.ts'
import { askTerminal, begin, settleByHand } from '#host/features/payment.ts'
import { ask, carryOut, type Wish } from './acts.ts'
import { randomOf, type SimCounter } from './counter.ts'
import type { Evening } from './evening.ts'
import { inCash, linesFor, settlement, sumOf } from './till.ts'

/** What the simulator does with an amount that ends so: approved, refused, stopped, taken or not with no answer, and never told. */
const endings = [0, 0, 0, 1, 2, 3, 4, 5] as const

/**
 * A part of the total by card, the rest in cash, or with a card payment that was approved and that no sale has used. What the
 * terminal has not said at once stays open.
 */
export async function sellByCard(
  evening: Evening,
  counter: SimCounter,
  dice: Dice,
  wishes: readonly Wish[],
): Promise<string> {
  const { world } = counter
  const lines = linesFor(counter, dice, wishes)
  const totalMinor = sumOf(counter, lines)
  const attemptId = newId<PaymentAttemptId>(world.clock, randomOf(dice))
  const command = settlement(counter, dice, { lines, expectedTotalMinor: totalMinor, tenders: [] })
  const unused = listOpenAttempts(world.db.read).find(({ state }) => state === 'approved')
  const isUsed = unused !== undefined && unused.amountMinor <= totalMinor && dice.chance(0.7)
  // As after a power cut, or when somebody else stands at the desk meanwhile.
  const isLeft = dice.chance(0.15)
  const amountMinor = totalMinor - 1_000 + dice.pick(endings)
  const commandId = newId<CommandId>(world.clock, randomOf(dice))
  if (!isUsed) {
    const { orderId, customerId } = command
    const said = await ask(counter, () => begin(world, { commandId, attemptId, orderId, customerId, amountMinor }))
    if (said !== 'done') return said
    await evening.quiet()
    if (counter.program.isDead) return 'power cut'
    const { state } = findAttempt(world.db.read, attemptId) ?? { state: 'begun' }
    if (state !== 'approved' || isLeft) return state
  }
  const tender = byCard(isUsed ? unused : { id: attemptId, amountMinor })
  const tenders = [tender, ...inCash(totalMinor - tender.amountMinor)]
  return await ask(counter, () => carryOut(counter, { ...command, tenders }))
}

function byCard({ id, amountMinor }: Pick<PaymentAttemptRow, 'id' | 'amountMinor'>) {
  return { means: 'card', amountMinor, attemptId: id as PaymentAttemptId } satisfies Tender
}

/** Of the oldest that nobody knows the end of: the terminal is asked, else a person says it. */
export async function settleDoubtful(counter: SimCounter, dice: Dice): Promise<string> {
  const { world } = counter
  const doubtful = listOpenAttempts(world.db.read).find(isDoubtful)
  if (!doubtful) return 'nothing is doubtful'
  const attemptId = doubtful.id as PaymentAttemptId
  const commandId = newId<CommandId>(world.clock, randomOf(dice))
  const state = dice.pick(['approved', 'declined', 'aborted'] as const)
  if (dice.chance(0.6)) {
    const asked = await askTerminal(world, attemptId)
    if (asked.accepted && !isDoubtful(asked.value)) return `the terminal says ${asked.value.state}`
  }
  return await ask(counter, () => settleByHand(world, { commandId, attemptId, state, reference: 'by hand' }))
}

const isDoubtful = ({ state }: { state: string }) => state === 'begun' || state === 'unknown'

/** At the end of the evening somebody looks at all of them. */
export async function settleAllDoubtful(counter: SimCounter, dice: Dice): Promise<void> {
  const { read } = counter.world.db
  for (let left = listOpenAttempts(read).length; left > 0; left--) await settleDoubtful(counter, dice)
}
