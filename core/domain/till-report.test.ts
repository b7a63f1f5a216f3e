import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Settlement, type SettlementLine, SettlementLineKind } from '#core/domain/settlement.ts'
import { Means } from '#core/domain/tender.ts'
import { cashMinorOf, noTotals, sumUp } from '#core/domain/till-report.ts'

const rates = [
  { vatCode: '0', vatRateBp: 0 },
  { vatCode: '25', vatRateBp: 2_500 },
]

const line = fc.record({
  kind: fc.constantFrom(
    ...SettlementLineKind.options.filter((kind) => kind !== 'in-payment' && kind !== 'out-payment'),
  ),
  unitMinor: fc.integer({ min: -100_000, max: 100_000 }),
  rate: fc.constantFrom(...rates),
})

const settlement = fc
  .record({
    id: fc.uuid(),
    clerkId: fc.constantFrom('kari', 'ole', 'anne'),
    lines: fc.array(line, { minLength: 1, maxLength: 5 }),
    means: fc.constantFrom(...Means.options.filter((means) => means !== 'transfer')),
    isMove: fc.boolean(),
  })
  .map(({ id, clerkId, lines, means, isMove }): Settlement => {
    const made = lines.map(({ kind, unitMinor, rate }): SettlementLine => {
      const of = { orderId: null, orderLineId: null, text: '', quantity: 1, discountMinor: 0, vatMinor: 0 }
      const moved = unitMinor > 0 ? ('in-payment' as const) : ('out-payment' as const)
      return { ...of, ...rate, kind: isMove ? moved : kind, unitMinor, grossMinor: unitMinor }
    })
    const totalMinor = made.reduce((sum, { grossMinor }) => sum + grossMinor, 0)
    const payment = {
      id: 'p',
      means: isMove ? ('cash' as const) : means,
      amountMinor: totalMinor,
      roundingMinor: 0,
      tenderedMinor: Math.max(0, totalMinor),
      changeMinor: Math.max(0, -totalMinor),
      ...{ reference: '', storedValueId: null, attemptId: null },
    }
    const facts = { number: id, atMs: 0, shiftId: null, customerId: null, currency: 'NOK' as const, reason: '' }
    return { id, clerkId, ...facts, lines: made, payments: [payment], totalMinor, roundingMinor: 0 }
  })

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

describe('the sums of a till', () => {
  it('agree with each other and with the settlements, whatever was settled', () => {
    fc.assert(
      fc.property(fc.array(settlement, { maxLength: 20 }), fc.nat(500_000), (settlements, floatMinor) => {
        const sums = sumUp(settlements, floatMinor, noTotals)
        const totalMinor = sum(settlements.map((each) => each.totalMinor))
        expect(sum(sums.kinds.map(({ amountMinor }) => amountMinor))).toBe(totalMinor)
        const moved = sums.cash.putInMinor + sums.cash.takenOutMinor
        expect(sum(sums.means.map(({ inMinor, outMinor }) => inMinor + outMinor)) + moved).toBe(totalMinor)
        expect(sums.cash.expectedMinor).toBe(floatMinor + sum(settlements.map(cashMinorOf)))
        expect(sum(sums.clerks.map(({ cashMinor }) => cashMinor))).toBe(sums.cash.expectedMinor - floatMinor)
        const supplied = sum(sums.clerks.map(({ salesMinor, returnsMinor }) => salesMinor + returnsMinor))
        expect(sum(sums.vatTable.map(({ grossMinor }) => grossMinor))).toBe(supplied)
        expect(sums.perpetual.salesMinor + sums.perpetual.returnsMinor).toBe(supplied)
      }),
    )
  })

  it('over two shifts are those of one, wherever the first was closed', () => {
    fc.assert(
      fc.property(fc.array(settlement, { maxLength: 20 }), fc.nat(20), (settlements, at) => {
        const first = sumUp(settlements.slice(0, at), 0, noTotals)
        const second = sumUp(settlements.slice(at), first.cash.expectedMinor, first.perpetual)
        const whole = sumUp(settlements, 0, noTotals)
        expect([second.perpetual, second.cash.expectedMinor]).toEqual([whole.perpetual, whole.cash.expectedMinor])
      }),
    )
  })
})
