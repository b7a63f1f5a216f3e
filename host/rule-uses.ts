// How often a price rule is still good for: counted over all orders and counters, as stored value is.
import type { PricedLine } from '#core/domain/cart.ts'
import { type PriceRule, sumOfUses } from '#core/domain/price-rule.ts'
import type { Venue } from '#core/domain/venue.ts'
import { shareOf } from '#core/effects/stored-value.ts'
import { type StoredValueOpening, usesId } from '#core/protocol/stored-value.ts'
import { findCounter } from '#db/counter.ts'
import type { ReadableDb } from '#db/database.ts'
import { findValue } from '#db/stored-value.ts'

type Counted = Pick<PriceRule, 'code'> & { uses: NonNullable<PriceRule['uses']> }

const isCounted = (rule: PriceRule): rule is PriceRule & Counted => rule.uses !== null

/** Whose uses a sale to this customer takes; undefined where a rule is a customer's and there is none. */
function valueIdOf({ code, uses }: Counted, customerId: string | null): string | undefined {
  if (uses.per === 'venue') return usesId(code, null)
  return customerId === null ? undefined : usesId(code, customerId)
}

/**
 * By the rule's code. What others have set aside may come when they are asked, and counts here.
 * @param isOwn as far as this counter may give them with nobody to ask
 */
export function readUsesLeft(
  db: ReadableDb,
  { priceRules }: Pick<Venue, 'priceRules'>,
  customerId: string | null,
  isOwn = false,
): Map<string, number> {
  const counterId = findCounter(db)?.id ?? ''
  return new Map(
    priceRules.filter(isCounted).flatMap((rule): [string, number][] => {
      const id = valueIdOf(rule, customerId)
      if (id === undefined) return []
      const value = findValue(db, id)
      if (isOwn) return [[rule.code, value ? Math.min(value.balanceMinor, shareOf(value, counterId)) : 0]]
      return [[rule.code, Math.max(0, value?.balanceMinor ?? rule.uses.most)]]
    }),
  )
}

/** How many of each stored value priced lines take. */
export function usesTaken(
  { priceRules }: Pick<Venue, 'priceRules'>,
  lines: readonly PricedLine[],
  customerId: string | null,
): { storedValueId: string; count: number; rule: PriceRule & Counted }[] {
  const sums = sumOfUses(lines)
  return priceRules.filter(isCounted).flatMap((rule) => {
    const count = sums.get(rule.code) ?? 0
    const storedValueId = valueIdOf(rule, customerId)
    return count > 0 && storedValueId !== undefined ? [{ storedValueId, count, rule }] : []
  })
}

/** As they begin. */
export function openingOfUses(
  { uses }: Counted,
  { currency }: Pick<Venue, 'currency'>,
  customerId: string | null,
): StoredValueOpening {
  return {
    kind: 'uses',
    code: null,
    customerId: uses.per === 'customer' ? customerId : null,
    currency,
    expiresAtMs: null,
    offlineMinor: uses.most,
    startMinor: uses.most,
  }
}
