// The conflict desk: an open case is answered by a manager, through the product's own procedures; now and then at another counter
// as well that has not heard of it.
import { createRouterClient } from '@orpc/server'
import type { CaseView } from '#core/contract/case.ts'
import type { CaseAnswer } from '#core/domain/case.ts'
import type { CaseId, CommandId } from '#core/domain/ids.ts'
import type { Dice } from '#db/demo/random.ts'
import { clerkFrom, findStaff } from '#db/staff.ts'
import { newId } from '#host/clock.ts'
import { router } from '#host/router.ts'
import { randomOf, type SimCounter } from './counter.ts'
import type { Evening } from './evening.ts'
import { oneOf } from './plan.ts'
import { house } from './venue.ts'

export async function answerCase({ counters }: Evening, counter: SimCounter, dice: Dice): Promise<string> {
  const others = counters.filter((other) => other !== counter && !other.program.isDead)
  const isApart = others.length > 0 && dice.chance(0.4)
  const said = await answerAt(counter, dice)
  if (!isApart || counter.program.isDead) return said
  const other = oneOf(dice, others)
  return `${said}; at ${other.code} ${await answerAt(other, dice)}`
}

type Client = ReturnType<typeof clientOf>

const clientOf = ({ world }: SimCounter) => createRouterClient(router, { context: { world } }).cases

async function answerAt(counter: SimCounter, dice: Dice): Promise<string> {
  const { db, session } = counter.world
  const people = [house.manager, house.cashier].map((id) => findStaff(db.read, id))
  const [manager, cashier] = people.map((row) => (row ? clerkFrom(row) : undefined))
  if (manager) session.enter(manager)
  const client = clientOf(counter)
  try {
    const { cases } = await client.list({ state: 'open' })
    const ready = cases.filter((view) => view.ready.length > 0)
    if (ready.length === 0) return 'no case'
    const view = oneOf(dice, ready)
    const answer = oneOf(dice, view.ready)
    const commandId = newId<CommandId>(counter.world.clock, randomOf(dice))
    return `${view.code}: ${answer} ${await give(client, view, answer, commandId)}`
  } catch (error) {
    // A disk that fails is told to the clerk as a fault, and a power cut is found at the program.
    if (counter.program.isDead) return 'power cut'
    const { code } = error as { code?: unknown }
    if (typeof code !== 'string' || code === 'DEFECT' || code === 'INTERNAL_SERVER_ERROR') throw error
    return code
  } finally {
    if (cashier) session.enter(cashier)
  }
}

async function give(client: Client, view: CaseView, answer: CaseAnswer, commandId: CommandId): Promise<string> {
  const { caseIds } = view
  const command = { commandId, caseIds, note: 'asked at the desk' }
  switch (answer) {
    case 'reseat': {
      const [proposal] = await client.proposals({ caseIds })
      if (!proposal) return 'no seats'
      await client.reseat({ ...command, seats: proposal.seats.map(({ lineId, seatId }) => ({ lineId, seatId })) })
      return proposal.isSure ? 'surely' : 'perhaps'
    }
    case 'refund':
      await client.refund({ ...command, expectedMinor: view.refundMinor })
      return `${view.refundMinor}`
    case 'honour':
      await client.honour(command)
      return 'done'
    case 'close':
      await client.close(command)
      return 'done'
    case 'keep':
    case 'take':
      await client.chooseValue({ commandId, caseId: caseIds[0] as CaseId, choice: answer })
      return 'done'
    case 'call':
    case 'note':
      await client.note({ ...command, answer })
      return 'done'
  }
}
