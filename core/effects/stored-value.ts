// What entries do to stored value. Money in and out adds up whatever the order in which counters are heard; nothing that was
// taken is refused afterwards. Where more was taken than there was, a case asks a person.
import { z } from 'zod'
import type { CaseDraft } from '#core/protocol/case.ts'
import type { StoredValueEntity, StoredValueMovement, StoredValueOpening } from '#core/protocol/stored-value.ts'
import { type EntryRule, noClaims, nothing, type PartRule, type Put, type State } from './effect.ts'

const id = z.string().min(1).max(64)

type Moved = { puts: Put[]; cases: CaseDraft[] }

/** `opening` of one that is new, or may be: it says nothing about one that is there. */
export type ValueMove = {
  storedValueId: string
  movement: StoredValueMovement
  opening: StoredValueOpening | null
}

export const valueMove: PartRule<ValueMove> = {
  touches: ({ storedValueId }) => [{ kind: 'stored-value', id: storedValueId }],
  reads: () => [],
  claims: () => noClaims,
  apply: ({ storedValueId, movement, opening }, state) => moveValue(state, storedValueId, movement, opening),
}

function moveValue(
  state: State,
  storedValueId: string,
  movement: StoredValueMovement,
  opening: StoredValueOpening | null,
): Moved {
  const key = { kind: 'stored-value' as const, id: storedValueId }
  const before = state.find('stored-value', storedValueId) ?? (opening && begun(opening, movement.atMs, storedValueId))
  if (!before) return { puts: [], cases: [{ code: 'NOT_THERE', entity: key }] }
  if (before.movements.some((known) => known.id === movement.id)) return { puts: [{ ...key, body: before }], cases: [] }
  const after = moved(before, movement)
  const overMinor = Math.min(-movement.amountMinor, -after.balanceMinor)
  const cases: CaseDraft[] =
    movement.amountMinor < 0 && overMinor > 0
      ? [{ code: 'VALUE_OVERDRAWN', storedValueId, orderId: movement.orderId ?? '', overMinor }]
      : []
  return { puts: [{ ...key, body: after }], cases }
}

/** Two that begin the same apart begin it alike: what it begins with is one movement, whoever writes it down. */
export function begun(opening: StoredValueOpening, openedAtMs: number, storedValueId: string): StoredValueEntity {
  const { startMinor } = opening
  const start: StoredValueMovement = {
    ...{ id: `start ${storedValueId}`, kind: 'issue', amountMinor: startMinor, atMs: openedAtMs },
    ...{ counterId: 'venue', orderId: null, number: '' },
  }
  return {
    ...opening,
    state: 'active',
    openedAtMs,
    balanceMinor: startMinor,
    shares: [],
    asked: [],
    wanted: null,
    movements: startMinor > 0 ? [start] : [],
  }
}

/** Money that comes in at a counter is surely there: that counter may give it out again, up to the share a counter may have. */
function moved(before: StoredValueEntity, movement: StoredValueMovement): StoredValueEntity {
  const { counterId, amountMinor } = movement
  const own = shareOf(before, counterId)
  const share =
    amountMinor < 0 ? Math.max(0, own + amountMinor) : Math.max(own, Math.min(before.offlineMinor, own + amountMinor))
  return {
    ...withShare(before, counterId, share),
    balanceMinor: before.balanceMinor + amountMinor,
    movements: folded(
      before,
      [...before.movements, movement].toSorted((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1)),
    ),
  }
}

/** A code on a leaflet is used thousands of times, and nobody reads the list: the older half becomes one movement. */
function folded({ kind }: StoredValueEntity, movements: StoredValueMovement[]): StoredValueMovement[] {
  const [first] = movements
  if (kind !== 'uses' || !first || movements.length <= usesListedMax) return movements
  const [older, newer] = [movements.slice(0, usesListedMax / 2), movements.slice(usesListedMax / 2)]
  const amountMinor = older.reduce((sum, each) => sum + each.amountMinor, 0)
  return [{ ...first, amountMinor }, ...newer]
}

const usesListedMax = 200

/** What a counter may take of it with nobody to ask, in minor units. */
export function shareOf({ shares }: Pick<StoredValueEntity, 'shares'>, counterId: string): number {
  return shares.find((share) => share.counterId === counterId)?.amountMinor ?? 0
}

/** What nobody has set aside; below nothing where more was taken than there was. */
export function freeOf({ balanceMinor, shares }: Pick<StoredValueEntity, 'balanceMinor' | 'shares'>): number {
  return shares.reduce((free, { amountMinor }) => free - amountMinor, balanceMinor)
}

/** Others' need of a share goes down with it. */
export function withShare(before: StoredValueEntity, counterId: string, amountMinor: number): StoredValueEntity {
  const set = (list: StoredValueEntity['shares'], to: number) => {
    const others = list.filter((each) => each.counterId !== counterId)
    const all = to > 0 ? [...others, { counterId, amountMinor: to }] : others
    return all.toSorted((a, b) => (a.counterId < b.counterId ? -1 : 1))
  }
  const asked = before.asked.find((each) => each.counterId === counterId)?.amountMinor ?? 0
  return {
    ...before,
    shares: set(before.shares, amountMinor),
    asked: set(before.asked, Math.min(asked, amountMinor)),
  }
}

const Released = z.object({ storedValueId: id, amountMinor: z.int().min(0) })

/** The counter's share, or a part of it, is anybody's again. */
export const storedValueRelease: EntryRule<z.infer<typeof Released>> = {
  shape: Released,
  touches: ({ storedValueId }) => [{ kind: 'stored-value', id: storedValueId }],
  claims: () => noClaims,
  apply: ({ storedValueId, amountMinor }, state, { counterId }) => {
    const before = state.find('stored-value', storedValueId)
    if (!before) return nothing
    const share = Math.max(0, shareOf(before, counterId) - amountMinor)
    const after = withShare(before, counterId, share)
    const asked = after.asked.filter((each) => each.counterId !== counterId)
    return { puts: [{ kind: 'stored-value', id: storedValueId, body: { ...after, asked } }], cases: [] }
  },
}
