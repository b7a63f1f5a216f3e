// Time and randomness as the host sees them; handed in everywhere, so that tests and the simulation can hold them.
import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { uuidV7 } from '#core/domain/ids.ts'

export interface Clock {
  /** UTC milliseconds; may jump when somebody sets the clock. */
  nowMs(): number
  /** Milliseconds that only go forward, from an arbitrary start. */
  monotonicMs(): number
  /** Resolves after so long. */
  pause(ms: number): Promise<void>
}

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => Math.round(performance.now()),
  pause: (ms) => pause(ms),
}

export type Random = (bytes: number) => Uint8Array

export const systemRandom: Random = (bytes) => randomBytes(bytes)

/** A fresh UUIDv7. The brand is the caller's to name: `newId<CustomerId>(…)`. */
export function newId<Id extends string>(clock: Clock, random: Random): Id {
  return uuidV7(clock.nowMs(), random(10)) as Id
}

/** Today's date in a time zone, as `YYYY-MM-DD`. */
export function isoDateIn(zone: string, nowMs: number): string {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
  formats.set(zone, format)
  return format.format(nowMs)
}

/** By zone, of which a venue has one: to make a format takes longer than the rest of a small sale. */
const formats = new Map<string, Intl.DateTimeFormat>()
