import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommandId } from '#core/domain/ids.ts'
import { findCounter } from '#db/counter.ts'
import { findAllotment } from '#db/rights.ts'
import { listStaff } from '#db/staff.ts'
import { isPin } from '#host/pin.ts'
import { router } from '#host/router.ts'
import { pull } from '#host/sync/exchange.ts'
import { signIn } from '#tests/faults/sent.ts'
import { testId } from '#tests/fixture/counter.ts'
import { type Desk, differences, type Evening, openEvening } from './two-counters.ts'

const catalogue = readFileSync(join(import.meta.dirname, '../../docs/catalogue.example.json'), 'utf8')
const people = 'number;first name;last name;email;label\n1;Anne;Berg;anne@example.org;VIP\n2;Ola;Ås;ola@example.org;\n'

let evening: Evening
let here: Desk
let there: Desk
let performanceId: string
let seats: string[]
beforeAll(async () => {
  evening = await openEvening()
  here = await evening.newDesk('A1')
  await here.import('catalogue', catalogue)
  await here.import('customers', people)
  there = await evening.newDesk('B1')
  const { sqlite } = here.world.db
  performanceId = sqlite.prepare("select id from performances where code like '%PEER'").pluck().get() as string
  seats = sqlite.prepare("select id from seats where kind = 'normal' order by id").pluck().all() as string[]
})
afterAll(() => evening.close())

/** Seats this counter may sell without asking anybody. */
const own = ({ world }: Desk): string[] =>
  findAllotment(world.db.read, performanceId, findCounter(world.db.read)?.id ?? '')?.seats ?? []
/** Ordinary seats that were set aside for nobody and that nobody has. */
async function unclaimed(count: number): Promise<string[]> {
  const taken = await evening.world.store.takenSeats(performanceId, evening.world.nowMs())
  return seats.filter((id) => !taken.has(id)).slice(0, count)
}
const bothAgree = async () => [
  ...(await differences(here, evening.world)),
  ...(await differences(there, evening.world)),
]
const statesAt = ({ world }: Desk, orderId: string) =>
  world.db.sqlite.prepare('select state from order_lines where order_id = ? order by position').pluck().all(orderId)
const exchangeAll = async () => {
  await here.exchange()
  await there.exchange()
  await here.exchange()
}

describe('two counters and a server', () => {
  it('a counter that was never anywhere gets all that the first one knows, its clerks’ PINs too', async () => {
    await exchangeAll()
    expect(await bothAgree()).toEqual([])
    const clerk = listStaff(there.world.db.read).find(({ role }) => role === 'cashier')
    expect(await isPin('2345', clerk?.pinHash ?? '')).toBe(true)
    const client = createRouterClient(router, { context: { world: there.world } })
    signIn(there.world)
    const { hits } = await client.search.find({ text: 'aas', limit: 5 })
    expect(hits.map((hit) => hit.kind === 'customer' && hit.name)).toEqual(['Ås, Ola'])
  })

  it('what one sells is taken at the other as soon as both were heard, under numbers of their own', async () => {
    const [mine, theirs] = [own(here), own(there)]
    const orders = [
      await here.sell(performanceId, mine.slice(0, 2)),
      await there.sell(performanceId, theirs.slice(0, 1)),
    ]
    await exchangeAll()
    const numbers = here.world.db.sqlite.prepare('select number from orders order by number').pluck().all()
    expect([orders.map((id) => statesAt(there, id)), numbers]).toEqual([
      [['active', 'active'], ['active']],
      ['A1-1', 'B1-1'],
    ])
    expect(await bothAgree()).toEqual([])
    await expect(there.sell(performanceId, mine.slice(0, 1))).rejects.toMatchObject({ code: 'SEATS_TAKEN' })
  })

  it('OF04 conflict: both sold one seat apart: both sales stand with their money, one line is contested, one case is open', async () => {
    // Beyond their rights and with nobody to ask, each with the manager's word.
    const [x = '', y = ''] = await unclaimed(2)
    const first = await here.sell(performanceId, [x], true)
    const second = await there.sell(performanceId, [x, y], true)
    await exchangeAll()
    for (const desk of [here, there]) {
      expect([statesAt(desk, first), statesAt(desk, second)]).toEqual([['active'], ['contested', 'active']])
      const cases = desk.world.db.sqlite.prepare("select state, about ->> 'code' as code from cases").all()
      expect(cases).toEqual([{ state: 'open', code: 'SEAT_CONTESTED' }])
    }
    expect(await bothAgree()).toEqual([])
  })

  it('I7 what a clerk did stays on the screen while others’ changes come down over it', async () => {
    const customerId = here.world.db.sqlite
      .prepare("select id from customers where last_name = 'Berg'")
      .pluck()
      .get() as never
    const edit = async (desk: Desk, change: object) => {
      signIn(desk.world)
      const client = createRouterClient(router, { context: { world: desk.world } })
      const { details } = await client.customer.card({ customerId })
      await client.customer.edit({
        commandId: testId<CommandId>(),
        customerId,
        base: details,
        details: { ...details, ...change },
      })
      return desk
    }
    await edit(here, { lastName: 'Bergh' })
    await here.exchange()
    await edit(there, { firstName: 'Anna' })
    const order = await there.sell(performanceId, own(there).slice(0, 1))
    await pull(there.world, there.link)
    const name = there.world.db.sqlite
      .prepare('select first_name, last_name from customers where id = ?')
      .get(customerId)
    expect([name, statesAt(there, order)]).toEqual([{ first_name: 'Anna', last_name: 'Bergh' }, ['active']])
    await exchangeAll()
    expect(await bothAgree()).toEqual([])
  })

  it('I1 a push whose answer was lost is done once', async () => {
    const order = await here.sell(performanceId, own(here).slice(0, 1))
    const { sqlite } = here.world.db
    await here.exchange()
    // As after a reply that never came: the server has it, the counter does not know.
    sqlite.prepare("update journal set outcome = null, server_seq = null where name = 'sale.complete'").run()
    await exchangeAll()
    const [row] = await evening.world.database.query<{ count: number }>(
      "select count(*)::int as count from entity where kind = 'order' and id = $1",
      [order],
    )
    expect([row, sqlite.prepare('select count(*) from journal where outcome is null').pluck().get()]).toEqual([
      { count: 1 },
      0,
    ])
    expect(await bothAgree()).toEqual([])
  })
})
