// Price rules that are good for so many uses, between two real counters and a real server: given with no network up to what was
// set aside, with the server's word beyond that, and never more than there are.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandId, CustomerId, OrderId, OrderLineId, ProductId } from '#core/domain/ids.ts'
import { shareOf } from '#core/effects/stored-value.ts'
import { usesId } from '#core/protocol/stored-value.ts'
import { findCounter } from '#db/counter.ts'
import { findValue } from '#db/stored-value.ts'
import { router } from '#host/router.ts'
import { signIn } from '#tests/faults/sent.ts'
import { testId } from '#tests/fixture/counter.ts'
import { type Desk, differences, type Evening, managersWord, openEvening } from './two-counters.ts'

const example = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/catalogue.example.json'), 'utf8'))
const [product] = example.products as [{ code: string; priceMinor: number }]
const offMinor = 100
const rule = { name: 'Ten', off: { kind: 'amount', minor: offMinor }, products: [product.code] }
const priceRules = [
  { ...rule, code: 'ten', promotionCode: 'TEN', uses: { most: 10, per: 'venue' } },
  { ...rule, code: 'four', promotionCode: 'FOUR', uses: { most: 4, per: 'customer' } },
]
const catalogue = JSON.stringify({ ...example, venue: { ...example.venue, priceRules } })

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

async function settle() {
  for (let round = 0; round < 3; round++) {
    await here.exchange()
    await there.exchange()
  }
}
const ten = usesId('ten', null)
const left = ({ world }: Desk, id = ten) => findValue(world.db.read, id)?.balanceMinor
const own = ({ world }: Desk, id = ten) => {
  const value = findValue(world.db.read, id)
  return value ? shareOf(value, findCounter(world.db.read)?.id ?? '') : 0
}

type Buying = {
  promotionCode?: string
  customerId?: CustomerId | null
  isApproved?: boolean
  off?: number
  isOnline?: boolean
}

/** So many of a product with a code. @param off of how many the code takes something off */
async function buy(desk: Desk, count: number, { promotionCode = 'TEN', off = count, ...of }: Buying = {}) {
  desk.isOnline = of.isOnline ?? false
  signIn(desk.world)
  const client = createRouterClient(router, { context: { world: desk.world } })
  const { id: productId } = desk.world.db.sqlite
    .prepare('select id from products where code = ?')
    .get(product.code) as { id: ProductId }
  const line = { id: testId<OrderLineId>(), kind: 'product' as const, productId, quantity: count, note: '' }
  const expectedTotalMinor = count * product.priceMinor - off * offMinor
  const ids = { commandId: testId<CommandId>(), orderId: testId<OrderId>() }
  const approval = of.isApproved ? managersWord(desk.world) : null
  const tenders = [{ means: 'cash' as const, tenderedMinor: expectedTotalMinor }]
  const { customerId = null } = of
  const command = { ...ids, customerId, lines: [line], tenders, note: '', approval, expectedTotalMinor, promotionCode }
  return await client.sale.complete(command)
}

describe('SR05 rules with a number of uses', () => {
  it('everybody’s are shared out as soon as the venue has them, and given with no network', async () => {
    expect([left(here), own(here), own(there)]).toEqual([10, 5, 5])
    await buy(here, 5)
    await buy(there, 2)
    await expect(buy(here, 1)).rejects.toMatchObject({ code: 'USES_NOT_SET_ASIDE', data: { own: 0 } })
    await settle()
    expect([left(here), left(there)]).toEqual([3, 3])
    expect([await differences(here, evening.world), await differences(there, evening.world)]).toEqual([[], []])
  })

  it('with the network what another counter has is asked for; when all are given there are none', async () => {
    await meanwhile(there, buy(here, 8, { isOnline: true }))
    await settle()
    expect([left(here), left(there)]).toEqual([2, 2])
    // The price is told before: of three only two have something off.
    await expect(buy(there, 3)).rejects.toMatchObject({ code: 'TOTAL_CHANGED' })
    await meanwhile(here, buy(there, 3, { off: 2, isOnline: true }))
    await settle()
    expect([left(here), left(there)]).toEqual([0, 0])
    await buy(here, 1, { off: 0 })
  })

  it('alone and beyond what was set aside somebody with the right answers for it, as far as others have none set aside', async () => {
    await buy(here, 2)
    await settle()
    const mine = own(here)
    await expect(buy(here, mine + 1, { isApproved: true })).rejects.toMatchObject({
      code: 'USES_NOT_SET_ASIDE',
      data: { mayBeApproved: false },
    })
    expect(mine + own(there)).toBe(8)
  })

  it('a customer’s begin where they are first asked for, and are counted over all counters', async () => {
    await here.import('customers', 'Kundenr;Fornavn;Etternavn\n4711;Anne;Berg\n')
    await settle()
    const customerId = here.world.db.sqlite.prepare('select id from customers limit 1').pluck().get() as CustomerId
    const id = usesId('four', customerId)
    const mine = { promotionCode: 'FOUR', customerId, isOnline: true }
    await meanwhile(there, buy(here, 3, mine))
    await settle()
    expect(left(there, id)).toBe(1)
    await meanwhile(here, buy(there, 2, { ...mine, off: 1 }))
    await settle()
    expect([left(here, id), await differences(here, evening.world)]).toEqual([0, []])
    // Of nobody’s there are none to count.
    await buy(here, 1, { promotionCode: 'FOUR', off: 0 })
  })
})

/** Sold with the server's word, while the other counter goes on hearing of what is wanted. */
async function meanwhile(other: Desk, sale: Promise<unknown>): Promise<void> {
  let isWaiting = true
  const done = sale.finally(() => {
    isWaiting = false
  })
  while (isWaiting) await other.exchange()
  await done
}
