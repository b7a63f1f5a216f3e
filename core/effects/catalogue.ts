// What entries about the venue's offer and its staff do. A manager's catalogue is taken as it is: what it names stands as
// it says, and what it leaves out stays.
import { z } from 'zod'
import { Language } from '#core/domain/locale.ts'
import { type EntityKey, type EntityKind, EntityKindName, entityShapes } from '#core/protocol/entity.ts'
import { type EntryRule, noClaims, nothing, type Put } from './effect.ts'

const Entity = z
  .object({ kind: EntityKindName, id: z.string().min(1).max(64), body: z.unknown() })
  .superRefine(({ kind, body }, context) => {
    const read = entityShapes[kind].safeParse(body)
    for (const issue of read.error?.issues ?? []) context.addIssue({ ...issue, path: ['body', ...issue.path] })
  })
  .transform((entity) => entity as Put)

const Imported = z.object({ importId: z.string(), fileName: z.string(), entities: z.array(Entity) })

/** What a catalogue may bring; customers and orders have entries of their own. */
const catalogueKinds: readonly EntityKind[] = [
  'venue',
  'staff',
  'label',
  'consent-purpose',
  'price-type',
  'product',
  'hall',
  'performance',
]

export const catalogueImport: EntryRule<z.infer<typeof Imported>> = {
  shape: Imported.refine(({ entities }) => entities.every(({ kind }) => catalogueKinds.includes(kind)), {
    error: 'a catalogue holds neither customers nor orders',
  }),
  touches: ({ entities }) => entities.map(({ kind, id }): EntityKey => ({ kind, id })),
  claims: () => noClaims,
  apply: ({ entities }) => ({ puts: entities, cases: [] }),
}

const Cancelled = z.object({ performanceId: z.string().min(1).max(64), reason: z.string().max(400) })

/** Nothing is sold for it any more; what was sold is given back order by order. */
export const performanceCancel: EntryRule<z.infer<typeof Cancelled>> = {
  shape: Cancelled,
  touches: ({ performanceId }) => [{ kind: 'performance', id: performanceId }],
  claims: () => noClaims,
  apply: ({ performanceId: id }, state) => {
    const performance = state.find('performance', id)
    return performance
      ? { puts: [{ kind: 'performance', id, body: { ...performance, state: 'cancelled' } }], cases: [] }
      : nothing
  },
}

const Preferences = z.object({
  staffId: z.string(),
  language: Language,
  colorScheme: z.enum(['auto', 'light', 'dark']),
})

export const staffSetPreferences: EntryRule<z.infer<typeof Preferences>> = {
  shape: Preferences,
  touches: ({ staffId }) => [{ kind: 'staff', id: staffId }],
  claims: () => noClaims,
  apply: ({ staffId, language, colorScheme }, state) => {
    const person = state.find('staff', staffId)
    return person
      ? { puts: [{ kind: 'staff', id: staffId, body: { ...person, language, colorScheme } }], cases: [] }
      : nothing
  },
}
