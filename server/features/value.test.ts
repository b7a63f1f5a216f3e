import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freeOf, shareOf } from '#core/effects/stored-value.ts'
import type { StoredValueEntity } from '#core/protocol/stored-value.ts'
import { spread } from './value.ts'

const value = (balanceMinor: number, shares: [string, number][] = []): StoredValueEntity => ({
  kind: 'gift-card',
  code: 'F7KM3XNA90CD',
  customerId: null,
  currency: 'NOK',
  expiresAtMs: null,
  startMinor: 0,
  offlineMinor: 20_000,
  state: 'active',
  openedAtMs: 0,
  balanceMinor,
  shares: shares.map(([counterId, amountMinor]) => ({ counterId, amountMinor })),
  asked: [],
  wanted: null,
  movements: [],
})

describe('OF09 shares of stored value', () => {
  it('three counters share a card of 300 kroner evenly', () => {
    const after = spread(value(30_000), ['a', 'b', 'c'], 0)
    expect(after.shares.map(({ amountMinor }) => amountMinor)).toEqual([10_000, 10_000, 10_000])
  })

  it('nobody gets more than a counter may have, however much is on it', () => {
    expect(spread(value(500_000), ['a', 'b'], 0).shares).toEqual([
      { counterId: 'a', amountMinor: 20_000 },
      { counterId: 'b', amountMinor: 20_000 },
    ])
  })

  it('what somebody at a counter waits for is spread to nobody else', () => {
    const wanted = { amountMinor: 15_000, untilMs: 1_000 }
    const free = { ...value(20_000), wanted }
    expect([spread(free, ['a', 'b'], 999), spread(free, ['a', 'b'], 1_000)].map(freeOf)).toEqual([15_000, 0])
  })

  it('who has too much of it is asked for the rest, and nothing is taken from them', () => {
    const after = spread(value(20_000, [['a', 20_000]]), ['a', 'b'], 0)
    expect([shareOf(after, 'a'), shareOf(after, 'b'), after.asked]).toEqual([
      20_000,
      0,
      [{ counterId: 'a', amountMinor: 10_000 }],
    ])
  })

  it('shares never come to more than there is, whatever stood before', () => {
    const counters = ['a', 'b', 'c', 'd']
    const any = fc.tuple(fc.nat(100_000), fc.array(fc.nat(30_000), { minLength: 4, maxLength: 4 }))
    fc.assert(
      fc.property(any, ([balanceMinor, given]) => {
        const before = value(
          balanceMinor,
          counters.map((id, at): [string, number] => [id, given[at] ?? 0]),
        )
        const after = spread(before, counters, 0)
        expect(freeOf(after)).toBeGreaterThanOrEqual(Math.min(0, freeOf(before)))
        for (const id of counters) expect(shareOf(after, id)).toBeGreaterThanOrEqual(shareOf(before, id))
      }),
    )
  })
})
