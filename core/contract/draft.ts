// Drafts: half-filled forms, carts and open tabs, kept per clerk on the disk so that nothing typed is lost.
import { z } from 'zod'
import { staffed } from './base.ts'

export const DraftKey = z.string().regex(/^[a-z-]+(:[A-Za-z0-9-]{1,80})?$/)
/** At most 256 kB of JSON; what it means is the screen's business. */
export const DraftBody = z.string().max(262_144).refine(isJson, { error: 'a draft is JSON' })

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

export const draft = {
  all: staffed.output(z.array(z.object({ key: DraftKey, body: DraftBody }))),
  /** A null body removes the draft. */
  save: staffed.input(z.object({ key: DraftKey, body: DraftBody.nullable() })).output(z.object({})),
}
