// Every journal entry by name and version, with the rule of what it does. Entries of every version that was ever released
// stay here for good: an old counter may hand in its sales at any age.

import type { z } from 'zod'
import type { EntityKey } from '#core/protocol/entity.ts'
import type { JournalEntry } from '#core/protocol/journal-entry.ts'
import { allotmentPlanSet, allotmentRelease, allotmentTakeBack } from './allotment.ts'
import { blockRelease, blockSet } from './block.ts'
import { withBranchNumbers } from './branch-numbers.ts'
import { caseHonour, caseNote, caseRefund, caseReseat } from './case.ts'
import { caseChooseValue } from './case-field.ts'
import { catalogueImport, performanceCancel, staffSetPreferences } from './catalogue.ts'
import { customerCreate, customerEdit, customerImport, customerSetNote } from './customer.ts'
import type { Claims, Effect, EntryFacts, EntryRule, State } from './effect.ts'
import { orderImport, saleComplete } from './order.ts'
import { cartPark, cartTakeUp } from './parked-cart.ts'
import { orderAssign, orderCancel, orderReschedule, orderReserve, orderReserveInParts } from './reservation.ts'
import { saleSettle } from './settlement.ts'
import { storedValueRelease } from './stored-value.ts'

/** An entry understood. `apply` may be called any number of times, each over another state. */
export type ReadEntry = {
  touches: readonly EntityKey[]
  reads: readonly EntityKey[]
  claims: Claims
  apply(state: State): Effect
}

export type Unreadable = { problem: 'unknown-entry' | 'bad-shape'; detail: string }

/**
 * Undefined for entries that are evidence only and change no entity.
 * @param branchMark of the chain it is handed in with, where that is not the one it was written in
 */
export function readEntry(
  entry: Pick<JournalEntry, 'name' | 'v' | 'body' | 'counterId' | 'clerkId' | 'atWallMs'>,
  branchMark: string | null = null,
): ReadEntry | Unreadable | undefined {
  const kind = `${entry.name} ${entry.v}`
  if (quietEntries.has(kind)) return undefined
  const rule = rules[kind]
  if (!rule) return { problem: 'unknown-entry', detail: kind }
  const facts = { counterId: entry.counterId, clerkId: entry.clerkId, atMs: entry.atWallMs }
  const read = rule.read(entry.body, facts)
  // What is imported has the numbers of where it came from.
  if (branchMark === null || 'problem' in read || entry.name === 'order.import') return read
  return { ...read, apply: (state) => withBranchNumbers(read.apply(state), state, branchMark) }
}

type Reader = { shape: z.ZodType; read(body: string, facts: EntryFacts): ReadEntry | Unreadable }

const rules: Record<string, Reader> = {
  'customer.create 1': reader(customerCreate),
  'customer.edit 1': reader(customerEdit),
  'customer.set-note 1': reader(customerSetNote),
  'customer.import 1': reader(customerImport),
  'catalogue.import 1': reader(catalogueImport),
  'staff.set-preferences 1': reader(staffSetPreferences),
  'performance.cancel 1': reader(performanceCancel),
  'order.import 1': reader(orderImport),
  'sale.complete 1': reader(saleComplete),
  'sale.complete 2': reader(saleSettle),
  'stored-value.release 1': reader(storedValueRelease),
  'order.reserve 1': reader(orderReserve),
  'order.reserve 2': reader(orderReserveInParts),
  'order.reschedule 1': reader(orderReschedule),
  'order.assign 1': reader(orderAssign),
  'order.cancel 1': reader(orderCancel),
  'cart.park 1': reader(cartPark),
  'cart.take-up 1': reader(cartTakeUp),
  'case.note 1': reader(caseNote),
  'case.close 1': reader(caseNote),
  'case.reseat 1': reader(caseReseat),
  'case.refund 1': reader(caseRefund),
  'case.honour 1': reader(caseHonour),
  'case.choose-value 1': reader(caseChooseValue),
  'allotment.release 1': reader(allotmentRelease),
  'allotment.take-back 1': reader(allotmentTakeBack),
  'allotment-plan.set 1': reader(allotmentPlanSet),
  'block.set 1': reader(blockSet),
  'block.release 1': reader(blockRelease),
}

/** The shape of every entry that changes something, by name and version: what the protocol's version is taken over. */
export function entryShapes(): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(rules).map(([kind, { shape }]) => [kind, shape]))
}

const quietEntries = new Set([
  'host.start 1',
  'host.stop 1',
  'session.sign-in 1',
  'session.sign-out 1',
  'session.wrong-pin 1',
  'document.print 1',
  'document.ask-print 1',
  'document.confirm-printed 1',
  'document.copy 1',
  'sync.difference 1',
  'payment.begin 1',
  'payment.end 1',
  'shift.open 1',
  'shift.count 1',
  'shift.close 1',
  'shift.report 1',
  'shift.hand-over 1',
  'cash.move 1',
  'sale.correct 1',
  'drawer.open 1',
  'training.begin 1',
  'training.end 1',
  'counter.invite 1',
  'counter.revoke 1',
])

function reader<Body>(rule: EntryRule<Body>): Reader {
  const read: Reader['read'] = (text, facts) => {
    const parsed = rule.shape.safeParse(parse(text))
    if (!parsed.success) return { problem: 'bad-shape', detail: parsed.error.message.slice(0, 2_000) }
    const body = parsed.data
    return {
      touches: rule.touches(body, facts),
      reads: rule.reads?.(body) ?? [],
      claims: rule.claims(body),
      apply: (state) => rule.apply(body, state, facts),
    }
  }
  return { shape: rule.shape, read }
}

/** Text that is no JSON fits no shape, which says it in the same words. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
