import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StoredValueEntity, StoredValueMovement, StoredValueOpening } from '#core/protocol/stored-value.ts'
import type { State } from './effect.ts'
import { freeOf, shareOf, storedValueRelease, valueMove } from './stored-value.ts'

const opening: StoredValueOpening = {
  kind: 'gift-card',
  code: 'F7KM3XNA90CD',
  customerId: null,
  currency: 'NOK',
  expiresAtMs: null,
  startMinor: 0,
  offlineMinor: 20_000,
}
let made = 0
const movement = (amountMinor: number, counterId = 'a1'): StoredValueMovement => {
  made += 1
  return { id: `m${made}`, kind: 'issue', amountMinor, atMs: made, counterId, orderId: 'order', number: `A1-${made}` }
}
const stateOf = (value: StoredValueEntity | undefined): State => ({
  find: ((_: string, __: string) => value) as State['find'],
  seatHolder: () => undefined,
  freePlaces: () => 0,
})
const facts = { counterId: 'a1', clerkId: null, atMs: 0 }

function move(
  before: StoredValueEntity | undefined,
  given: StoredValueMovement,
  by: StoredValueOpening | null = opening,
) {
  const effect = valueMove.apply({ storedValueId: 'card', movement: given, opening: by }, stateOf(before), facts)
  return { after: effect.puts[0]?.body as StoredValueEntity | undefined, cases: effect.cases }
}

describe('OF09 stored value', () => {
  it('a card issued here is worth what was paid, and this counter may give out its share of it again', () => {
    const { after } = move(undefined, movement(50_000))
    expect(after && [after.balanceMinor, shareOf(after, 'a1'), freeOf(after)]).toEqual([50_000, 20_000, 30_000])
  })

  it('money taken out leaves the balance and the counter’s share by the same amount', () => {
    const issued = move(undefined, movement(50_000)).after
    const { after, cases } = move(issued, movement(-15_000))
    expect([after?.balanceMinor, after && shareOf(after, 'a1'), cases]).toEqual([35_000, 5_000, []])
  })

  it('more than there was is recorded all the same, and a case says how much', () => {
    const issued = move(undefined, movement(10_000)).after
    const { after, cases } = move(issued, movement(-12_500, 'b1'))
    expect([after?.balanceMinor, cases]).toEqual([
      -2_500,
      [{ code: 'VALUE_OVERDRAWN', storedValueId: 'card', orderId: 'order', overMinor: 2_500 }],
    ])
  })

  it('the same movement twice is one', () => {
    const once = movement(10_000)
    const after = move(undefined, once).after
    expect(move(after, once).after).toEqual(after)
  })

  it('the balance is the sum of the movements, in whatever order counters are heard', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9_000, max: 9_000 }), { maxLength: 12 }), (amounts) => {
        const movements = amounts.map((amountMinor, at) => movement(amountMinor, at % 2 === 0 ? 'a1' : 'b1'))
        const fold = (list: readonly StoredValueMovement[]) =>
          list.reduce((value: StoredValueEntity | undefined, each) => move(value, each).after, undefined)
        const [there, back] = [fold(movements), fold(movements.toReversed())]
        expect([there?.balanceMinor, there?.movements]).toEqual([back?.balanceMinor, back?.movements])
        expect(there?.balanceMinor ?? 0).toBe(amounts.reduce((sum, each) => sum + each, 0))
      }),
    )
  })

  it('a share that is given back is anybody’s, and is asked for no more', () => {
    const issued = move(undefined, movement(50_000)).after
    const asked = issued && { ...issued, asked: [{ counterId: 'a1', amountMinor: 12_000 }] }
    const { puts } = storedValueRelease.apply({ storedValueId: 'card', amountMinor: 12_000 }, stateOf(asked), facts)
    const after = puts[0]?.body as StoredValueEntity
    expect([shareOf(after, 'a1'), freeOf(after), after.asked, after.balanceMinor]).toEqual([8_000, 42_000, [], 50_000])
  })
})
