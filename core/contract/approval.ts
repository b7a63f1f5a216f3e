// The word of somebody who may what the clerk may not, given by their PIN; and what a PIN can be refused for.
import { z } from 'zod'
import { StaffId } from '#core/domain/ids.ts'
import { Pin } from '#core/domain/staff.ts'

export const pinErrors = {
  UNKNOWN_CLERK: {},
  WRONG_PIN: { data: z.object({ waitMs: z.int() }) },
  WAIT: { data: z.object({ waitMs: z.int() }) },
}

/** Null where nobody's word is needed. */
export const Approval = z.object({ staffId: StaffId, pin: Pin }).nullable().default(null)

export const approvalErrors = { ...pinErrors, MAY_NOT_APPROVE: {} }
