import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CartLine, type Offer, priceCart, type TicketLine } from '#core/domain/cart.ts'
import { AreaId, HallId, OrderLineId, PerformanceId, PriceTypeId, ProductId, SeatId, uuidV7 } from '#core/domain/ids.ts'

const idAt = (serial: number) => uuidV7(serial, new Uint8Array(10))
const performanceId = PerformanceId.parse(idAt(1))
const stalls = AreaId.parse(idAt(2))
const balcony = AreaId.parse(idAt(3))
const pit = AreaId.parse(idAt(4))
const adult = PriceTypeId.parse(idAt(5))
const child = PriceTypeId.parse(idAt(6))
const front = SeatId.parse(idAt(7))
const hallId = HallId.parse(idAt(11))
const elsewhere = AreaId.parse(idAt(12))
const seatElsewhere = SeatId.parse(idAt(13))
const back = SeatId.parse(idAt(8))
const programme = ProductId.parse(idAt(9))
const coffee = ProductId.parse(idAt(10))

const prices = [
  { category: 'A', priceTypeId: adult, priceMinor: 32_000 },
  { category: 'A', priceTypeId: child, priceMinor: 16_000 },
  { category: 'B', priceTypeId: adult, priceMinor: 24_990 },
  { category: 'S', priceTypeId: adult, priceMinor: 18_000 },
]
const offer: Offer = {
  performances: new Map([
    [
      performanceId,
      { hallId, title: 'Messias', hallName: 'Main hall', startsAtMs: 0, state: 'on-sale', vatCode: '12', prices },
    ],
  ]),
  areas: new Map([
    [stalls, { hallId, name: 'Stalls', category: 'A' }],
    [balcony, { hallId, name: 'Balcony', category: 'B' }],
    [pit, { hallId, name: 'Pit', category: 'S' }],
    [elsewhere, { hallId: HallId.parse(idAt(14)), name: 'Studio', category: 'A' }],
  ]),
  // The front seat of the balcony costs what the stalls cost: the seat's own category counts, not its area's.
  seats: new Map([
    [front, { areaId: balcony, row: '1', number: '7', category: 'A' }],
    [seatElsewhere, { areaId: elsewhere, row: '1', number: '7', category: 'A' }],
    [back, { areaId: balcony, row: '9', number: '7', category: 'B' }],
  ]),
  priceTypes: new Map([
    [adult, { name: 'Adult' }],
    [child, { name: 'Child' }],
  ]),
  products: new Map([
    [programme, { name: 'Programme', priceMinor: 6_000, vatCode: '25' }],
    [coffee, { name: 'Coffee', priceMinor: 3_950, vatCode: '15' }],
  ]),
  giftCardName: 'Gift card',
  vatRates: [
    { code: '12', name: 'Culture', rateBp: 1_200 },
    { code: '15', name: 'Food', rateBp: 1_500 },
    { code: '25', name: 'Standard', rateBp: 2_500 },
  ],
}

let lineCount = 100
const lineId = () => OrderLineId.parse(idAt(lineCount++))
const ticket = (change: Partial<TicketLine> = {}): TicketLine => ({
  id: lineId(),
  kind: 'ticket',
  performanceId,
  areaId: balcony,
  seatId: front,
  priceTypeId: adult,
  note: '',
  ...change,
})
const product = (productId: ProductId, quantity: number): CartLine => ({
  id: lineId(),
  kind: 'product',
  productId,
  quantity,
  note: '',
})

const anyTicket = fc
  .constantFrom(
    { areaId: balcony, seatId: front, priceTypeId: adult, unitMinor: 32_000 },
    { areaId: balcony, seatId: front, priceTypeId: child, unitMinor: 16_000 },
    { areaId: balcony, seatId: back, priceTypeId: adult, unitMinor: 24_990 },
    { areaId: pit, seatId: null, priceTypeId: adult, unitMinor: 18_000 },
  )
  .map(({ unitMinor, ...place }) => ({ line: ticket(place) as CartLine, grossMinor: unitMinor }))
const anyProduct = fc
  .tuple(
    fc.constantFrom({ id: programme, unitMinor: 6_000 }, { id: coffee, unitMinor: 3_950 }),
    fc.integer({ min: 1, max: 999 }),
  )
  .map(([{ id, unitMinor }, quantity]) => ({ line: product(id, quantity), grossMinor: unitMinor * quantity }))
const anyCart = fc.array(fc.oneof(anyTicket, anyProduct), { maxLength: 60 })

const priced = (lines: readonly CartLine[]) => {
  const decision = priceCart(lines, offer)
  if (!decision.accepted) throw new Error('this cart can be priced')
  return decision.value
}
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

describe('cart', () => {
  test('SR06 cart: mixed lines cost their prices, and the VAT of each rate is summed apart', () => {
    const cart = priced([ticket(), ticket({ priceTypeId: child }), product(programme, 2)])
    expect({ total: cart.totalMinor, table: cart.vatTable }).toEqual({
      total: 60_000,
      table: [
        { vatCode: '25', vatRateBp: 2_500, netMinor: 9_600, vatMinor: 2_400, grossMinor: 12_000 },
        { vatCode: '12', vatRateBp: 1_200, netMinor: 42_857, vatMinor: 5_143, grossMinor: 48_000 },
      ],
    })
  })

  test('SR06 cart: the total is the sum of the lines, and so is every row of the VAT table', () => {
    fc.assert(
      fc.property(anyCart, (cart) => {
        const { lines, totalMinor, vatTable } = priced(cart.map(({ line }) => line))
        expect(lines.map(({ line, grossMinor }) => ({ line, grossMinor }))).toEqual(cart)
        expect(totalMinor).toBe(sum(cart.map(({ grossMinor }) => grossMinor)))
        expect(sum(vatTable.map(({ grossMinor }) => grossMinor))).toBe(totalMinor)
        expect(sum(vatTable.map(({ vatMinor }) => vatMinor))).toBe(sum(lines.map(({ vatMinor }) => vatMinor)))
        expect(lines.every(({ unitMinor, quantity, grossMinor }) => unitMinor * quantity === grossMinor)).toBe(true)
      }),
    )
  })

  test('SR06 cart: the order of the lines changes neither total nor VAT', () => {
    fc.assert(
      fc.property(anyCart, (cart) => {
        const there = priced(cart.map(({ line }) => line))
        const back = priced(cart.map(({ line }) => line).toReversed())
        expect([back.totalMinor, back.vatTable]).toEqual([there.totalMinor, there.vatTable])
      }),
    )
  })

  test('SR05 price types: the price is that of the seat’s category, not of the area it lies in', () => {
    const lines = [ticket({ seatId: front }), ticket({ seatId: back })]
    expect(priced(lines).lines.map(({ unitMinor }) => unitMinor)).toEqual([32_000, 24_990])
  })

  test('SR05 price types: a line without a price for its category is refused by name, whatever surrounds it', () => {
    fc.assert(
      fc.property(anyCart, fc.nat(60), (cart, position) => {
        const orphan = ticket({ seatId: back, priceTypeId: child })
        const lines = cart.map(({ line }) => line).toSpliced(Math.min(position, cart.length), 0, orphan)
        expect(priceCart(lines, offer)).toEqual({
          accepted: false,
          refusal: { code: 'NOT_OFFERED', lineId: orphan.id },
        })
      }),
    )
  })

  test('a line is refused when performance, seat, area, price type, product or VAT rate is not offered', () => {
    const gone = idAt(9_999)
    const lines = [
      ticket({ performanceId: PerformanceId.parse(gone) }),
      ticket({ seatId: SeatId.parse(gone) }),
      ticket({ areaId: stalls, seatId: front }),
      ticket({ areaId: elsewhere, seatId: seatElsewhere }),
      ticket({ areaId: elsewhere, seatId: null }),
      ticket({ areaId: AreaId.parse(gone), seatId: null }),
      ticket({ priceTypeId: PriceTypeId.parse(gone) }),
      product(ProductId.parse(gone), 1),
    ]
    const refused = lines.filter((line) => !priceCart([line], offer).accepted)
    const withoutRate = priceCart([product(coffee, 1)], { ...offer, vatRates: offer.vatRates.slice(0, 1) })
    expect([refused, withoutRate.accepted]).toEqual([lines, false])
  })

  test('an empty cart costs nothing', () => {
    expect(priced([])).toEqual({ lines: [], totalMinor: 0, vatTable: [] })
  })
})
