// Stored value as the server gives it to counters: a fair share each, so that every one of them can take some of a gift card
// while it is alone, and the rest to whoever needs it now. Nothing is taken from anybody: shares end by the counter's journal.

import type { Venue } from '#core/domain/venue.ts'
import { begun, freeOf, shareOf, withShare } from '#core/effects/stored-value.ts'
import { venueId } from '#core/protocol/entity.ts'
import { type StoredValueEntity, usesId, type ValueClaim, type ValueClaimAnswer } from '#core/protocol/stored-value.ts'
import type { Store } from '../store/store.ts'
import { makeWorkingState } from './working-state.ts'

export type ValueWorld = { store: Store; nowMs(): number }

/** As much as the counter asks for, if nobody has set it aside; else whoever has it is asked to give it back. */
export async function claimValue(
  world: ValueWorld,
  counterId: string,
  { storedValueId, lackingMinor }: ValueClaim,
): Promise<ValueClaimAnswer> {
  return await changeValue<ValueClaimAnswer>(world, storedValueId, (before) => {
    if (!before) return { answer: { state: 'refused', freeMinor: 0, isAsked: false } }
    const ownMinor = shareOf(before, counterId)
    const freeMinor = Math.max(0, freeOf(before))
    if (lackingMinor <= freeMinor) {
      const after = { ...withShare(before, counterId, ownMinor + lackingMinor), wanted: null }
      return { answer: { state: 'granted', seq: 0 }, after }
    }
    // More than there is at all: nobody has to give anything back for that.
    if (ownMinor + lackingMinor > before.balanceMinor) {
      return { answer: { state: 'refused', freeMinor: Math.max(0, before.balanceMinor - ownMinor), isAsked: false } }
    }
    const wanted = { amountMinor: lackingMinor, untilMs: world.nowMs() + wantedMs }
    const after = { ...asking(before, counterId, lackingMinor - freeMinor), wanted }
    return { answer: { state: 'refused', freeMinor, isAsked: after.asked.length > 0 }, after }
  })
}

/** How long what others give back is kept for whoever asked: they wait with the queue behind them. */
const wantedMs = 30_000

/** After money moved: every counter that is in service gets its fair share, as far as nobody has more than that. */
export async function spreadValues(world: ValueWorld, ids: readonly string[]): Promise<void> {
  const counters = (await world.store.activeCounters()).toSorted()
  for (const id of ids) {
    await changeValue(world, id, (before) => ({
      answer: null,
      after: before && spread(before, counters, world.nowMs()),
    }))
  }
}

/** Pure: the shares as they are to be. Whoever has more than a fair share while another has less is asked for the rest. */
export function spread(before: StoredValueEntity, counters: readonly string[], nowMs: number): StoredValueEntity {
  if (before.state !== 'active' || counters.length === 0 || before.balanceMinor <= 0) return before
  const fairMinor = Math.min(before.offlineMinor, Math.floor(before.balanceMinor / counters.length))
  const keptMinor = before.wanted && nowMs < before.wanted.untilMs ? before.wanted.amountMinor : 0
  let value = before
  for (const counterId of counters) {
    const lacking = Math.min(fairMinor - shareOf(value, counterId), freeOf(value) - keptMinor)
    if (lacking > 0) value = withShare(value, counterId, shareOf(value, counterId) + lacking)
  }
  const isLacking = counters.some((counterId) => shareOf(value, counterId) < fairMinor)
  const asked = isLacking
    ? value.shares
        .filter(({ amountMinor }) => amountMinor > fairMinor)
        .map(({ counterId, amountMinor }) => ({ counterId, amountMinor: amountMinor - fairMinor }))
    : []
  const known = value.asked.filter((each) => !asked.some(({ counterId }) => counterId === each.counterId))
  return { ...value, asked: [...known, ...asked].toSorted((a, b) => (a.counterId < b.counterId ? -1 : 1)) }
}

/** The largest shares first, until there is enough. */
function asking(before: StoredValueEntity, counterId: string, lackingMinor: number): StoredValueEntity {
  let left = lackingMinor
  const others = before.shares
    .filter((share) => share.counterId !== counterId)
    .toSorted((a, b) => b.amountMinor - a.amountMinor)
  const asked = new Map(before.asked.map((each) => [each.counterId, each.amountMinor]))
  for (const share of others) {
    const part = Math.min(left, share.amountMinor)
    left -= part
    if (part > 0) asked.set(share.counterId, Math.max(part, asked.get(share.counterId) ?? 0))
  }
  const list = [...asked].map(([id, amountMinor]) => ({ counterId: id, amountMinor }))
  return { ...before, asked: list.toSorted((a, b) => (a.counterId < b.counterId ? -1 : 1)) }
}

/** Uses of a price rule begin when somebody asks for them first: the venue says how many there are. */
function usesOf(venue: Venue | undefined, id: string, atMs: number): StoredValueEntity | undefined {
  for (const { code, uses } of venue?.priceRules ?? []) {
    if (!uses || !venue) continue
    const customerId = uses.per === 'customer' ? customerIn(id, code) : null
    if (customerId === undefined || usesId(code, customerId) !== id) continue
    const many = { offlineMinor: uses.most, startMinor: uses.most }
    const opening = { kind: 'uses' as const, code: null, customerId, currency: venue.currency, expiresAtMs: null }
    return begun({ ...opening, ...many }, atMs, id)
  }
  return undefined
}

function customerIn(id: string, ruleCode: string): string | undefined {
  const front = usesId(ruleCode, '')
  return id.startsWith(front) && id.length > front.length ? id.slice(front.length) : undefined
}

type Change<Answer> = { answer: Answer; after?: StoredValueEntity | undefined }

/** In one transaction; nothing is written where nothing changes. */
async function changeValue<Answer>(
  { store, nowMs }: ValueWorld,
  id: string,
  decide: (before: StoredValueEntity | undefined) => Change<Answer>,
): Promise<Answer> {
  return await store.transact(async (tx) => {
    const touches = [{ kind: 'stored-value' as const, id }]
    const reads = [{ kind: 'venue' as const, id: venueId }]
    const state = await makeWorkingState(tx, '', [{ touches, reads, claims: { seats: [], areas: [] } }])
    const before = state.find('stored-value', id) ?? usesOf(state.find('venue', venueId), id, nowMs())
    const { answer, after } = decide(before)
    if (!after || JSON.stringify(after) === JSON.stringify(before)) return answer
    state.take({ puts: [{ kind: 'stored-value', id, body: after }], cases: [] })
    const seq = await tx.write({ ...state.writes(), journal: null, atMs: nowMs() })
    const isGranted = typeof answer === 'object' && answer !== null && 'state' in answer && answer.state === 'granted'
    return isGranted ? { ...answer, seq } : answer
  })
}
