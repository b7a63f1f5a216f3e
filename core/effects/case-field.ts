// Which of two values of a card's field holds, chosen by a person: keep what stands, or take what another counter wrote.
import { z } from 'zod'
import { type CaseDraft, CaseEntity, GivenAnswer } from '#core/protocol/case.ts'
import { type CustomerEntity, StoredDetails } from '#core/protocol/entity.ts'
import { caseNote } from './case.ts'
import { customerEdit, customerSetNote } from './customer.ts'
import type { Effect, EntryFacts, EntryRule, State } from './effect.ts'

const id = z.string().min(1).max(64)

const Chosen = z.object({
  given: GivenAnswer,
  cases: z.array(z.object({ id, before: CaseEntity })).length(1),
})
type Chosen = z.infer<typeof Chosen>

export const caseChooseValue: EntryRule<Chosen> = {
  shape: Chosen,
  touches: (body, facts) => [
    ...caseNote.touches(body, facts),
    ...body.cases.flatMap(({ before: { about } }) =>
      about.code === 'FIELD_CONTESTED' ? [{ kind: 'customer' as const, id: about.customerId }] : [],
    ),
  ],
  claims: caseNote.claims,
  apply: (body, state, facts) => {
    const settled = caseNote.apply(body, state, facts)
    const [only] = body.cases
    if (only?.before.about.code !== 'FIELD_CONTESTED' || body.given.answer !== 'take') return settled
    const edited = take(only.before.about, state, { ...facts, atMs: body.given.atMs })
    return { puts: [...settled.puts, ...edited.puts], cases: edited.cases }
  },
}

type Contested = Extract<CaseDraft, { code: 'FIELD_CONTESTED' }>

/** An edit like any other, from the value that stood to the one that was replaced: a third that came since is a case again. */
function take({ customerId, field, kept, other }: Contested, state: State, facts: EntryFacts): Effect {
  if (field === 'internal' || field === 'important') {
    const texts = { from: String(kept ?? ''), to: String(other ?? '') }
    return customerSetNote.apply({ customerId, kind: field, ...texts }, state, facts)
  }
  const key = StoredDetails.keyof().safeParse(field)
  const card = state.find('customer', customerId)
  if (!key.success || !card) return { puts: [], cases: [] }
  const changes = [{ field: key.data, ...changeOf(card.details[key.data], kept, other) }]
  return customerEdit.apply({ customerId, changes }, state, facts)
}

/** Of a list, the one item: as it was kept, and as the other counter had it; null took it away. */
function changeOf(now: CustomerEntity['details'][keyof CustomerEntity['details']], kept: unknown, other: unknown) {
  const item = ItemLike.safeParse(kept)
  if (!Array.isArray(now) || !item.success) return { from: kept, to: other }
  const isOther = (each: { id: string }) => each.id !== item.data.id
  const from = now.map((each) => (isOther(each) ? each : kept))
  const to = now.flatMap((each) => (isOther(each) ? [each] : other === null ? [] : [other]))
  return { from, to }
}

const ItemLike = z.looseObject({ id: z.string() })
