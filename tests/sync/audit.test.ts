// A counter that differs from its server in spite of everything finds it out by itself, mends it, and says so.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommandId, CustomerId } from '#core/domain/ids.ts'
import { auditRowsMax } from '#core/protocol/audit.ts'
import { readAuditState, saveAuditState } from '#db/audit.ts'
import { listParked } from '#db/outbox.ts'
import { setNote } from '#host/features/customer.ts'
import { router } from '#host/router.ts'
import { type Audited, auditNext } from '#host/sync/audit.ts'
import { push } from '#host/sync/exchange.ts'
import { signIn } from '#tests/faults/sent.ts'
import { testId } from '#tests/fixture/counter.ts'
import { type Desk, differences, type Evening, openEvening } from './two-counters.ts'

const catalogue = readFileSync(join(import.meta.dirname, '../../docs/catalogue.example.json'), 'utf8')
/** More than one part. */
const peopleCount = auditRowsMax + 30
const people = `number;first name;last name\n${Array.from({ length: peopleCount }, (_, n) => `${n + 1};Anne;Berg ${n}\n`).join('')}`
/** Parts of one pass at most: every kind ends with one. */
const partsMax = 40

let evening: Evening
let here: Desk
let there: Desk
beforeAll(async () => {
  evening = await openEvening()
  here = await evening.newDesk('A1')
  await here.import('catalogue', catalogue)
  await here.import('customers', people)
  there = await evening.newDesk('B1')
  for (const desk of [here, there, here]) await desk.exchange()
})
afterAll(() => evening.close())

/** One pass over everything. */
async function compareAll({ world, link }: Desk): Promise<Audited[]> {
  world.db.write((tx) => saveAuditState(tx, { ...readAuditState(tx), passedAtMs: null }))
  const outcomes: Audited[] = []
  while (readAuditState(world.db.read).passedAtMs === null && outcomes.length < partsMax)
    outcomes.push(await auditNext(world, link))
  return outcomes
}
const lastEntry = ({ world }: Desk) =>
  world.db.sqlite.prepare('select name, body from journal order by n desc limit 1').get() as {
    name: string
    body: string
  }
const bergOf = ({ world }: Desk, n: number) =>
  world.db.sqlite.prepare('select id from customers where last_name = ?').pluck().get(`Berg ${n}`) as string

describe('what a counter has is compared with the server', () => {
  it('finds nothing where the two agree, and says when it had been through everything', async () => {
    const outcomes = await compareAll(there)
    expect(new Set(outcomes)).toEqual(new Set(['agrees']))
    const state = await createRouterClient(router, { context: { world: there.world } }).sync.state()
    expect(state).toMatchObject({ differences: 0 })
    expect(readAuditState(there.world.db.read).passedAtMs).toBe(there.world.clock.nowMs())
  })

  it('takes what is otherwise here from the server again, journals it, and hands that in', async () => {
    const [changed, lost] = [bergOf(there, 3), bergOf(there, peopleCount - 1)]
    there.world.db.sqlite.prepare("update customers set first_name = 'Nobody' where id = ?").run(changed)
    there.world.db.writeInAnyOrder((tx) => {
      for (const table of ['customer_consents', 'customer_labels', 'contact_points'])
        tx.sql.prepare(`delete from ${table} where customer_id = ?`).run(lost)
      tx.sql.prepare('delete from customers where id = ?').run(lost)
    })
    expect(await differences(there, evening.world)).toHaveLength(2)
    expect((await compareAll(there)).filter((outcome) => outcome !== 'agrees')).not.toEqual([])
    expect(await differences(there, evening.world)).toEqual([])
    const { name, body } = lastEntry(there)
    expect([name, (JSON.parse(body) as { kind: string }).kind]).toEqual(['sync.difference', 'customer'])
    await push(there.world, there.link)
    expect(listParked(there.world.db.read, 10)).toEqual([])
    expect(new Set(await compareAll(there))).toEqual(new Set(['agrees']))
  })

  it('leaves what is here only where it is, and names it', async () => {
    const { sqlite } = there.world.db
    sqlite.exec("insert into labels (id, code, name, colour, is_active) values ('z-here', 'ZZ', 'Here only', 'red', 1)")
    expect(await compareAll(there)).toContain('mended')
    expect(JSON.parse(lastEntry(there).body)).toMatchObject({ kind: 'label', onlyHere: ['z-here'], count: 0 })
    expect(sqlite.prepare("select 1 from labels where id = 'z-here'").get()).toBeDefined()
    sqlite.exec("delete from labels where id = 'z-here'")
  })

  it('does not take a clerk’s work for a difference while it is on its way', async () => {
    await there.exchange()
    const customerId = bergOf(there, 7) as CustomerId
    signIn(there.world)
    const note = { commandId: testId<CommandId>(), customerId, kind: 'internal' as const, base: '', text: 'Comes late' }
    expect(setNote(there.world, note).accepted).toBe(true)
    expect(await compareAll(there)).toContain('left-out')
    await there.exchange()
    expect(new Set(await compareAll(there))).toEqual(new Set(['agrees']))
  })

  it('waits where the feed went on meanwhile, and goes on from the same part', async () => {
    await here.import('customers', 'number;first name;last name\n9001;Kari;Ny\n')
    await here.exchange()
    const before = readAuditState(there.world.db.read)
    expect(await auditNext(there.world, there.link)).toBe('not-now')
    expect(readAuditState(there.world.db.read)).toEqual(before)
    await there.exchange()
    expect(await auditNext(there.world, there.link)).toBe('agrees')
  })
})
