// What is typed to invite a counter, read as the contract wants it: a name, and a code where somebody chose one.
import { CounterCode } from '#core/protocol/server-contract.ts'

export type InviteDraft = { name: string; code: string }
export type InviteProblem = { name?: 'nameMissing'; code?: 'codeWrong' }

export const emptyInvite: InviteDraft = { name: '', code: '' }

/** Codes are capitals; nobody has to hold a key for them. */
export function typedCode(text: string): string {
  return text.trim().toUpperCase()
}

/** What is missing or wrong, field by field; without problems, what to ask for. `code` null: the first that is free. */
export function readInvite({
  name,
  code,
}: InviteDraft): { problems: InviteProblem } | { invite: { name: string; code: string | null } } {
  const problems: InviteProblem = {
    ...(name.trim() === '' && { name: 'nameMissing' as const }),
    ...(code !== '' && !CounterCode.safeParse(code).success && { code: 'codeWrong' as const }),
  }
  if (problems.name || problems.code) return { problems }
  return { invite: { name: name.trim(), code: code === '' ? null : code } }
}
