// What a counter may take of gift cards and credit with nobody to ask, and how the server is asked for the rest.

import type { KnownValue, Money } from '#core/domain/sale-money.ts'
import type { Tender } from '#core/domain/tender.ts'
import { shareOf } from '#core/effects/stored-value.ts'
import { creditId, type StoredValueEntity, type ValueClaimAnswer } from '#core/protocol/stored-value.ts'
import { findCounter } from '#db/counter.ts'
import type { ReadableDb } from '#db/database.ts'
import { findAttempt } from '#db/payment-attempt.ts'
import { findCredit, findValue } from '#db/stored-value.ts'
import type { World } from '../world.ts'
import { askUntilGiven, isLimited } from './selling-rights.ts'

/** Answers from the rows as they are in the caller's transaction. */
export function readMoney(db: ReadableDb): Money {
  return {
    valueOf: (storedValueId) => known(findValue(db, storedValueId)),
    creditOf: (customerId) => known(findCredit(db, customerId)),
    approvedMinor: (attemptId) => {
      const attempt = findAttempt(db, attemptId)
      return attempt?.state === 'approved' && attempt.settlementId === null ? attempt.amountMinor : undefined
    },
  }
}

function known(value: StoredValueEntity | undefined): KnownValue | undefined {
  if (!value) return undefined
  const { kind, state, currency, balanceMinor, expiresAtMs } = value
  return { kind, state, currency, balanceMinor, expiresAtMs }
}

/** `ownMinor` is this counter's share; `apartMinor` what is left when the others' are counted as taken. Minor units. */
export type ValueBeyond = {
  storedValueId: string
  amountMinor: number
  ownMinor: number
  apartMinor: number
  isUses: boolean
}

/** What a sale takes of stored value: what it is paid with, and uses of price rules. */
export type ValueWanted = {
  tenders: readonly Tender[]
  customerId: string | null
  uses: readonly { storedValueId: string; count: number }[]
}

/** Value of which more is wanted than this counter may take on its own. */
export function valuesBeyond(db: ReadableDb, wanted: ValueWanted): ValueBeyond[] {
  const counterId = findCounter(db)?.id
  if (!counterId || !isLimited(db)) return []
  return [...wantedOf(wanted)].flatMap(([storedValueId, amountMinor]) => {
    const value = findValue(db, storedValueId)
    const isUses = wanted.uses.some((each) => each.storedValueId === storedValueId)
    const ownMinor = value ? shareOf(value, counterId) : 0
    const elsewhere = (value?.shares ?? []).reduce((sum, share) => sum + share.amountMinor, -ownMinor)
    const apartMinor = (value?.balanceMinor ?? 0) - elsewhere
    return amountMinor > ownMinor ? [{ storedValueId, amountMinor, ownMinor, apartMinor, isUses }] : []
  })
}

function wantedOf({ tenders, customerId, uses }: ValueWanted): Map<string, number> {
  const wanted = new Map<string, number>()
  const add = (id: string, amountMinor: number) => wanted.set(id, (wanted.get(id) ?? 0) + amountMinor)
  for (const tender of tenders) {
    if (tender.means === 'gift-card') add(tender.storedValueId, tender.amountMinor)
    if (tender.means === 'credit' && customerId !== null) add(creditId(customerId), tender.amountMinor)
  }
  for (const { storedValueId, count } of uses) add(storedValueId, count)
  return wanted
}

/** Asks for all of it, one after the other. Undefined: nobody could be asked. */
export async function claimValues(world: World, beyond: readonly ValueBeyond[]): Promise<ValueClaimAnswer | undefined> {
  let granted: ValueClaimAnswer | undefined
  for (const { storedValueId, amountMinor, ownMinor } of beyond) {
    const lackingMinor = amountMinor - ownMinor
    const answer = await askUntilGiven(
      world,
      () => world.sync.ask((client) => client.value.claim({ storedValueId, lackingMinor })),
      (given) => given.state === 'refused' && given.isAsked,
    )
    if (answer?.state === 'refused') return { ...answer, freeMinor: answer.freeMinor + ownMinor }
    if (!answer) return undefined
    granted = answer
  }
  // What was granted comes down with the feed; money is taken off what is on this counter's own disk.
  return granted && (await world.sync.catchUp()) ? granted : undefined
}
