// Who is at the counter: signing in by PIN, locking, and each clerk's own language and look.
import { z } from 'zod'
import { StaffId } from '#core/domain/ids.ts'
import { Language } from '#core/domain/locale.ts'
import { Pin, Right, Role } from '#core/domain/staff.ts'
import { Venue } from '#core/domain/venue.ts'
import { pinErrors } from './approval.ts'
import { Command, open, staffed } from './base.ts'

export const ColorScheme = z.enum(['auto', 'light', 'dark'])
export type ColorScheme = z.infer<typeof ColorScheme>

export const Clerk = z.object({
  id: StaffId,
  name: z.string(),
  role: Role,
  rights: z.array(Right),
  language: Language,
  colorScheme: ColorScheme,
})
export type Clerk = z.infer<typeof Clerk>

export const SessionState = z.object({
  counterCode: z.string(),
  venue: Venue,
  /** Everybody who may sign in here, by name. */
  staff: z.array(
    z.object({
      id: StaffId,
      name: z.string(),
      language: Language,
      /** What their PIN is enough for, where the clerk may not: selling what may have been sold elsewhere; cash beyond the limits. */
      approves: z.array(z.enum(['sell.unprotected', 'till.approve'])),
    }),
  ),
  clerk: Clerk.nullable(),
  /** Whether everything is done to a copy that is thrown away. */
  isTraining: z.boolean(),
  /** In words of a code, for the top bar; e.g. the database key lies in a plain file. */
  warnings: z.array(z.enum(['key-in-file', 'key-weakly-protected', 'black-box-not-written'])),
})
export type SessionState = z.infer<typeof SessionState>

export const session = {
  state: open.output(SessionState),
  signIn: open
    .errors({
      ...pinErrors,
    })
    .input(Command.extend({ staffId: StaffId, pin: Pin }))
    .output(Clerk),
  /** Locks the counter; open cards and drafts stay. */
  signOut: staffed.input(Command.extend({ reason: z.enum(['asked', 'idle']) })).output(z.object({})),
  /** The clerk touched a key or the mouse; called at most every few seconds, it keeps the counter unlocked. */
  touch: staffed.input(z.object({})).output(z.object({})),
  setPreferences: staffed.input(Command.extend({ language: Language, colorScheme: ColorScheme })).output(Clerk),
}
