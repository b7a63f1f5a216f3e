import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate } from '#core/domain/allocation.ts'
import { planRefund } from '#core/domain/refund-plan.ts'
import type { SettlementPayment } from '#core/domain/settlement.ts'

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** Splits a total into payments of its sign. */
const paymentsOf = (totalMinor: number, weights: readonly number[]): SettlementPayment[] => {
  let left = totalMinor
  return weights.map((weight, at) => {
    const isLast = at === weights.length - 1
    const amountMinor = isLast ? left : Math.trunc((left * weight) / 10)
    left -= amountMinor
    const cash = isLast ? 30 : 0
    return {
      id: `p${at}`,
      means: isLast ? 'cash' : 'voucher',
      amountMinor,
      roundingMinor: cash,
      tenderedMinor: Math.max(0, amountMinor + cash) + 500,
      changeMinor: Math.max(0, -(amountMinor + cash)) + 500,
      reference: '',
      storedValueId: null,
      attemptId: null,
    }
  })
}

describe('SR20 one settlement over several orders', () => {
  test('every order gets its amount, every payment is used up, and transfers come to nothing', () => {
    const accounts = fc.array(fc.integer({ min: -50_000, max: 50_000 }), { minLength: 1, maxLength: 6 })
    const weights = fc.array(fc.nat(9), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(accounts, weights, (amounts, shares) => {
        const orders = amounts.map((amountMinor, at) => ({ orderId: `o${at}`, amountMinor }))
        const payments = paymentsOf(sum(amounts), shares)
        const rows = allocate(orders, payments)
        for (const { orderId, amountMinor } of orders)
          expect(sum(rows.filter((row) => row.orderId === orderId).map((row) => row.amountMinor))).toBe(amountMinor)
        for (const payment of payments.filter(({ amountMinor }) => amountMinor !== 0)) {
          const own = rows.filter(({ paymentId }) => paymentId === payment.id)
          for (const key of ['amountMinor', 'roundingMinor', 'tenderedMinor', 'changeMinor'] as const)
            if (own.length > 0) expect(sum(own.map((row) => row[key]))).toBe(payment[key])
        }
        expect(sum(rows.filter(({ paymentId }) => paymentId === null).map((row) => row.amountMinor))).toBe(
          sum(amounts) - sum(rows.filter(({ paymentId }) => paymentId !== null).map((row) => row.amountMinor)),
        )
        for (const row of rows) expect(row.tenderedMinor - row.changeMinor).toBe(row.amountMinor + row.roundingMinor)
      }),
    )
  })
})

describe('SR13 refund to the means paid with', () => {
  const paid = (
    means: 'card' | 'cash' | 'gift-card' | 'voucher' | 'web',
    amountMinor: number,
    storedValueId = 'g',
  ) => ({
    means,
    amountMinor,
    storedValueId: means === 'gift-card' ? storedValueId : null,
    reference: '',
  })

  test('the card first, then the gift card, coins last', () => {
    const plan = planRefund([paid('cash', 10_000), paid('gift-card', 5_000), paid('card', 20_000)], 30_000, true)
    expect(plan.map(({ means, amountMinor }) => [means, amountMinor])).toEqual([
      ['card', 20_000],
      ['gift-card', 5_000],
      ['cash', 5_000],
    ])
  })

  test('what went back before does not go back by that means again', () => {
    const plan = planRefund([paid('card', 20_000), paid('card', -15_000), paid('cash', 10_000)], 12_000, true)
    expect(plan.map(({ means, amountMinor }) => [means, amountMinor])).toEqual([
      ['card', 5_000],
      ['cash', 7_000],
    ])
  })

  test('a voucher of somebody else’s and money of the web become credit; a guest gets coins', () => {
    const moved = [paid('voucher', 3_000), paid('web', 7_000)]
    expect([planRefund(moved, 10_000, true)[0]?.means, planRefund(moved, 10_000, false)[0]?.means]).toEqual([
      'credit',
      'cash',
    ])
  })

  test('a plan always comes to exactly what is to go back', () => {
    const any = fc.tuple(
      fc.constantFrom('card', 'cash', 'gift-card', 'voucher', 'web'),
      fc.integer({ min: -9_000, max: 9_000 }),
    )
    fc.assert(
      fc.property(
        fc.array(any, { maxLength: 8 }),
        fc.integer({ min: 1, max: 50_000 }),
        fc.boolean(),
        (moves, back, has) => {
          const plan = planRefund(
            moves.map(([means, minor]) => paid(means as 'card', minor)),
            back,
            has,
          )
          expect(sum(plan.map(({ amountMinor }) => amountMinor))).toBe(back)
          expect(plan.every(({ amountMinor }) => amountMinor > 0)).toBe(true)
        },
      ),
    )
  })
})
