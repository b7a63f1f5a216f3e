// Comparing what a counter has with what the server has, a part at a time: things of one kind behind an id, in the order of
// the bytes of their ids. Where the sums agree, so does the state.
import { z } from 'zod'
import { canonicalJson } from './canonical.ts'
import { type EntityKind, EntityKindName, entityShapes } from './entity.ts'

export const auditRowsMax = 200

export const Audit = z.object({ kind: EntityKindName, after: z.string().max(200), isDetailed: z.boolean() })
export type Audit = z.infer<typeof Audit>

const Sum = z.string().max(64)

/**
 * As the server has it at one moment, when its feed went as far as `head`. `upto` is the last id of the part, or null where
 * the kind ends with it. `rows` are told only where it was asked for the details.
 */
export const AuditAnswer = z.object({
  epoch: z.uuid(),
  head: z.int(),
  upto: z.string().nullable(),
  sum: Sum,
  rows: z.array(z.object({ id: z.string(), sum: Sum })),
})
export type AuditAnswer = z.infer<typeof AuditAnswer>

export type SummedRow = AuditAnswer['rows'][number]
type Hash = (text: string) => string

/** Of one thing: taken over what this program knows of it. What another version has besides is left out. */
export function rowSum(kind: EntityKind, body: unknown, hash: Hash): string {
  const known = entityShapes[kind].safeParse(body)
  return hash(canonicalJson(known.success ? known.data : body))
}

export function partSum(rows: readonly SummedRow[], hash: Hash): string {
  return hash(rows.map(({ id, sum }) => `${id} ${sum}\n`).join(''))
}
