// What a schema has against a document, as remarks that name the place: `halls[0].areas[1].category`.
import type { z } from 'zod'
import { type Remark, refusal } from '#core/domain/import-remark.ts'

const issuesMax = 200

export function remarksOf(error: z.ZodError): Remark[] {
  return error.issues.slice(0, issuesMax).map((issue) => refusal('WRONG_SHAPE', pathOf(issue.path), issue.message))
}

export function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    return text === '' ? String(key) : `${text}.${String(key)}`
  }, '')
}
