import { expect, it } from 'vitest'
import { makeRateLimit } from './rate-limit.ts'

const rate = { perSecond: 2, burst: 3, addressesMax: 2 }
const take = (limit: ReturnType<typeof makeRateLimit>, address: string, atMs: number[]) =>
  atMs.map((nowMs) => limit.take(address, nowMs))

it('an address may ask in bursts, and on the whole no more often than it is allowed', () => {
  expect(take(makeRateLimit(rate), 'here', [0, 0, 0, 0, 250, 500, 10_000, 10_000])).toEqual([
    0, 0, 0, 500, 250, 0, 0, 0,
  ])
})

it('one address’ haste is nothing to another, and a clock set back takes nothing away', () => {
  const limit = makeRateLimit(rate)
  expect([take(limit, 'here', [1_000, 1_000, 1_000, 1_000]), take(limit, 'there', [1_000, 0])]).toEqual([
    [0, 0, 0, 500],
    [0, 0],
  ])
})

it('of addresses only so many are remembered, whoever was heard last', () => {
  const limit = makeRateLimit({ ...rate, burst: 1 })
  expect([...'abcba'].map((address) => limit.take(address, 0))).toEqual([0, 0, 0, 500, 0])
})
