// What entries about customers do: new cards, edits merged field by field, notes, and imports of many.
import { z } from 'zod'
import type { CaseDraft } from '#core/protocol/case.ts'
import { CustomerConsent, CustomerEntity, CustomerLabel, StoredDetails } from '#core/protocol/entity.ts'
import { type EntryFacts, type EntryRule, noClaims, type Put, type State } from './effect.ts'
import { mergeField } from './merge-fields.ts'

const id = z.string().min(1).max(64)
const NoteKind = z.enum(['internal', 'important'])
type NoteKind = z.infer<typeof NoteKind>

const FieldChange = z.object({ field: StoredDetails.keyof(), from: z.unknown(), to: z.unknown() })
type FieldChange = z.infer<typeof FieldChange>
const NoteChange = z.object({ from: z.string(), to: z.string() })

const Created = z.object({ customerId: id, customer: CustomerEntity })
const Edited = z.object({ customerId: id, changes: z.array(FieldChange) })
const NoteSet = z.object({ customerId: id, kind: NoteKind }).extend(NoteChange.shape)
const ImportedChange = z.object({
  customerId: id,
  changes: z.array(FieldChange),
  notes: z.partialRecord(NoteKind, NoteChange),
  labels: z.array(CustomerLabel),
  consents: z.array(CustomerConsent),
})
const Imported = z.object({
  importId: z.string(),
  fileName: z.string(),
  created: z.array(Created),
  changed: z.array(ImportedChange),
})

export const customerCreate: EntryRule<z.infer<typeof Created>> = {
  shape: Created,
  touches: ({ customerId }) => [{ kind: 'customer', id: customerId }],
  claims: () => noClaims,
  apply: (body, state) => create(body, state),
}

export const customerEdit: EntryRule<z.infer<typeof Edited>> = {
  shape: Edited,
  touches: ({ customerId }) => [{ kind: 'customer', id: customerId }],
  claims: () => noClaims,
  apply: (body, state, facts) =>
    change(body.customerId, state, (customer) => editFields(body.customerId, customer, body.changes, facts)),
}

export const customerSetNote: EntryRule<z.infer<typeof NoteSet>> = {
  shape: NoteSet,
  touches: ({ customerId }) => [{ kind: 'customer', id: customerId }],
  claims: () => noClaims,
  apply: ({ customerId, kind, ...note }, state, facts) =>
    change(customerId, state, (customer) => setNote(customerId, customer, kind, note, facts)),
}

export const customerImport: EntryRule<z.infer<typeof Imported>> = {
  shape: Imported,
  touches: ({ created, changed }) =>
    [...created, ...changed].map(({ customerId }) => ({ kind: 'customer', id: customerId })),
  claims: () => noClaims,
  apply: ({ created, changed }, state, facts) => {
    const effects = [
      ...created.map((body) => create(body, state)),
      ...changed.map((body) => change(body.customerId, state, (customer) => addImported(customer, body, facts))),
    ]
    return { puts: effects.flatMap(({ puts }) => puts), cases: effects.flatMap(({ cases }) => cases) }
  },
}

type Changed = { customer: CustomerEntity; cases: CaseDraft[] }
type CustomerEffect = { puts: Put[]; cases: CaseDraft[] }

/** A card that is there already was made twice from one file, at two counters: the one that stands is left alone. */
function create({ customerId, customer }: z.infer<typeof Created>, state: State): CustomerEffect {
  const entity = { kind: 'customer' as const, id: customerId }
  if (state.find('customer', customerId)) return { puts: [], cases: [{ code: 'ALREADY_THERE', entity }] }
  return { puts: [{ ...entity, body: customer }], cases: [] }
}

function change(customerId: string, state: State, work: (customer: CustomerEntity) => Changed): CustomerEffect {
  const entity = { kind: 'customer' as const, id: customerId }
  const before = state.find('customer', customerId)
  if (!before) return { puts: [], cases: [{ code: 'NOT_THERE', entity }] }
  const { customer, cases } = work(before)
  return { puts: [{ ...entity, body: customer }], cases }
}

function editFields(
  customerId: string,
  customer: CustomerEntity,
  changes: readonly FieldChange[],
  { atMs, clerkId }: EntryFacts,
): Changed {
  const merged = changes.map(({ field, from, to }) => ({
    field,
    ...mergeField(field, from, to, customer.details[field]),
  }))
  const fields = Object.fromEntries(merged.map(({ field, value }) => [field, value]))
  const details = withOnePrimary(StoredDetails.parse({ ...customer.details, ...fields }))
  const changedBy = clerkId ?? customer.changedBy
  const cases = merged.flatMap(({ contested }) =>
    contested.map((each): CaseDraft => ({ code: 'FIELD_CONTESTED', customerId, ...each })),
  )
  return { customer: { ...customer, details, changedAtMs: Math.max(atMs, customer.changedAtMs), changedBy }, cases }
}

function setNote(
  customerId: string,
  customer: CustomerEntity,
  kind: NoteKind,
  { from, to }: z.infer<typeof NoteChange>,
  { atMs, clerkId }: EntryFacts,
): Changed {
  const { value, contested } = mergeField(kind, from, to, customer.notes[kind]?.text ?? '')
  const text = String(value)
  const note = text === '' ? null : { text, changedAtMs: atMs, changedBy: clerkId ?? customer.changedBy }
  const cases = contested.map((each): CaseDraft => ({ code: 'FIELD_CONTESTED', customerId, ...each }))
  return { customer: { ...customer, notes: { ...customer.notes, [kind]: note } }, cases }
}

function addImported(customer: CustomerEntity, imported: z.infer<typeof ImportedChange>, facts: EntryFacts): Changed {
  const { customerId, changes, notes, labels, consents } = imported
  let result: Changed = changes.length > 0 ? editFields(customerId, customer, changes, facts) : { customer, cases: [] }
  for (const kind of NoteKind.options) {
    const note = notes[kind]
    if (!note) continue
    const { cases } = result
    result = setNote(customerId, result.customer, kind, note, facts)
    result.cases.unshift(...cases)
  }
  const had = new Set(result.customer.labels.map(({ labelId }) => labelId))
  const answered = new Set(result.customer.consents.map((consent) => consent.id))
  return {
    customer: {
      ...result.customer,
      labels: [...result.customer.labels, ...labels.filter(({ labelId }) => !had.has(labelId))],
      consents: [...result.customer.consents, ...consents.filter((consent) => !answered.has(consent.id))],
    },
    cases: result.cases,
  }
}

/** Two edits may each have named another number the primary one: the later in the list gives way. */
function withOnePrimary(details: StoredDetails): StoredDetails {
  const seen = new Set<string>()
  const first = <Point extends { isPrimary: boolean }>(point: Point, group: string): Point => {
    if (!point.isPrimary) return point
    if (seen.has(group)) return { ...point, isPrimary: false }
    seen.add(group)
    return point
  }
  return {
    ...details,
    contactPoints: details.contactPoints.map((point) => first(point, point.channel)),
    addresses: details.addresses.map((address) => first(address, 'address')),
  }
}
