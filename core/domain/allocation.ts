// One settlement may move money on several orders: some are paid, others give back. Each order keeps what moved on it. What
// one gives and another takes is a transfer, in which nothing changes hands.
import type { SettlementPayment } from '#core/domain/settlement.ts'

/** What a settlement moves on an order, in minor units; below nothing, money goes back from it. */
export type Account = { orderId: string; amountMinor: number }

/** A payment, or a part of one, as an order keeps it. `paymentId` is null for a transfer. */
export type Allocated = Account &
  Pick<SettlementPayment, 'roundingMinor' | 'tenderedMinor' | 'changeMinor'> & {
    paymentId: string | null
  }

/**
 * Payments go to the orders with the sign of the whole, in order, until they are used up; transfers make up the rest. Every
 * order ends with exactly its amount, and every payment is used exactly once.
 * @param accounts whose sum is the sum of the payments
 */
export function allocate(accounts: readonly Account[], payments: readonly SettlementPayment[]): Allocated[] {
  const sign = Math.sign(accounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0))
  const left = new Map(accounts.map(({ orderId, amountMinor }) => [orderId, amountMinor]))
  const allocated: Allocated[] = []
  for (const payment of payments) {
    let restMinor = payment.amountMinor
    let isFirst = true
    for (const { orderId, amountMinor } of accounts) {
      const open = left.get(orderId) ?? 0
      if (restMinor === 0 || Math.sign(amountMinor) !== sign || open === 0) continue
      const part = Math.abs(open) < Math.abs(restMinor) ? open : restMinor
      left.set(orderId, open - part)
      restMinor -= part
      allocated.push({ orderId, paymentId: payment.id, ...partOf(payment, part, isFirst) })
      isFirst = false
    }
  }
  const transfers = [...left].filter(([, amountMinor]) => amountMinor !== 0)
  return [
    ...allocated,
    ...transfers.map(([orderId, amountMinor]) => ({ orderId, paymentId: null, ...exactly(amountMinor) })),
  ]
}

/** Rounding and change belong to the first part: the rest of it is exact. */
function partOf(payment: SettlementPayment, amountMinor: number, isFirst: boolean) {
  if (!isFirst) return exactly(amountMinor)
  const othersMinor = payment.amountMinor - amountMinor
  const { roundingMinor, tenderedMinor, changeMinor } = payment
  return {
    amountMinor,
    roundingMinor,
    tenderedMinor: tenderedMinor - Math.max(0, othersMinor),
    changeMinor: changeMinor - Math.max(0, -othersMinor),
  }
}

function exactly(amountMinor: number) {
  return {
    amountMinor,
    roundingMinor: 0,
    tenderedMinor: Math.max(0, amountMinor),
    changeMinor: Math.max(0, -amountMinor),
  }
}
