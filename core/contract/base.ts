// What every procedure has in common: who may call it, and the refusals that any of them may answer.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { CommandId } from '#core/domain/ids.ts'
import { Right } from '#core/domain/staff.ts'

type Access = { isStaffed: boolean; right: Right | null }

/** For the sign-in screen and the shell: no clerk needed. */
export const open = oc.$meta<Access>({ isStaffed: false, right: null })

/** For everything else: a clerk must be signed in. The host reads this mark; forgetting it is not possible per handler. */
export const staffed = open
  .meta({ isStaffed: true, right: null })
  .errors({ SIGNED_OUT: {}, NOT_ALLOWED: { data: z.object({ right: Right }) } })

/** The same for what only some may do. */
export function withRight(right: Right) {
  return staffed.meta({ isStaffed: true, right })
}

/** Every command carries its own id: sent twice, it is carried out once. */
export const Command = z.object({ commandId: CommandId })
