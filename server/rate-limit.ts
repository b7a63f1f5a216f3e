// How often one address may ask. Each has a bucket of requests that fills up again with time; of addresses only so many are
// remembered, those not heard of for longest are forgotten first, which gives them a full bucket and nothing else.

export type RateLimit = {
  /** @returns 0 when the request may be made, otherwise the milliseconds until one may */
  take(address: string, nowMs: number): number
}

export type Rate = { perSecond: number; burst: number; addressesMax: number }

export function makeRateLimit({ perSecond, burst, addressesMax }: Rate): RateLimit {
  const buckets = new Map<string, { left: number; atMs: number }>()
  return {
    take(address, nowMs) {
      const bucket = buckets.get(address) ?? { left: burst, atMs: nowMs }
      // A clock that was set back fills nothing and takes nothing away.
      const filled = (Math.max(0, nowMs - bucket.atMs) / 1_000) * perSecond
      const left = Math.min(burst, bucket.left + filled)
      const isGranted = left >= 1
      buckets.delete(address)
      buckets.set(address, { left: isGranted ? left - 1 : left, atMs: nowMs })
      const [oldest] = buckets.keys()
      if (buckets.size > addressesMax && oldest !== undefined) buckets.delete(oldest)
      return isGranted ? 0 : Math.ceil(((1 - left) / perSecond) * 1_000)
    },
  }
}
