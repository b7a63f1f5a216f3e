// What every procedure has in common: who may call it, and the refusals that any of them may answer.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { CommandId } from '#core/domain/ids.ts'
import { Right } from '#core/domain/staff.ts'

/** For the sign-in screen and the shell: no clerk needed. */
export const open = oc

/** For everything else: a clerk must be signed in and have the right. */
export const staffed = oc.errors({
  SIGNED_OUT: {},
  NOT_ALLOWED: { data: z.object({ right: Right }) },
})

/** Every command carries its own id: sent twice, it is carried out once. */
export const Command = z.object({ commandId: CommandId })
