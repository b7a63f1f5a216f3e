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
beforeAll(async () => {
  evening = await openEvening()
  desk = await evening.newDesk('A1')
  loop = startLoop(desk.world, cuttable(), { nowMs: () => Date.now(), random: () => 0.5, restMsMax: 50 })
})
afterAll(async () => {
  await loop.stop()
  await evening.close()
})

/** The real line, until a test cuts it. */
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
      return await link.call(ask)
    },
  }
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
    isCut = true
    loop.nudge()
    await reached('offline')
    await desk.import('customers', 'first name;last name\nAnne;Berg\n')
    expect(loop.report().waiting).toBe(1)
    isCut = false
    loop.retry()
    await reached('online', true)
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
