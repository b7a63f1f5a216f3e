// The server's door for counters. Every request but the first two steps of getting in carries a short-lived token.
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { StaffId } from '#core/domain/ids.ts'
import { Audit, AuditAnswer } from './audit.ts'
import { Claim, ClaimAnswer, Hold, HoldAnswer, Refill, RefillAnswer } from './rights.ts'
import { SnapshotAnswer } from './snapshot.ts'
import { ValueClaim, ValueClaimAnswer } from './stored-value.ts'
import { Fetch, FetchAnswer, Pull, PullAnswer, Push, PushAnswer } from './sync.ts'

/** `isRevokedWelcome`: a counter that was revoked may still do this, so that no sale of its is lost. */
type Access = { needsToken: boolean; isRevokedWelcome: boolean }

const open = oc.$meta<Access>({ needsToken: false, isRevokedWelcome: false })
const known = open
  .meta({ needsToken: true, isRevokedWelcome: false })
  .errors({ TOKEN_INVALID: {}, COUNTER_REVOKED: {} })

export const CounterCode = z.string().regex(/^[A-Z][A-Z0-9]{0,3}$/)
/** Ed25519, raw, in base64url. */
export const PublicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

/** `lastSeenAtMs`: when it last showed who it is, by the server's clock; null when it never did. */
export const KnownCounter = z.object({
  id: z.uuid(),
  code: CounterCode,
  name: z.string(),
  lastSeenAtMs: z.int().nullable(),
  revokedAtMs: z.int().nullable(),
})
export type KnownCounter = z.infer<typeof KnownCounter>

/** For whom a counter asks: who is signed in there. The server looks whether this person may. */
const By = z.object({ staffId: StaffId })

export const serverContract = {
  counter: {
    /** Makes a counter known, once for each code. A counter that gave numbers already says by which code, and keeps it. */
    enrol: open
      .route({ method: 'POST', path: '/counters' })
      .errors({ INVITATION_INVALID: {}, CODE_TAKEN: {} })
      .input(
        z.object({
          invitation: z.string().max(40),
          counterId: z.uuid(),
          publicKey: PublicKey,
          code: CounterCode.nullable(),
        }),
      )
      .output(z.object({ code: CounterCode, name: z.string() })),
    /** Something to sign, good for a minute. */
    challenge: open
      .route({ method: 'POST', path: '/counters/challenge' })
      .input(z.object({ counterId: z.uuid() }))
      .output(z.object({ challenge: z.string() })),
    /** @see signedText for what is signed */
    token: open
      .route({ method: 'POST', path: '/counters/token' })
      .errors({ SIGNATURE_INVALID: {} })
      .input(z.object({ counterId: z.uuid(), challenge: z.string().max(200), signature: z.string().max(100) }))
      .output(z.object({ token: z.string(), validMs: z.int(), isRevoked: z.boolean(), serverMs: z.int() })),
    /** Every counter there ever was, and when each was last heard: what a manager looks at before taking rights back by force. */
    list: known.route({ method: 'GET', path: '/counters' }).output(z.array(KnownCounter)),
    /** Puts one out of service for good: nothing comes down to it any more, and what it did is still taken in. */
    revoke: known
      .route({ method: 'POST', path: '/counters/revoke' })
      .errors({ UNKNOWN_COUNTER: {}, NOT_ALLOWED: {} })
      .input(z.object({ code: CounterCode, by: By }))
      .output(z.object({ revokedAtMs: z.int() })),
    /** A one-time code by which another counter gets in. */
    invite: known
      .route({ method: 'POST', path: '/invitations' })
      .errors({ CODE_TAKEN: {}, NOT_ALLOWED: {} })
      .input(z.object({ code: CounterCode.nullable(), name: z.string().min(1).max(60), by: By }))
      .output(z.object({ invitation: z.string(), validMs: z.int() })),
  },
  rights: {
    hold: known.route({ method: 'POST', path: '/rights/hold' }).input(Hold).output(HoldAnswer),
    claim: known.route({ method: 'POST', path: '/rights/claim' }).input(Claim).output(ClaimAnswer),
    refill: known.route({ method: 'POST', path: '/rights/refill' }).input(Refill).output(RefillAnswer),
  },
  value: {
    claim: known.route({ method: 'POST', path: '/values/claim' }).input(ValueClaim).output(ValueClaimAnswer),
  },
  journal: {
    push: known
      .meta({ needsToken: true, isRevokedWelcome: true })
      .route({ method: 'POST', path: '/journal' })
      .errors({ NOT_YOUR_JOURNAL: {} })
      .input(Push)
      .output(PushAnswer),
  },
  feed: {
    pull: known.route({ method: 'POST', path: '/feed' }).input(Pull).output(PullAnswer),
    /** How far the feed goes: now, and again whenever it goes further. Nothing depends on hearing it. */
    heads: known.route({ method: 'GET', path: '/feed/heads' }).output(eventIterator(z.object({ head: z.int() }))),
    fetch: known.route({ method: 'POST', path: '/entities' }).input(Fetch).output(FetchAnswer),
    /** A part of the state in sums, to be held against a counter's own. */
    audit: known.route({ method: 'POST', path: '/audit' }).input(Audit).output(AuditAnswer),
  },
  snapshot: {
    /** For a counter that has nothing yet, or cannot go on from what it has. @see snapshotShape for `shape` */
    ask: known
      .route({ method: 'POST', path: '/snapshot' })
      .input(z.object({ shape: z.int() }))
      .output(SnapshotAnswer),
    /** One part, compressed; where a download broke off, it goes on with the next part. */
    part: known
      .route({ method: 'GET', path: '/snapshot/{id}/{index}' })
      .errors({ SNAPSHOT_GONE: {} })
      .input(z.object({ id: z.uuid(), index: z.coerce.number().int().min(0) }))
      .output(z.file()),
  },
}

/** The text a counter signs to get a token: a signature for this is of no use for anything else. */
export function signedText(counterId: string, challenge: string): string {
  return `foyer counter ${counterId} ${challenge}`
}
