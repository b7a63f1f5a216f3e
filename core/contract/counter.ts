// The venue's counters as a manager sees them: who they are, a way in for another one, and the way out.
import { z } from 'zod'
import { Pin } from '#core/domain/staff.ts'
import { CounterCode } from '#core/protocol/server-contract.ts'
import { pinErrors } from './approval.ts'
import { Command, staffed, withRight } from './base.ts'

/** `revokedAtMs`: since when it is out of service, UTC milliseconds. */
export const VenueCounter = z.object({
  counterId: z.string(),
  code: z.string(),
  name: z.string(),
  isOwn: z.boolean(),
  revokedAtMs: z.int().nullable(),
})
export type VenueCounter = z.infer<typeof VenueCounter>

/** `lastSeenAtMs` by the server's clock. */
const SeenCounter = z.object({ counterId: z.string(), lastSeenAtMs: z.int().nullable() })

/** `invitation` is a secret until it was used; `validUntilMs` by this counter's clock. */
export const Invitation = z.object({
  invitation: z.string(),
  name: z.string(),
  validUntilMs: z.int(),
  serverUrl: z.string(),
})
export type Invitation = z.infer<typeof Invitation>

export const counterNameLengthMax = 60

export const counter = {
  /** All there ever were, by code, as this counter knows them. `serverUrl` is null for a counter that works alone. */
  list: withRight('counters').output(z.object({ serverUrl: z.string().nullable(), counters: z.array(VenueCounter) })),
  /** When each counter was last heard; empty while the server cannot be asked. */
  seen: staffed.output(z.array(SeenCounter)),
  /** Asked again after a lost answer it makes another code; the one nobody saw runs out by itself. `code` null: the first that is free. */
  invite: withRight('counters')
    .errors({ CODE_TAKEN: {}, OFFLINE: {} })
    .input(
      Command.extend({
        name: z.string().trim().min(1).max(counterNameLengthMax),
        code: CounterCode.nullable(),
      }),
    )
    .output(Invitation),
  /**
   * Puts another counter out of service for good; `pin` is that of the clerk who asks.
   * `OFFLINE`: no answer came in time, and where the answer alone was lost it was done all the same. Done again it changes nothing.
   */
  revoke: withRight('counters')
    .errors({
      UNKNOWN_COUNTER: {},
      THIS_COUNTER: {},
      OFFLINE: {},
      ...pinErrors,
    })
    .input(Command.extend({ code: CounterCode, pin: Pin }))
    .output(z.object({ revokedAtMs: z.int() })),
}
