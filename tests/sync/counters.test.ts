// A manager lets a counter in and puts one out of service, from a counter's own screen down to what the other one is told:
// two real counters and a real server. Whoever may not is refused by both.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { CommandId, StaffId } from '#core/domain/ids.ts'
import { clerkFrom, listStaff } from '#db/staff.ts'
import { router } from '#host/router.ts'
import { testId } from '#tests/fixture/counter.ts'
import { type Desk, type Evening, openEvening } from './two-counters.ts'

const catalogue = readFileSync(join(import.meta.dirname, '../../docs/catalogue.example.json'), 'utf8')
const pin = '1234'
const day = 24 * 3_600_000

/** Whole servers and counters, on machines that do other things as well. */
const slowMsMax = 180_000
vi.setConfig({ testTimeout: slowMsMax })

let evening: Evening
let here: Desk
beforeAll(async () => {
  evening = await openEvening()
  here = await evening.newDesk('A1')
  await here.import('catalogue', catalogue)
  await here.exchange()
  here.isOnline = true
}, slowMsMax)
afterAll(() => evening.close())

const personAt = ({ world }: Desk, role: string) => {
  const person = listStaff(world.db.read).find((each) => each.role === role)
  if (!person) throw new Error(`there is a ${role}`)
  return person
}
const client = (desk: Desk, role = 'manager') => {
  desk.world.session.enter(clerkFrom(personAt(desk, role)))
  return createRouterClient(router, { context: { world: desk.world } })
}
const invite = (desk: Desk, name: string, code: string | null = null, role = 'manager') =>
  client(desk, role).counter.invite({ commandId: testId<CommandId>(), name, code })
const revoke = (desk: Desk, code: string, { role = 'manager', typed = pin } = {}) =>
  client(desk, role).counter.revoke({ commandId: testId<CommandId>(), code, pin: typed })
const refusedWith = (code: string) => ({ code, defined: true })
const stateOf = async (desk: Desk, code: string) =>
  (await client(desk).counter.list()).counters.find((counter) => counter.code === code)
/** Everything the journal has on the disk, as text. */
const journalOf = ({ world }: Desk) => JSON.stringify(world.db.sqlite.prepare('select * from journal').all())
const bodiesOf = ({ world }: Desk, name: string) =>
  world.db.sqlite.prepare('select body from journal where name = ? order by n').pluck().all(name) as string[]

async function newDesk(name: string, code: string): Promise<Desk> {
  const { invitation } = await invite(here, name, code)
  const desk = await evening.newDesk('A1', invitation)
  await desk.exchange()
  await here.exchange()
  return desk
}

describe('PR08 inviting a counter', () => {
  it('the code a manager is shown lets the new counter in, under the name and code that were chosen', async () => {
    const invited = await invite(here, '  Door B ', 'B1')
    expect(invited).toMatchObject({ name: 'Door B', serverUrl: evening.url })
    expect(invited.validUntilMs - here.world.clock.nowMs()).toBe(day)
    const there = await evening.newDesk('A1', invited.invitation)
    await there.exchange()
    await here.exchange()
    expect(await stateOf(here, 'B1')).toMatchObject({ name: 'Door B', isOwn: false, revokedAtMs: null })
    expect(await stateOf(there, 'B1')).toMatchObject({ name: 'Door B', isOwn: true })
    expect(await client(here).counter.seen()).toHaveLength(2)
  })

  it('is written down with who did it and never with the code itself, and the server takes the entry in', async () => {
    const { invitation, validUntilMs } = await invite(here, 'Door E')
    await here.exchange()
    const by = { staffId: personAt(here, 'manager').id }
    expect(JSON.parse(bodiesOf(here, 'counter.invite').at(-1) ?? '')).toEqual({
      name: 'Door E',
      code: null,
      validUntilMs,
      by,
    })
    expect(journalOf(here).includes(invitation)).toBe(false)
    const outcome = here.world.db.sqlite
      .prepare("select outcome from journal where name = 'counter.invite' order by n desc")
      .pluck()
      .get()
    expect(outcome).toBe('applied')
  })

  it('asked again after a lost answer another code is made and nothing is written twice', async () => {
    const before = bodiesOf(here, 'counter.invite').length
    const command = { commandId: testId<CommandId>(), name: 'Door F', code: null }
    const [first, second] = [await client(here).counter.invite(command), await client(here).counter.invite(command)]
    expect([first.invitation === second.invitation, bodiesOf(here, 'counter.invite').length - before]).toEqual([
      false,
      1,
    ])
  })

  it('is refused where the code is another’s, and where nobody can be asked', async () => {
    const before = bodiesOf(here, 'counter.invite').length
    await expect(invite(here, 'Door A', 'A1')).rejects.toMatchObject(refusedWith('CODE_TAKEN'))
    here.isOnline = false
    await expect(invite(here, 'Door C', 'C1')).rejects.toMatchObject(refusedWith('OFFLINE'))
    expect([await client(here).counter.seen(), (await client(here).counter.list()).counters.length > 0]).toEqual([
      [],
      true,
    ])
    here.isOnline = true
    expect(bodiesOf(here, 'counter.invite')).toHaveLength(before)
  })
})

describe('PR08 putting a counter out of service', () => {
  it('stops what comes down to it, shows at once in the list, and is written down with who did it', async () => {
    const there = await newDesk('Door C', 'C1')
    const { revokedAtMs } = await revoke(here, 'C1')
    expect(await stateOf(here, 'C1')).toMatchObject({ revokedAtMs })
    await expect(there.exchange()).rejects.toMatchObject({ code: 'COUNTER_REVOKED' })
    const by = { staffId: personAt(here, 'manager').id }
    expect(bodiesOf(here, 'counter.revoke').map((body) => JSON.parse(body))).toEqual([{ code: 'C1', revokedAtMs, by }])
    await here.exchange()
    const parked = here.world.db.sqlite.prepare("select name from journal where outcome <> 'applied'").pluck().all()
    expect(parked).toEqual([])
  })

  it('needs the right PIN, another counter than this, one that there is, and somebody to ask', async () => {
    const there = await newDesk('Door D', 'D1')
    await expect(revoke(here, 'D1', { typed: '9999' })).rejects.toMatchObject({
      ...refusedWith('WRONG_PIN'),
      data: { waitMs: 0 },
    })
    await expect(revoke(here, 'A1')).rejects.toMatchObject(refusedWith('THIS_COUNTER'))
    await expect(revoke(here, 'Z9')).rejects.toMatchObject(refusedWith('UNKNOWN_COUNTER'))
    here.isOnline = false
    await expect(revoke(here, 'D1')).rejects.toMatchObject(refusedWith('OFFLINE'))
    here.isOnline = true
    await there.exchange()
    expect(await stateOf(here, 'D1')).toMatchObject({ revokedAtMs: null })
  })
})

describe('PR08 whoever may not', () => {
  it('a cashier is refused by the host and, if the host were passed by, by the server', async () => {
    await newDesk('Door G', 'G1')
    await expect(invite(here, 'Door H', 'H1', 'cashier')).rejects.toMatchObject(refusedWith('NOT_ALLOWED'))
    await expect(revoke(here, 'G1', { role: 'cashier', typed: '2345' })).rejects.toMatchObject(
      refusedWith('NOT_ALLOWED'),
    )
    const by = { staffId: personAt(here, 'cashier').id as StaffId }
    const asked = [
      here.link.call((server) => server.counter.invite({ name: 'Door H', code: 'H1', by })),
      here.link.call((server) => server.counter.revoke({ code: 'G1', by })),
    ]
    for (const answer of asked) await expect(answer).rejects.toMatchObject(refusedWith('NOT_ALLOWED'))
    expect(await stateOf(here, 'G1')).toMatchObject({ revokedAtMs: null })
  })

  it('a manager whom the server knows to have left is told so, although this counter has not heard of it', async () => {
    const { id } = personAt(here, 'manager')
    await evening.world.database.query(
      "update entity set body = jsonb_set(body, '{isActive}', 'false') where kind = 'staff' and id = $1",
      [id],
    )
    const invited = invite(here, 'Door I')
    await expect(invited).rejects.toMatchObject({ ...refusedWith('NOT_ALLOWED'), data: { right: 'counters' } })
    await expect(revoke(here, 'G1')).rejects.toMatchObject(refusedWith('NOT_ALLOWED'))
  })
})
