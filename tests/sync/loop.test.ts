// The loop beside a counter: it hands in by itself, says honestly when the line is down, and comes back by itself.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCounter } from '#db/counter.ts'
import { findServer } from '#db/sync-state.ts'
import { systemClock } from '#host/clock.ts'
import { openLink, type ServerLink } from '#host/sync/link.ts'
import { type SyncLoop, type SyncMode, startLoop } from '#host/sync/loop.ts'
import { type Desk, type Evening, openEvening } from './two-counters.ts'

let evening: Evening
let desk: Desk
let loop: SyncLoop
let isCut = false
let streams = new AbortController()
let asked = 0
let turns = 0
beforeAll(async () => {
  evening = await openEvening()
  desk = await evening.newDesk('A1')
  loop = startLoop(desk.world, cuttable(), { nowMs: () => Date.now(), random: countedTurn, restMsMax: 50 })
})
afterAll(async () => {
  await loop.stop()
  await evening.close()
})

/** The loop asks for a chance once in every turn. */
function countedTurn(): number {
  turns += 1
  return 0.5
}

async function someTurns(): Promise<void> {
  const upto = turns + 10
  await expect.poll(() => turns, { timeout: 10_000 }).toBeGreaterThanOrEqual(upto)
}

/** The real line, until a test cuts it; what is asked over it is counted. */
function cuttable(): ServerLink {
  const { db } = desk.world
  const server = findServer(db.read)
  const link = openLink(
    { url: evening.url, counterId: findCounter(db.read)?.id ?? '', privateKey: server?.privateKey ?? {} },
    systemClock,
  )
  return {
    ...link,
    call: async (ask) => {
      if (isCut) throw new Error('the line is cut')
      asked += 1
      return await link.call(ask)
    },
    async *follow(ask, signal) {
      if (isCut) throw new Error('the line is cut')
      yield* link.follow(ask, AbortSignal.any([signal, streams.signal]))
    },
  }
}

function cut(): void {
  isCut = true
  streams.abort()
  streams = new AbortController()
}

async function reached(mode: SyncMode, isEmpty = false): Promise<void> {
  await expect.poll(() => loop.report().mode, { timeout: 10_000 }).toBe(mode)
  if (isEmpty) await expect.poll(() => loop.report().waiting, { timeout: 10_000 }).toBe(0)
}

describe('the loop', () => {
  it('OF05 honest state: online once the server was heard, and nothing waits', async () => {
    await reached('online', true)
    expect(loop.report()).toMatchObject({ stopReason: null, heardAtMs: expect.any(Number) })
  })

  it('OF05 honest state: offline as soon as the line is cut, with what waits, and online again by itself', async () => {
    cut()
    await reached('offline')
    await desk.import('customers', 'first name;last name\nAnne;Berg\n')
    expect(loop.report().waiting).toBe(1)
    isCut = false
    loop.retry()
    await reached('online', true)
  })

  it('asks nothing while nothing happens and the server tells how far the feed goes, and asks all the same now and then', async () => {
    await reached('online', true)
    // Once it hears the server again, that is.
    const whileTurning = async () => {
      const before = asked
      await someTurns()
      return asked - before
    }
    await expect.poll(whileTurning, { timeout: 20_000 }).toBe(0)
    desk.clock.advance(5 * 60_000)
    expect(await whileTurning()).toBeGreaterThan(0)
    expect(await whileTurning()).toBe(0)
  })

  it('OF05 honest state: a server that falls silent without a word is not taken at its word', async () => {
    const other = await evening.newDesk('C1')
    let isDead = false
    const mute: ServerLink = {
      ...other.link,
      call: async (ask) => {
        if (isDead) throw new Error('the line is dead')
        return await other.link.call(ask)
      },
      async *follow(ask, signal) {
        for await (const item of other.link.follow(ask, signal)) if (!isDead) yield item
      },
    }
    const options = { nowMs: () => Date.now(), random: () => 0.5, restMsMax: 600_000, silenceMsMax: 500 }
    const deaf = startLoop(other.world, mute, options)
    await expect.poll(() => deaf.report().mode, { timeout: 10_000 }).toBe('online')
    isDead = true
    await expect.poll(() => deaf.report().mode, { timeout: 10_000 }).toBe('offline')
    await deaf.stop()
  })

  it('hears at once of what another counter did, long before it would ask by itself', async () => {
    const other = await evening.newDesk('B1')
    const patient = startLoop(other.world, other.link, {
      nowMs: () => Date.now(),
      random: () => 0.5,
      restMsMax: 600_000,
    })
    await expect.poll(() => patient.report().mode, { timeout: 10_000 }).toBe('online')
    await desk.import('customers', 'first name;last name\nTuva;Ny\n')
    const names = () =>
      other.world.db.sqlite.prepare("select count(*) from customers where last_name = 'Ny'").pluck().get()
    await expect.poll(names, { timeout: 10_000 }).toBe(1)
    await patient.stop()
  })

  it('a counter that is revoked hands in what it has and says why nothing comes down any more', async () => {
    await desk.import('customers', 'first name;last name\nEva;Lie\n')
    await evening.world.database.query('update counter set revoked_at_ms = 1')
    loop.retry()
    await reached('stopped', true)
    expect(loop.report().stopReason).toBe('revoked')
  })
})
