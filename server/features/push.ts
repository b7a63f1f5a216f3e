// Taking in a counter's journal. Each entry gets an outcome of its own; one that cannot be understood or goes wrong is kept
// as it is and stops nothing behind it. Op ids are remembered for good, in the transaction of the effect.
import { createHash } from 'node:crypto'
import type { Logger } from 'pino'
import { markOf } from '#core/domain/number-mark.ts'
import type { Effect } from '#core/effects/effect.ts'
import { type ReadEntry, readEntry } from '#core/effects/rules.ts'
import { canonicalJson } from '#core/protocol/canonical.ts'
import { venueId } from '#core/protocol/entity.ts'
import { genesisHash, type JournalEntry } from '#core/protocol/journal-entry.ts'
import { usesId } from '#core/protocol/stored-value.ts'
import type { EntryOutcome, Push, PushAnswer } from '#core/protocol/sync.ts'
import type { Chain, RecordedOp, Store, StoredOp, StoreTransaction } from '../store/store.ts'
import { spreadValues } from './value.ts'
import { makeWorkingState, type WorkingState } from './working-state.ts'

export type PushWorld = { store: Store; log: Pick<Logger, 'warn' | 'error'>; nowMs(): number }

/** @param counterId of the counter that is authenticated @throws NotYourJournal when an entry is another counter's */
export async function takeIn(world: PushWorld, counterId: string, push: Push): Promise<PushAnswer> {
  const own = push.branchOf ?? push.incarnation
  if (push.entries.some((entry) => entry.counterId !== counterId || entry.incarnation !== own)) {
    throw new NotYourJournal()
  }
  const moved = new Set<string>()
  const answer = await world.store.transact((tx) => {
    moved.clear()
    return takeInWithin(tx, { ...world, onValue: (id) => moved.add(id) }, counterId, push)
  })
  // Shares of value that moved are a convenience of the next hours: in a transaction of their own, behind the entries.
  if (moved.size > 0) await spreadValues(world, [...moved])
  return answer
}

/** `onValue`: stored value that an entry touches. */
type TakingWorld = PushWorld & { onValue(id: string): void }

/** A counter may hand in nothing but its own journal. */
export class NotYourJournal extends Error {
  constructor() {
    super('an entry of another counter, or of another chain than the push says')
    this.name = 'NotYourJournal'
  }
}

async function takeInWithin(
  tx: StoreTransaction,
  world: TakingWorld,
  counterId: string,
  { incarnation, entries }: Push,
): Promise<PushAnswer> {
  const [first] = entries
  if (!first || entries.some(({ n }, index) => n !== first.n + index)) return { state: 'gap', expectedN: first?.n ?? 1 }
  // Asked in one go, and answered in this order: what another push of this counter did is known by then.
  const [standing, ops] = await Promise.all([tx.lockChain(incarnation), tx.findOps(entries.map(({ opId }) => opId))])
  const chain = standing ?? (await newChain(tx, counterId, first))
  if ('expectedN' in chain) return { state: 'gap', expectedN: chain.expectedN }
  if (first.n > chain.lastN + 1) return { state: 'gap', expectedN: chain.lastN + 1 }
  // As far as this push goes: one that comes late, or holds less than an earlier one, says nothing of what is behind it.
  const known = await tx.findPlaces(incarnation, first.n, Math.min(chain.lastN, first.n + entries.length - 1))
  const forked = known.find(({ n, hash }) => entries[n - first.n]?.hash !== hash)
  const fresh = entries.filter(({ n }) => n > chain.lastN)
  const forkedAt = forked?.n ?? (fresh[0] && fresh[0].prevHash !== chain.lastHash ? fresh[0].n : undefined)
  if (forkedAt !== undefined) {
    world.log.error({ counterId, incarnation, n: forkedAt }, 'two journals claim one place: a disk was copied')
    return { state: 'forked', n: forkedAt }
  }
  const before = new Map(ops.map((op) => [op.opId, op]))
  const added = fresh.length > 0 ? await add(tx, world, chain, { incarnation, entries: fresh, known: before }) : []
  return { state: 'taken', outcomes: [...known.map(asDuplicate), ...added] }
}

/** A counter that was restored from a copy begins a chain behind an entry of an older one, which has to be known here. */
async function newChain(
  tx: StoreTransaction,
  counterId: string,
  { n, prevHash }: JournalEntry,
): Promise<Chain | { expectedN: number }> {
  if (n === 1) return { counterId, lastN: 0, lastHash: genesisHash }
  if (await tx.hasEntry(counterId, n - 1, prevHash)) return { counterId, lastN: n - 1, lastHash: prevHash }
  return { expectedN: Math.min((await tx.lastNOf(counterId)) + 1, n - 1) }
}

const asDuplicate = ({ opId, seq, detail }: EntryOutcome): EntryOutcome => ({ opId, outcome: 'duplicate', seq, detail })

/** `known`: what was done of these before, in whichever chain, by op id. */
type Added = { incarnation: string; entries: readonly JournalEntry[]; known: Map<string, StoredOp> }

async function add(
  tx: StoreTransaction,
  world: TakingWorld,
  chain: Chain,
  { incarnation, entries, known }: Added,
): Promise<EntryOutcome[]> {
  const isBranch = entries[0]?.incarnation !== incarnation
  const branchMark = isBranch ? markOf(incarnation) : null
  const read = new Map(
    entries.filter(({ opId }) => !known.has(opId)).map((entry) => [entry.opId, readEntry(entry, branchMark)]),
  )
  const state = await makeWorkingState(tx, chain.counterId, [...read.values()].flatMap(effective))
  const touched = [...read.values()].flatMap(effective).flatMap(({ touches }) => touches)
  for (const { kind, id } of touched) if (kind === 'stored-value') world.onValue(id)
  const ops: RecordedOp[] = []
  let lastHash = chain.lastHash
  for (const entry of entries) {
    const before = known.get(entry.opId)
    const result = before
      ? { outcome: 'duplicate' as const, detail: before.detail }
      : carryOut(world, state, entry, lastHash, read.get(entry.opId))
    // Twice in one push is twice as well.
    known.set(entry.opId, { ...entry, ...result, seq: before?.seq ?? 0 })
    ops.push({ ...entry, ...result, incarnation })
    lastHash = entry.hash
  }
  if (touched.some(({ kind }) => kind === 'venue')) for (const id of sharedUses(state)) world.onValue(id)
  const last = entries.at(-1)
  const seq = await tx.write({
    ...state.writes(),
    journal: { ops, chain: { ...chain, incarnation, lastN: last?.n ?? chain.lastN, lastHash } },
    atMs: world.nowMs(),
  })
  return ops.map(({ opId, outcome, detail }) => ({ opId, outcome, detail, seq }))
}

/** Uses of price rules that every counter gets a share of before anybody asks. */
function sharedUses(state: WorkingState): string[] {
  const rules = state.find('venue', venueId)?.priceRules ?? []
  return rules.flatMap(({ code, uses }) => (uses?.per === 'venue' ? [usesId(code, null)] : []))
}

type Understood = ReturnType<typeof readEntry>

function effective(read: Understood): ReadEntry[] {
  return read && !('problem' in read) ? [read] : []
}

function carryOut(
  world: PushWorld,
  state: WorkingState,
  entry: JournalEntry,
  prevHash: string,
  read: Understood,
): Pick<RecordedOp, 'outcome' | 'detail'> {
  const flaw = flawOf(entry, prevHash)
  if (flaw) return park(world, entry, flaw)
  if (!read) return { outcome: 'applied', detail: '' }
  if ('problem' in read) return park(world, entry, `${read.problem}: ${read.detail}`)
  try {
    const effect = read.apply(state)
    state.take(effect)
    const cases = openCases(state, entry, effect)
    return { outcome: cases.length > 0 ? 'case' : 'applied', detail: cases.join(' ') }
  } catch (error) {
    return park(world, entry, `defect: ${String(error)}`)
  }
}

function park(world: PushWorld, entry: JournalEntry, why: string): Pick<RecordedOp, 'outcome' | 'detail'> {
  const { counterId, n, opId, name, v } = entry
  world.log.error({ counterId, n, opId, name, v, why }, 'an entry is parked: kept as it is, for a person to look at')
  return { outcome: 'parked', detail: why.slice(0, 2_000) }
}

/** An entry altered on its way or on the counter's disk is kept, and not believed. */
function flawOf({ hash, ...unhashed }: JournalEntry, prevHash: string): string | undefined {
  if (unhashed.prevHash !== prevHash) return 'bad-hash: does not name the entry before it'
  const own = createHash('sha256').update(canonicalJson(unhashed)).digest('hex')
  return own === hash ? undefined : 'bad-hash: was changed after it was written'
}

/** The case's id comes from the entry's: handed in again it is the same case. */
function openCases(state: WorkingState, entry: JournalEntry, { cases }: Effect): string[] {
  return cases.map((about, index) => {
    const id = `${entry.opId}.${index}`
    const { counterId, clerkId, opId, atWallMs } = entry
    const body = { about, state: 'open' as const, opId, counterId, clerkId, atMs: atWallMs, answers: [] }
    state.take({ puts: [{ kind: 'case', id, body }], cases: [] })
    return id
  })
}
