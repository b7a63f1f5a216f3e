// Exchanges of the simulation's counters: what the loop does, without its waiting.
import type { Dice } from '#db/demo/random.ts'
import { handInLost, JournalForked, pull, push } from '#host/sync/exchange.ts'
import type { Sync } from '#host/sync/sync.ts'
import { tendRights } from '#host/sync/tend-rights.ts'
import { takeDown } from './afresh.ts'
import type { SimCounter } from './counter.ts'
import { type Evening, endOf } from './evening.ts'
import { linkOf, type SimLink } from './network.ts'
import { PowerCut } from './trap.ts'

/** Begins an exchange, which ends in this step unless the line holds an answer back. */
export async function startExchange(evening: Evening, counter: SimCounter): Promise<string> {
  if (counter.exchange) return 'still waits'
  if (counter.stopped === 'forked') return 'stopped'
  const running = exchange(evening, counter)
  counter.exchange = running
  const { program } = counter
  const ended = running.then((said) => {
    if (counter.program === program) counter.exchange = null
    return said
  })
  return (await endOf(evening, counter, ended)) ?? 'waits'
}

async function exchange(evening: Evening, counter: SimCounter): Promise<string> {
  const link = linkOf(evening.network, counter)
  const { world } = counter
  try {
    const said = await exchangeAll(counter, link).catch(async (error: unknown) => {
      if (isRevoked(error)) await handInLost(world, link)
      throw error
    })
    counter.isOnline = true
    return said
  } catch (error) {
    counter.isOnline = false
    if (error instanceof JournalForked) counter.stopped = 'forked'
    if (isRevoked(error)) counter.stopped = 'revoked'
    if (error instanceof PowerCut) return 'power cut'
    return counter.stopped ?? `gave up: ${(error as Error).message}`
  }
}

async function exchangeAll({ world, askedAtMs }: SimCounter, link: SimLink): Promise<string> {
  const up = await push(world, link)
  const down = await takeDown(world, link)
  const wasAsked = await tendRights(world, link, askedAtMs)
  if (wasAsked) await takeDown(world, link)
  return `${up} up, ${down} down${wasAsked ? ', rights' : ''}`
}

const isRevoked = (error: unknown) => (error as { code?: unknown } | null)?.code === 'COUNTER_REVOKED'

/** Lets one held answer through, and a late request reach the server. */
export async function letGo(evening: Evening, dice: Dice): Promise<string> {
  const { held, late } = evening.network
  const [answer] = held.splice(dice.between(0, Math.max(0, held.length - 1)), 1)
  answer?.letGo()
  const [request] = late.splice(dice.between(0, Math.max(0, late.length - 1)), 1)
  // Nobody waits for it any more, whatever the server says.
  await request?.().catch(() => undefined)
  await evening.quiet()
  return `${answer ? `an answer to ${answer.counter.code}` : 'no answer'}, ${request ? 'a request' : 'no request'}`
}

/** What a clerk waits for: an answer comes at once or not at all. What is taken down meanwhile may come later all the same. */
export function askingLine(evening: Evening, counter: SimCounter): Pick<Sync, 'ask' | 'catchUp'> {
  return {
    ask: async (question) => {
      if (!counter.isOnline) return undefined
      // Not reached, which the next exchange finds out and says.
      return await linkOf(evening.network, counter, true)
        .call(question)
        .catch(() => undefined)
    },
    catchUp: async () => {
      const pulled = pull(counter.world, linkOf(evening.network, counter)).then(
        () => true,
        () => false,
      )
      return (await endOf(evening, counter, pulled)) ?? false
    },
  }
}
