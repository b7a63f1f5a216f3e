// Which refusals somebody else's PIN would help, or say that the last one given was not right.
import { refusalOf } from '../host/refusal.ts'

const codes: ReadonlySet<string> = new Set(['APPROVAL_NEEDED', 'UNKNOWN_CLERK', 'WRONG_PIN', 'WAIT', 'MAY_NOT_APPROVE'])

export function needsApproval(error: unknown): boolean {
  return codes.has(refusalOf(error)?.code ?? '')
}
