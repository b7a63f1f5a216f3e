import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PaymentAttemptId, StoredValueId } from '#core/domain/ids.ts'
import { type CashRule, restOf, settleTenders, type Tender } from '#core/domain/tender.ts'

const kroner: CashRule = { currency: 'NOK', cashStepMinor: null }
const card = (amountMinor: number): Tender => ({ means: 'card', amountMinor, attemptId: 'a' as PaymentAttemptId })
const giftCard = (amountMinor: number): Tender => ({
  means: 'gift-card',
  amountMinor,
  storedValueId: 'g' as StoredValueId,
})
const cash = (tenderedMinor: number): Tender => ({ means: 'cash', tenderedMinor })
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

const anyTender = fc.oneof(
  fc.integer({ min: 1, max: 100_000 }).map(card),
  fc.integer({ min: 1, max: 100_000 }).map(giftCard),
)

describe('SR15 split and mixed payment', () => {
  test('the parts are the total exactly, and what was handed over is each part with its rounding', () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        fc.array(anyTender, { maxLength: 5 }),
        fc.nat(2_000_000),
        (total, exact, given) => {
          const decided = settleTenders(total, [...exact, cash(given)], kroner)
          if (!decided.accepted) return
          expect(sum(decided.value.map(({ amountMinor }) => amountMinor))).toBe(total)
          for (const { amountMinor, roundingMinor, tenderedMinor, changeMinor } of decided.value)
            expect(tenderedMinor - changeMinor).toBe(amountMinor + roundingMinor)
        },
      ),
    )
  })

  test('money back mirrors money in, means by means', () => {
    fc.assert(
      fc.property(fc.array(anyTender, { minLength: 1, maxLength: 5 }), fc.nat(50_000), (exact, more) => {
        const total = sum(exact.map((tender) => ('amountMinor' in tender ? tender.amountMinor : 0))) + more
        const turned = exact.map((tender) => ({
          ...tender,
          amountMinor: -('amountMinor' in tender ? tender.amountMinor : 0),
        }))
        const [paid, back] = [
          settleTenders(total, [...exact, cash(1_000_000)], kroner),
          settleTenders(-total, [...(turned as Tender[]), cash(0)], kroner),
        ]
        if (!paid.accepted || !back.accepted) throw new Error('both are enough')
        expect(back.value.map(({ amountMinor, roundingMinor }) => [0 - amountMinor, 0 - roundingMinor])).toEqual(
          paid.value.map(({ amountMinor, roundingMinor }) => [amountMinor, roundingMinor]),
        )
      }),
    )
  })

  test('only cash is rounded and gives change: 99.50 with 60 on a card leaves 39.50, which is 40 in coins', () => {
    const decided = settleTenders(9_950, [card(6_000), cash(5_000)], kroner)
    expect(decided).toMatchObject({
      accepted: true,
      value: [
        { amountMinor: 6_000, roundingMinor: 0, changeMinor: 0 },
        { amountMinor: 3_950, roundingMinor: 50, tenderedMinor: 5_000, changeMinor: 1_000 },
      ],
    })
  })

  test.each([
    ['more than the total without cash', 10_000, [card(10_001)], { code: 'TENDERED_TOO_MUCH', overMinor: 1 }],
    ['less than the total', 10_000, [card(9_000)], { code: 'TENDERED_TOO_LITTLE', dueMinor: 1_000 }],
    ['too few coins for the rest', 10_000, [card(9_000), cash(900)], { code: 'TENDERED_TOO_LITTLE', dueMinor: 1_000 }],
    ['money against the direction of the total', -10_000, [card(10_000)], { code: 'TENDER_MISMATCH' }],
    ['cash twice', 10_000, [cash(5_000), cash(5_000)], { code: 'TENDER_MISMATCH' }],
  ] as const)('is refused: %s', (_, total, tenders, refusal) => {
    expect(settleTenders(total, tenders, kroner)).toEqual({ accepted: false, refusal })
  })

  test('what costs nothing is paid with nothing', () => {
    expect([settleTenders(0, [], kroner), settleTenders(0, [cash(0)], kroner)]).toEqual([
      { accepted: true, value: [] },
      { accepted: true, value: [] },
    ])
  })

  test('what is left counts every means but cash', () => {
    expect(restOf(10_000, [card(2_500), giftCard(500), cash(10_000)])).toBe(7_000)
  })
})
