import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CartLine, Offer } from '#core/domain/cart.ts'
import { AreaId, HallId, OrderLineId, PerformanceId, PriceTypeId, ProductId, SeatId, uuidV7 } from '#core/domain/ids.ts'
import { Currency, roundCash } from '#core/domain/money.ts'
import { type Availability, decideSale, type SaleQuestion } from '#core/domain/sale.ts'
import type { Money } from '#core/domain/sale-money.ts'
import { quickTenders, settleCash } from '#core/domain/tender.ts'

const idAt = (serial: number) => uuidV7(serial, new Uint8Array(10))
const performanceId = PerformanceId.parse(idAt(1))
const stalls = AreaId.parse(idAt(2))
const pit = AreaId.parse(idAt(3))
const hallId = HallId.parse(idAt(30))
const adult = PriceTypeId.parse(idAt(4))
const child = PriceTypeId.parse(idAt(5))
const programme = ProductId.parse(idAt(6))
const seats = Array.from({ length: 8 }, (_, index) => SeatId.parse(idAt(10 + index)))
const startsAtMs = Date.UTC(2026, 10, 27, 18, 30)
const hourMs = 3_600_000

const offer: Offer = {
  performances: new Map([
    [
      performanceId,
      {
        hallId,
        title: 'Peer Gynt',
        hallName: 'Main hall',
        startsAtMs,
        state: 'on-sale',
        vatCode: '0',
        prices: [
          { category: 'A', priceTypeId: adult, priceMinor: 32_000 },
          { category: 'A', priceTypeId: child, priceMinor: 15_050 },
          { category: 'S', priceTypeId: adult, priceMinor: 20_000 },
        ],
      },
    ],
  ]),
  areas: new Map([
    [stalls, { hallId, name: 'Stalls', category: 'A' }],
    [pit, { hallId, name: 'Pit', category: 'S' }],
  ]),
  seats: new Map(
    seats.map((id, index) => [id, { areaId: stalls, row: 'A', number: String(index + 1), category: 'A' }]),
  ),
  priceTypes: new Map([
    [adult, { name: 'Adult' }],
    [child, { name: 'Child' }],
  ]),
  products: new Map([[programme, { name: 'Programme', priceMinor: 6_000, vatCode: '25' }]]),
  giftCardName: 'Gift card',
  vatRates: [
    { code: '0', name: 'Exempt', rateBp: 0 },
    { code: '25', name: 'Standard', rateBp: 2_500 },
  ],
}

let lineCount = 100
const lineId = () => OrderLineId.parse(idAt(lineCount++))
const seat = (index: number, priceTypeId = adult): CartLine => ({
  id: lineId(),
  kind: 'ticket',
  performanceId,
  areaId: stalls,
  seatId: seats[index % seats.length] ?? null,
  priceTypeId,
  note: '',
})
const place = (): CartLine => ({
  id: lineId(),
  kind: 'ticket',
  performanceId,
  areaId: pit,
  seatId: null,
  priceTypeId: adult,
  note: '',
})
const products = (quantity: number): CartLine => ({
  id: lineId(),
  kind: 'product',
  productId: programme,
  quantity,
  note: '',
})

const everything: Availability = { isSeatTaken: () => false, freeStanding: () => 1_000, stockOf: () => undefined }
const ask = (lines: CartLine[], change: Partial<SaleQuestion> = {}): SaleQuestion => ({
  lines,
  expectedTotalMinor: lines.reduce((sum, line) => sum + priceOf(line), 0),
  tenders: [{ means: 'cash', tenderedMinor: 100_000_000 }],
  customerId: null,
  moved: [],
  currency: 'NOK',
  cashStepMinor: null,
  nowMs: startsAtMs - hourMs,
  ...change,
})

const noMoney: Money = { valueOf: () => undefined, creditOf: () => undefined, approvedMinor: () => undefined }

function priceOf(line: CartLine): number {
  if (line.kind === 'gift-card' || line.kind === 'donation') return line.amountMinor
  if (line.kind === 'product') return line.quantity * 6_000
  if (line.kind === 'membership') return 45_000
  if (line.kind === 'fee') return line.quantity * 2_000
  if (line.areaId === pit) return 20_000
  return line.priceTypeId === child ? 15_050 : 32_000
}

const refusal = (question: SaleQuestion, available = everything, from = offer) => {
  const decision = decideSale(question, from, available, noMoney)
  return decision.accepted ? undefined : decision.refusal
}

describe('sale', () => {
  test('SR16 cash: what is due is the total rounded, and what was given less what is due comes back', () => {
    const lines = [seat(0), seat(1, child), products(1)]
    const tenders = [{ means: 'cash' as const, tenderedMinor: 100_000 }]
    const decision = decideSale(ask(lines, { tenders }), offer, everything, noMoney)
    const payment = { amountMinor: 53_050, roundingMinor: 50, tenderedMinor: 100_000, changeMinor: 46_900 }
    expect(decision).toMatchObject({ accepted: true, value: { totalMinor: 53_050, payments: [payment] } })
  })

  test('SR16 cash: one øre too little is refused with what is due, the due amount itself is enough', () => {
    const lines = [seat(1, child)]
    const tender = (tenderedMinor: number) => refusal(ask(lines, { tenders: [{ means: 'cash', tenderedMinor }] }))
    expect([tender(15_099), tender(15_100)]).toEqual([{ code: 'TENDERED_TOO_LITTLE', dueMinor: 15_100 }, undefined])
  })

  test('SR16 cash: rounding is less than a coin, due less change is what was given, whatever the currency', () => {
    const step = fc.option(fc.constantFrom(5, 10, 50, 100))
    const anyCash = fc.tuple(fc.nat(50_000_000), fc.nat(100_000_000), fc.constantFrom(...Currency.options), step)
    fc.assert(
      fc.property(anyCash, ([totalMinor, tenderedMinor, currency, stepMinor]) => {
        const cash = settleCash(totalMinor, tenderedMinor, { currency, cashStepMinor: stepMinor })
        expect(cash.dueMinor).toBe(totalMinor + cash.roundingMinor)
        expect(cash.dueMinor).toBe(tenderedMinor - cash.changeMinor)
        expect(Math.abs(cash.roundingMinor) * 2).toBeLessThanOrEqual(stepMinor ?? 100)
        expect(cash.dueMinor % (stepMinor ?? 1)).toBe(0)
      }),
    )
  })

  test('SR16 cash: quick amounts begin with the exact one, are all enough, rise, and are at most five', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000_000 }), fc.constantFrom(...Currency.options), (total, currency) => {
        const dueMinor = roundCash(total, currency)
        const amounts = quickTenders(dueMinor, currency)
        expect(amounts[0]).toBe(dueMinor)
        expect(amounts.length).toBeLessThanOrEqual(5)
        expect(amounts.every((amount, index) => index === 0 || amount > (amounts[index - 1] ?? 0))).toBe(true)
      }),
    )
  })

  test('SR16 cash: for 531 kroner the drawer expects 550, 600 or 1000', () => {
    expect(quickTenders(53_100, 'NOK')).toEqual([53_100, 55_000, 60_000, 100_000])
  })

  test('an empty cart is refused', () => {
    expect(refusal(ask([]))).toEqual({ code: 'CART_EMPTY' })
  })

  test('SR18 oversell: every seat taken meanwhile is named, the others are not', () => {
    const lines = [seat(0), seat(1), seat(2)]
    const available = { ...everything, isSeatTaken: (_: PerformanceId, seatId: string) => seatId !== seats[1] }
    expect(refusal(ask(lines), available)).toEqual({ code: 'SEATS_TAKEN', lineIds: [lines[0]?.id, lines[2]?.id] })
  })

  test('SR18 oversell: the same seat twice in one cart is one seat too many', () => {
    const lines = [seat(3), seat(4), seat(3)]
    expect(refusal(ask(lines))).toEqual({ code: 'SEATS_TAKEN', lineIds: [lines[2]?.id] })
  })

  test('SR18 oversell: never more standing places or products than there are, and as many as there are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.nat(12),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(12),
        (...given) => {
          const [wantedPlaces, free, wantedProducts, stock] = given
          const lines = [...Array.from({ length: wantedPlaces }, place), products(wantedProducts)]
          const found = refusal(ask(lines), { ...everything, freeStanding: () => free, stockOf: () => stock })
          if (wantedPlaces > free) expect(found).toEqual({ code: 'STANDING_FULL', performanceId, areaId: pit, free })
          else if (wantedProducts > stock)
            expect(found).toEqual({ code: 'OUT_OF_STOCK', productId: programme, left: stock })
          else expect(found).toBeUndefined()
        },
      ),
    )
  })

  test('SR18 oversell: two lines of one product count together', () => {
    const lines = [products(3), products(2)]
    const available = { ...everything, stockOf: () => 4 }
    expect(refusal(ask(lines), available)).toEqual({ code: 'OUT_OF_STOCK', productId: programme, left: 4 })
  })

  test('tickets are sold until four hours after the beginning and not a millisecond longer', () => {
    const at = (nowMs: number) => refusal(ask([seat(0)], { nowMs }))
    const closed = { code: 'PERFORMANCE_CLOSED', performanceId }
    expect([at(startsAtMs + 4 * hourMs), at(startsAtMs + 4 * hourMs + 1)]).toEqual([undefined, closed])
  })

  test('nothing is sold for a closed or cancelled performance', () => {
    const refusals = (['closed', 'cancelled'] as const).map((state) => {
      const [performance] = [...offer.performances.values()]
      if (!performance) throw new Error('the offer has a performance')
      return refusal(ask([seat(0)]), everything, {
        ...offer,
        performances: new Map([[performanceId, { ...performance, state }]]),
      })
    })
    expect(refusals).toEqual([
      { code: 'PERFORMANCE_CLOSED', performanceId },
      { code: 'PERFORMANCE_CLOSED', performanceId },
    ])
  })

  test('a price that changed since the customer was told is refused, not charged', () => {
    expect(refusal(ask([seat(0)], { expectedTotalMinor: 30_000 }))).toEqual({
      code: 'TOTAL_CHANGED',
      totalMinor: 32_000,
    })
  })
})
