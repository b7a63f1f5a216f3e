// What the page says to every refusal of inviting a counter and of putting one out of service.
import type { counter } from '#core/contract/counter.ts'
import { type RefusalCode, type Refused, refusalOf } from '../host/refusal.ts'

/** A new refusal breaks the build here until somebody writes its sentence, in every language. */
export const inviteTexts = {
  CODE_TAKEN: 'refusedCodeTaken',
  OFFLINE: 'refusedInviteOffline',
} as const satisfies Record<RefusalCode<typeof counter.invite>, string>

const revokeTexts = {
  UNKNOWN_COUNTER: 'refusedUnknownCounter',
  THIS_COUNTER: 'refusedThisCounter',
  OFFLINE: 'refusedRevokeOffline',
  UNKNOWN_CLERK: 'refusedClerk',
  WRONG_PIN: 'refusedWrongPin',
  WAIT: 'refusedWait',
} as const satisfies Record<RefusalCode<typeof counter.revoke>, string>

type RevokeText = (typeof revokeTexts)[keyof typeof revokeTexts]

/** `count`: seconds to wait. `field`: what has to be changed, to be marked where it is. */
export type RevokeRefusal = { text: RevokeText; count: number; field: 'pin' | 'counter' | undefined }

/** Undefined for faults, and for refusals that any procedure may answer: the banner says those. */
export function revokeRefusalOf(error: unknown): RevokeRefusal | undefined {
  const refused = refusalOf(error)
  if (!refused || !(refused.code in revokeTexts)) return undefined
  const count = Math.ceil(waitMsOf(refused) / 1_000)
  const code = refused.code === 'WRONG_PIN' && count > 0 ? 'WAIT' : (refused.code as keyof typeof revokeTexts)
  const isPin = code === 'WRONG_PIN' || code === 'WAIT'
  const isCounter = code === 'UNKNOWN_COUNTER' || code === 'THIS_COUNTER'
  return { text: revokeTexts[code], count, field: isPin ? 'pin' : isCounter ? 'counter' : undefined }
}

function waitMsOf({ data }: Refused): number {
  const isWait = typeof data === 'object' && data !== null && 'waitMs' in data
  return isWait && typeof data.waitMs === 'number' ? data.waitMs : 0
}
