// What went wrong, as screens use it: a refusal (typed, explained by the screen that asked), or a fault (one banner, same
// command again).
import type { CustomTypeOptions } from 'i18next'

/** The refusal codes a procedure of the contract can answer, beyond those that every one can. */
export type RefusalCode<Procedure> = Procedure extends { '~orpc': { errorMap: infer Errors } }
  ? Exclude<keyof Errors & string, 'SIGNED_OUT' | 'NOT_ALLOWED'>
  : never

/** One text key for every refusal of a procedure: a new refusal breaks the build until somebody writes the sentence. */
export type RefusalTexts<Procedure, Feature extends keyof CustomTypeOptions['resources']> = Record<
  RefusalCode<Procedure>,
  keyof CustomTypeOptions['resources'][Feature] & string
>

export type Refused = { code: string; data: unknown }

/** The refusal in an error of the client, or undefined when it is a fault. */
export function refusalOf(error: unknown): Refused | undefined {
  if (typeof error !== 'object' || error === null || !('defined' in error) || error.defined !== true) return undefined
  const { code, data } = error as { code?: unknown; data?: unknown }
  return typeof code === 'string' ? { code, data } : undefined
}

export type FaultKind = 'host-gone' | 'timed-out' | 'bad-input' | 'disk-full' | 'database-busy' | 'defect'

/** Which kind of fault an error is; nothing is known about whether the command was carried out. */
export function faultOf(error: unknown): FaultKind {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown }
  if (name === 'TimeoutError') return 'timed-out'
  if (code === 'BAD_REQUEST') return 'bad-input'
  if (code === 'DISK_FULL') return 'disk-full'
  if (code === 'DATABASE_BUSY') return 'database-busy'
  if (code === 'DEFECT' || code === 'INTERNAL_SERVER_ERROR') return 'defect'
  return 'host-gone'
}
