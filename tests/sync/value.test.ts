// Gift cards between two real counters and a real server: taken with no network up to what was set aside, with the server's
// word beyond that, and by somebody's word where nobody can be asked.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CartLine } from '#core/domain/cart.ts'
import type { CommandId, OrderId, OrderLineId, ProductId, StoredValueId } from '#core/domain/ids.ts'
import type { Tender } from '#core/domain/tender.ts'
import { shareOf } from '#core/effects/stored-value.ts'
import { findCounter } from '#db/counter.ts'
import { findValue } from '#db/stored-value.ts'
import { router } from '#host/router.ts'
import { signIn } from '#tests/faults/sent.ts'
import { testId } from '#tests/fixture/counter.ts'
import { type Desk, differences, type Evening, managersWord, openEvening } from './two-counters.ts'

const catalogue = readFileSync(join(import.meta.dirname, '../../docs/catalogue.example.json'), 'utf8')

let evening: Evening
let here: Desk
let there: Desk
beforeEach(async () => {
  evening = await openEvening()
  here = await evening.newDesk('A1')
  await here.import('catalogue', catalogue)
  there = await evening.newDesk('B1')
  await settle()
})
afterEach(() => evening.close())

/** Both hand in, take down and give back what is asked for, until nothing moves any more. */
async function settle() {
  for (let round = 0; round < 3; round++) {
    await here.exchange()
    await there.exchange()
  }
}
const idOf = ({ world }: Desk) => findCounter(world.db.read)?.id ?? ''
const cardAt = ({ world }: Desk, id: string) => findValue(world.db.read, id)
const share = (desk: Desk, id: string) => {
  const card = cardAt(desk, id)
  return card ? shareOf(card, idOf(desk)) : 0
}
const casesAt = ({ world }: Desk) => world.db.sqlite.prepare("select about ->> 'code' from cases").pluck().all()

async function complete(desk: Desk, lines: CartLine[], totalMinor: number, tenders: Tender[], isApproved = false) {
  const client = createRouterClient(router, { context: { world: desk.world } })
  const approval = isApproved ? managersWord(desk.world) : null
  const [commandId, orderId] = [testId<CommandId>(), testId<OrderId>()]
  const shared = { customerId: null, note: '', approval, expectedTotalMinor: totalMinor }
  return await client.sale.complete({ commandId, orderId, lines, tenders, ...shared })
}

async function issue(desk: Desk, amountMinor: number): Promise<StoredValueId> {
  const storedValueId = testId<StoredValueId>()
  const line: CartLine = {
    id: testId<OrderLineId>(),
    kind: 'gift-card',
    storedValueId,
    isTopUp: false,
    amountMinor,
    note: '',
  }
  signIn(desk.world)
  await complete(desk, [line], amountMinor, [{ means: 'cash', tenderedMinor: amountMinor }])
  return storedValueId
}

/** Buys programmes for a whole number of kroner with the card. */
async function redeem(desk: Desk, storedValueId: StoredValueId, count: number, isApproved = false) {
  signIn(desk.world)
  const product = desk.world.db.sqlite
    .prepare('select id, price_minor as priceMinor from products order by code limit 1')
    .get() as { id: ProductId; priceMinor: number }
  const line: CartLine = {
    id: testId<OrderLineId>(),
    kind: 'product',
    productId: product.id,
    quantity: count,
    note: '',
  }
  const totalMinor = product.priceMinor * count
  const tender: Tender = { means: 'gift-card', amountMinor: totalMinor, storedValueId }
  await complete(desk, [line], totalMinor, [tender], isApproved)
  return totalMinor
}

describe('OF09 stored value between counters', () => {
  it('each counter gets a fair share of a card that was sold at one, and takes it with no network', async () => {
    const card = await issue(here, 60_000)
    await settle()
    expect([share(here, card), share(there, card)]).toEqual([30_000, 30_000])
    const spent = (await redeem(here, card, 2)) + (await redeem(there, card, 2))
    await settle()
    expect([cardAt(here, card)?.balanceMinor, casesAt(here)]).toEqual([60_000 - spent, []])
    expect([await differences(here, evening.world), await differences(there, evening.world)]).toEqual([[], []])
  })

  it('beyond its share a counter that is alone refuses; a manager’s word lets it, as far as the others’ shares are left', async () => {
    const card = await issue(here, 60_000)
    await settle()
    const count = Math.ceil(31_000 / (await redeem(there, card, 1)))
    await expect(redeem(there, card, count)).rejects.toMatchObject({ code: 'VALUE_NOT_SET_ASIDE' })
    await expect(redeem(there, card, count, true)).rejects.toMatchObject({
      code: 'VALUE_NOT_SET_ASIDE',
      data: { mayBeApproved: false },
    })
  })

  it('with the server’s word all of it can be taken: the other counter gives its share back when it is heard', async () => {
    const card = await issue(here, 60_000)
    await settle()
    there.isOnline = true
    const whole = Math.floor(60_000 / (await redeem(there, card, 1))) - 1
    const waiting = redeem(there, card, whole)
    // The other one hears of it while this one waits.
    let isWaiting = true
    const done = waiting.finally(() => {
      isWaiting = false
    })
    while (isWaiting) await here.exchange()
    await done
    there.isOnline = false
    await settle()
    expect([cardAt(here, card)?.balanceMinor, casesAt(here)]).toEqual([cardAt(there, card)?.balanceMinor, []])
    expect(cardAt(here, card)?.balanceMinor).toBeLessThan(30_000)
    expect(await differences(here, evening.world)).toEqual([])
  })
})
