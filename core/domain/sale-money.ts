// Whether the money of a sale is there: stored value that is still good for the amount, a card payment that the terminal
// approved, a customer for what is owed by or to somebody.
import type { CartLine } from '#core/domain/cart.ts'
import type { PaymentAttemptId, StoredValueId } from '#core/domain/ids.ts'
import type { Currency } from '#core/domain/money.ts'
import type { Tender } from '#core/domain/tender.ts'

/** Amounts in minor units of its currency, times in UTC milliseconds. */
export type KnownValue = {
  kind: 'gift-card' | 'credit' | 'uses'
  state: 'active' | 'blocked'
  currency: Currency
  balanceMinor: number
  expiresAtMs: number | null
}

/** Read in the transaction that will take it. */
export type Money = {
  valueOf(storedValueId: string): KnownValue | undefined
  /** The customer's credit; undefined where they never had any. */
  creditOf(customerId: string): KnownValue | undefined
  /** What the terminal approved and no sale has used yet, in minor units; undefined for anything else. */
  approvedMinor(attemptId: string): number | undefined
}

export type MoneyRefusal =
  | { code: 'CUSTOMER_NEEDED' }
  | { code: 'VALUE_UNKNOWN'; storedValueId: StoredValueId }
  | { code: 'VALUE_BLOCKED'; storedValueId: StoredValueId }
  | { code: 'VALUE_EXPIRED'; storedValueId: StoredValueId; expiresAtMs: number }
  | { code: 'VALUE_TOO_LITTLE'; leftMinor: number }
  | { code: 'PAYMENT_NOT_APPROVED'; attemptId: PaymentAttemptId }

type Question = {
  lines: readonly CartLine[]
  tenders: readonly Tender[]
  customerId: string | null
  currency: Currency
  nowMs: number
}

/** Two payments of one card or by one approval count together. */
export function findMoneyObstacle(question: Question, money: Money): MoneyRefusal | undefined {
  const { lines, tenders, customerId } = question
  const needsCustomer =
    tenders.some(({ means }) => means === 'credit' || means === 'invoice') ||
    lines.some(({ kind }) => kind === 'membership')
  if (needsCustomer && customerId === null) return { code: 'CUSTOMER_NEEDED' }
  return (
    firstOf(
      sumBy(tenders, 'gift-card', ({ storedValueId }) => storedValueId),
      ([id, amountMinor]) => valueObstacle(id, amountMinor, question, money),
    ) ??
    creditObstacle(question, money) ??
    firstOf(
      sumBy(tenders, 'card', ({ attemptId }) => attemptId),
      ([attemptId, amountMinor]) =>
        money.approvedMinor(attemptId) === amountMinor ? undefined : { code: 'PAYMENT_NOT_APPROVED', attemptId },
    )
  )
}

/** Only a card that is there and good can be topped up, and none is issued twice. */
export function findTopUpObstacle({ lines, currency, nowMs }: Question, money: Money): MoneyRefusal | undefined {
  for (const line of lines) {
    if (line.kind !== 'gift-card') continue
    const { storedValueId, isTopUp } = line
    const known = money.valueOf(storedValueId)
    if (!isTopUp && known) return { code: 'VALUE_UNKNOWN', storedValueId }
    const flaw = isTopUp ? flawOf(storedValueId, known, currency, nowMs) : undefined
    if (flaw) return flaw
  }
  return undefined
}

function valueObstacle(
  storedValueId: StoredValueId,
  amountMinor: number,
  { currency, nowMs }: Question,
  money: Money,
): MoneyRefusal | undefined {
  const known = money.valueOf(storedValueId)
  const flaw = flawOf(storedValueId, known, currency, nowMs)
  if (flaw) return flaw
  const leftMinor = known?.balanceMinor ?? 0
  return amountMinor > leftMinor ? { code: 'VALUE_TOO_LITTLE', leftMinor } : undefined
}

function flawOf(
  storedValueId: StoredValueId,
  known: KnownValue | undefined,
  currency: Currency,
  nowMs: number,
): MoneyRefusal | undefined {
  if (known?.kind !== 'gift-card' || known.currency !== currency) return { code: 'VALUE_UNKNOWN', storedValueId }
  if (known.state === 'blocked') return { code: 'VALUE_BLOCKED', storedValueId }
  const { expiresAtMs } = known
  return expiresAtMs !== null && expiresAtMs <= nowMs
    ? { code: 'VALUE_EXPIRED', storedValueId, expiresAtMs }
    : undefined
}

/** Money that goes back to credit needs none that is there. */
function creditObstacle({ tenders, customerId, currency }: Question, money: Money): MoneyRefusal | undefined {
  const [[, amountMinor] = ['', 0]] = sumBy(tenders, 'credit', () => '')
  if (amountMinor <= 0 || customerId === null) return undefined
  const known = money.creditOf(customerId)
  const leftMinor = known?.currency === currency ? known.balanceMinor : 0
  return amountMinor > leftMinor ? { code: 'VALUE_TOO_LITTLE', leftMinor: Math.max(0, leftMinor) } : undefined
}

type TenderOf<Means extends Tender['means']> = Extract<Tender, { means: Means; amountMinor: number }>

function sumBy<Means extends Exclude<Tender['means'], 'cash'>, Key>(
  tenders: readonly Tender[],
  means: Means,
  keyOf: (tender: TenderOf<Means>) => Key,
): [Key, number][] {
  const sums = new Map<Key, number>()
  for (const tender of tenders) {
    if (!isOf(tender, means)) continue
    sums.set(keyOf(tender), (sums.get(keyOf(tender)) ?? 0) + tender.amountMinor)
  }
  return [...sums]
}

function isOf<Means extends Exclude<Tender['means'], 'cash'>>(tender: Tender, means: Means): tender is TenderOf<Means> {
  return tender.means === means
}

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item)
    if (found) return found
  }
  return undefined
}
