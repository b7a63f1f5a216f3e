// Who is signed in at this counter. One counter has one clerk at a time, however many windows look at it.
//
//   locked ──right PIN──▶ signed in ──asked, or idle too long──▶ locked
import type { Clerk } from '#core/contract/session.ts'
import type { Clock } from './clock.ts'

export interface Session {
  clerk(): Clerk | null
  clerkId(): string | null
  enter(clerk: Clerk): void
  leave(): void
  touch(): void
  /** True when nobody touched key or mouse for `lockAfterMs` (monotonic, so a changed clock does not matter). */
  isIdle(lockAfterMs: number): boolean
}

export function makeSession(clock: Clock): Session {
  let current: Clerk | null = null
  let touchedAtMs = 0
  return {
    clerk: () => current,
    clerkId: () => current?.id ?? null,
    enter: (clerk) => {
      current = clerk
      touchedAtMs = clock.monotonicMs()
    },
    leave: () => {
      current = null
    },
    touch: () => {
      touchedAtMs = clock.monotonicMs()
    },
    isIdle: (lockAfterMs) => current !== null && clock.monotonicMs() - touchedAtMs > lockAfterMs,
  }
}
