import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandId } from '#core/domain/ids.ts'
import { readEntry } from '#core/effects/rules.ts'
import type { CartContents } from '#core/protocol/parked-cart.ts'
import { ids, openTestCounter, seatLine, type TestCounter, testId } from '#tests/fixture/counter.ts'
import { endParking, park, readParked } from './parked-cart.ts'

let counter: TestCounter
beforeEach(async () => {
  counter = await openTestCounter()
})
afterEach(() => counter.remove())

const contents = (of: Partial<CartContents> = {}): CartContents => ({
  ...{ customerId: ids.customer, lines: [seatLine(4)], returns: [], open: [] },
  ...{ note: 'with the green hat', reason: '', promotionCode: 'WINTER', waivedFees: [] },
  ...of,
})
const parkOne = (cart = contents(), cartId = testId<string>()) => {
  const command = { commandId: testId<CommandId>(), cartId, name: 'Peer Gynt', totalMinor: 32_000, contents: cart }
  return { cartId, cart, decision: park(counter.world, command) }
}
const end = (cartId: string, isGivenUp = false) =>
  endParking(counter.world, { commandId: testId<CommandId>(), cartId }, isGivenUp)
const listed = () => readParked(counter.world.db.read)

describe('SR06 parking for every counter', () => {
  it('stands in the list with whose it is, and is handed out whole, once', () => {
    const { cartId, cart } = parkOne()
    expect(listed()).toEqual([
      {
        ...{ cartId, name: 'Peer Gynt', customerId: ids.customer, customerName: 'Berg, Anne', totalMinor: 32_000 },
        ...{ parkedAtMs: counter.clock.nowMs(), parkedByName: 'Kari Nordmann', counter: 'A1' },
      },
    ])
    const taken = end(cartId)
    if (!taken.accepted) throw new Error('it is there')
    // Of each line its own: another counter that takes it up apart sells something else.
    const own = new Set([...cart.lines, ...taken.value.lines].map(({ id }) => id))
    expect([taken.value, own.size]).toEqual([{ ...cart, lines: [{ ...cart.lines[0], id: expect.any(String) }] }, 2])
    expect([listed(), end(cartId)]).toMatchObject([[], { refusal: { code: 'NOT_THERE' } }])
  })

  it('given up it is gone, and the journal has what lay in it', () => {
    const { cartId, cart } = parkOne(contents({ customerId: null }))
    expect(listed()[0]).toMatchObject({ customerId: null, customerName: '' })
    expect(end(cartId, true).accepted).toBe(true)
    expect(listed()).toEqual([])
    const { name, v, body } = counter.world.db.read.sql
      .prepare('select name, v, body from journal order by n desc limit 1')
      .get() as { name: string; v: number; body: string }
    expect(JSON.parse(body)).toMatchObject({ cartId, isGivenUp: true, cart: { contents: cart } })
    const facts = { name, v, body, counterId: 'c', clerkId: null, atWallMs: 0 }
    expect('problem' in (readEntry(facts) ?? {})).toBe(false)
  })

  it('the same command twice parks once; an empty cart is refused; the oldest comes first', () => {
    const first = parkOne()
    counter.clock.advance(60_000)
    const second = parkOne()
    expect(parkOne(contents({ lines: [] })).decision).toMatchObject({ refusal: { code: 'CART_EMPTY' } })
    expect(listed().map(({ cartId }) => cartId)).toEqual([first.cartId, second.cartId])
  })

  it('one that was taken up stays taken up when its parking is heard again', () => {
    const { cartId } = parkOne()
    end(cartId)
    const row = counter.world.db.read.sql.prepare("select body from journal where name = 'cart.park'").get()
    const { body } = row as { body: string }
    const entry = readEntry({ name: 'cart.park', v: 1, body, counterId: 'c', clerkId: null, atWallMs: 0 })
    if (!entry || 'problem' in entry) throw new Error('a rule of its own')
    const taken = { ...(JSON.parse(body) as { cart: object }).cart, contents: null }
    const state = { find: () => taken as never, seatHolder: () => undefined, freePlaces: () => 0 }
    expect(entry.apply(state).puts).toMatchObject([{ kind: 'parked-cart', body: { contents: null } }])
  })
})
