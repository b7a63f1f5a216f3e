// Counters that must not go on as they are: put out of service, put back from a copy, or started twice from one disk.
import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { databaseFileName } from '#core/protocol/shell.ts'
import { findCounter, findSetting } from '#db/counter.ts'
import { findAllotment, readOwnRights } from '#db/rights.ts'
import { areRightsFrozen, findServer } from '#db/sync-state.ts'
import { CounterErased } from '#host/erase.ts'
import { type OpenedWorld, openWorld } from '#host/open-world.ts'
import { pull, push } from '#host/sync/exchange.ts'
import { openLink, type ServerLink } from '#host/sync/link.ts'
import { revokeCounter } from '#server/features/revoke.ts'
import { migrationsDirectory, testClock } from '#tests/fixture/counter.ts'
import { type Desk, type Evening, openEvening } from './two-counters.ts'

const catalogue = readFileSync(join(import.meta.dirname, '../../docs/catalogue.example.json'), 'utf8')

/** Whole servers and counters, on machines that do other things as well. */
const slowMsMax = 180_000
vi.setConfig({ testTimeout: slowMsMax })

let evening: Evening
let here: Desk
let performanceId: string
beforeAll(async () => {
  evening = await openEvening()
  here = await evening.newDesk('A1')
  await here.import('catalogue', catalogue)
  await here.exchange()
  performanceId = here.world.db.sqlite
    .prepare("select id from performances where code like '%PEER'")
    .pluck()
    .get() as string
}, slowMsMax)
afterAll(() => evening.close())

const dataOf = (desk: Desk) => join(desk.directory, 'data')
const start = (dataDirectory: string) =>
  openWorld({
    dataDirectory,
    migrationsDirectory,
    key: new Uint8Array(32).fill(7),
    warnings: [],
    counterCode: 'A1',
    log: pino({ level: 'silent' }),
    clock: testClock(),
  })

function linkOf({ world }: Pick<OpenedWorld, 'world'>): ServerLink {
  const { privateKey } = findServer(world.db.read) ?? { privateKey: {} }
  return openLink({ url: evening.url, counterId: findCounter(world.db.read)?.id ?? '', privateKey }, world.clock)
}

const unsent = ({ world }: Pick<OpenedWorld, 'world'>) =>
  world.db.sqlite.prepare('select count(*) from journal where outcome is null').pluck().get()

describe('PR08 a counter that is put out of service', () => {
  it('PR08 hands in what it has, then removes customers, key, copies and black box from the disk, and says so at every start', async () => {
    const there = await evening.newDesk('B1')
    await there.exchange()
    await there.import('customers', 'first name;last name\nAnne;Secret\n')
    await there.world.backups.make()
    await there.end()
    const opened = await start(dataOf(there))
    expect(await revokeCounter(evening.world, 'B1')).toMatchObject({ accepted: true })
    opened.world.sync.begin(opened.world)
    await opened.erased
    await opened.close()
    expect(readdirSync(dataOf(there)).toSorted()).toEqual(['erased.json', 'in-use.lock'])
    await expect(start(dataOf(there))).rejects.toThrow(CounterErased)
    const kept = await evening.world.database.query(
      "select 1 from entity where kind = 'customer' and body -> 'details' ->> 'lastName' = 'Secret'",
    )
    expect(kept).toHaveLength(1)
  })

  it('PR08 keeps everything as long as one entry has no outcome', async () => {
    const there = await evening.newDesk('C1')
    await there.exchange()
    await there.import('customers', 'first name;last name\nOla;Kept\n')
    await there.end()
    expect(await revokeCounter(evening.world, 'C1')).toMatchObject({ accepted: true })
    const before = readdirSync(dataOf(there))
    const opened = await start(dataOf(there))
    const { db } = opened.world
    // What the loop would ask for when the server has refused: an entry waits, so nothing is erased.
    expect(unsent(opened)).toBeGreaterThan(0)
    opened.eraseWhenDone()
    expect(db.sqlite.open).toBe(true)
    await opened.close()
    expect(readdirSync(dataOf(there))).toEqual(expect.arrayContaining(before.filter((name) => !name.includes('-'))))
  })

  it('PR08 nobody is put out of service by a code that no counter has', async () => {
    expect(await revokeCounter(evening.world, 'Z9')).toEqual({ accepted: false, refusal: { code: 'UNKNOWN_COUNTER' } })
  })
})

describe('a database that was put back from a copy', () => {
  it('goes on in a chain of its own, with its selling rights frozen until the server was heard', async () => {
    const there = await evening.newDesk('D1')
    await there.exchange()
    const directory = dataOf(there)
    await there.end()
    const copy = join(mkdtempSync(join(tmpdir(), 'foyer-copy-')), databaseFileName)
    copyFileSync(join(directory, databaseFileName), copy)
    const between = await start(directory)
    await push(between.world, linkOf(between))
    const { incarnation, id = '' } = findCounter(between.world.db.read) ?? {}
    await between.close()
    // An older database, and no black box that would know better.
    copyFileSync(copy, join(directory, databaseFileName))
    rmSync(join(directory, 'journal.blackbox'))
    const again = await start(directory)
    const { db } = again.world
    expect(findCounter(db.read)?.incarnation).not.toBe(incarnation)
    expect([areRightsFrozen(db.read), readOwnRights(db.read, performanceId, id).seats.size]).toEqual([true, 0])
    expect(findAllotment(db.read, performanceId, id)?.seats.length).toBeGreaterThan(0)
    await push(again.world, linkOf(again))
    await pull(again.world, linkOf(again))
    expect([areRightsFrozen(db.read), unsent(again)]).toEqual([false, 0])
    expect(readOwnRights(db.read, performanceId, id).seats.size).toBeGreaterThan(0)
    const own = findCounter(db.read)?.incarnation
    await again.close()
    // Started as usual nothing of this happens.
    const usual = await start(directory)
    expect(findCounter(usual.world.db.read)?.incarnation).toBe(own)
    await usual.close()
  })
})

describe('one disk started twice', () => {
  it('what both counters did is handed in, none is stranded; the second one says so and sells on no rights', async () => {
    const there = await evening.newDesk('E1')
    await there.exchange()
    const counterId = findCounter(there.world.db.read)?.id ?? ''
    await there.end()
    const cloned = mkdtempSync(join(tmpdir(), 'foyer-clone-'))
    cpSync(dataOf(there), cloned, { recursive: true })
    const [one, two] = [await start(dataOf(there)), await start(cloned)]
    await push(one.world, linkOf(one))
    await push(two.world, linkOf(two))
    expect([unsent(one), unsent(two)]).toEqual([0, 0])
    expect([areRightsFrozen(one.world.db.read), areRightsFrozen(two.world.db.read)]).toEqual([false, true])
    await pull(two.world, linkOf(two))
    expect(findSetting(two.world.db.read, 'rights-frozen')).toBe('forked')
    await two.close()
    const later = await start(cloned)
    await push(later.world, linkOf(later))
    expect(unsent(later)).toBe(0)
    await Promise.all([one.close(), later.close()])
    const ops = await evening.world.database.query<{ outcome: string }>(
      "select outcome from applied_op op join incarnation chain on chain.id = op.incarnation where chain.counter_id = $1 and outcome <> 'applied'",
      [counterId],
    )
    expect(ops).toEqual([])
  })
})
