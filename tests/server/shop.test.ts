// The web shop at the server's features, on the embedded PostgreSQL: beside counters that sell, hold and have seats set aside.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OrderId, OrderLineId, PerformanceId, SeatId } from '#core/domain/ids.ts'
import { isTicketCode } from '#core/domain/ticket-code.ts'
import { takeIn } from '#server/features/push.ts'
import { claim, hold } from '#server/features/rights.ts'
import { holdCart, listComing, readPerformance } from '#server/features/shop.ts'
import { buy } from '#server/features/shop-order.ts'
import { cancelLines, readOwnOrder } from '#server/features/shop-own-order.ts'
import { customerBody, madeId, saleBody } from './journal-maker.ts'
import { openEmbeddedStore, type TestStore } from './server-fixture.ts'
import { floorPlaces, openShopEvening, pricesMinor, type ShopEvening } from './shop-evening.ts'

const minute = 60_000
let server: TestStore
let evening: ShopEvening
let performanceId: PerformanceId
beforeAll(async () => {
  server = await openEmbeddedStore()
  evening = await openShopEvening(server)
})
beforeEach(async () => {
  performanceId = await evening.newPerformance()
})
afterAll(() => server.store.close())

type Decided = { accepted: true; value: unknown } | { accepted: false; refusal: { code: string } }
/** The code of a refusal, or that there was none. */
const said = (decision: Decided) => (decision.accepted ? 'done' : decision.refusal.code)

const seatKey = (seat: number) => ({ performanceId, seatId: evening.seats[seat] as SeatId })
const buySeats = (...seats: number[]) =>
  buy(evening.world, evening.purchase(seats.map((seat) => evening.seatLine(performanceId, seat))))

/** @throws where it was refused */
async function bought(...seats: number[]) {
  const decision = await buySeats(...seats)
  if (!decision.accepted) throw new Error(decision.refusal.code)
  return decision.value
}

/** A counter sells the seat whatever it may. @returns what became of its entry */
async function sellAtTill(seat: number): Promise<string> {
  const { counter } = evening
  const entry = counter.write('sale.complete', saleBody([{ ...seatKey(seat), areaId: evening.stalls }]))
  const answer = await takeIn(server, counter.counterId, counter.push(entry))
  return answer.state === 'taken' ? (answer.outcomes[0]?.outcome ?? '') : answer.state
}

const part = (seats: number[], areas: { areaId: string; places: number }[] = []) => ({
  parts: [{ performanceId, seats: seats.map((seat) => seatKey(seat).seatId), areas }],
})

describe('buying on the web', () => {
  it('SR18 web: an order with its sums, VAT, tickets and payment stands as a counter’s would, and comes down', async () => {
    const { seatLine, child, world } = evening
    const lines = [seatLine(performanceId, 0), seatLine(performanceId, 1, child), evening.floorLine(performanceId)]
    const purchase = evening.purchase(lines)
    const decision = await buy(world, purchase)
    if (!decision.accepted) throw new Error(decision.refusal.code)
    const order = await evening.orderOf(purchase.orderId)
    const totalMinor = pricesMinor.adult + pricesMinor.child + pricesMinor.floor
    expect(order).toMatchObject({
      order: { channel: 'web', state: 'sold', currency: 'NOK', totalMinor, paidMinor: totalMinor, createdBy: 'web' },
      lines: [
        { text: 'Peer Gynt · Voksen', seatId: evening.seats[0], totalMinor: pricesMinor.adult, vatRateBp: 2_500 },
        { text: 'Peer Gynt · Barn', seatId: evening.seats[1], totalMinor: pricesMinor.child },
        { areaId: evening.floor, seatId: null, totalMinor: pricesMinor.floor },
      ],
      payments: [{ means: 'web', amountMinor: totalMinor, roundingMinor: 0 }],
    })
    expect(order?.lines.reduce((sum, { vatMinor }) => sum + vatMinor, 0)).toBe(Math.round(totalMinor / 5))
    expect(order?.tickets.map(({ code, state }) => [isTicketCode(code), state])).toEqual(Array(3).fill([true, 'valid']))
    const pulled = await server.store.pull({ epoch: null, from: 0, limit: 2_000 })
    expect(pulled.state === 'page' && pulled.entities.some(({ id }) => id === purchase.orderId)).toBe(true)
  })

  it('SR18 web: the same order again is answered as the first time, also after a part was given back', async () => {
    const purchase = evening.purchase([evening.seatLine(performanceId, 0), evening.seatLine(performanceId, 1)])
    const first = await buy(evening.world, purchase)
    if (!first.accepted) throw new Error(first.refusal.code)
    const [line] = (await evening.orderOf(purchase.orderId))?.lines ?? []
    await cancelLines(evening.world, first.value.token, [line?.id as OrderLineId])
    evening.advance(minute)
    expect([await buy(evening.world, purchase), await buy(evening.world, purchase)]).toEqual([first, first])
    const other = { ...purchase, lines: purchase.lines.slice(0, 1), expectedTotalMinor: pricesMinor.adult }
    expect(said(await buy(evening.world, other))).toBe('ORDER_ID_USED')
  })

  it('SR18 web: an id under which a counter sold something is refused, and that order stays as it is', async () => {
    const { counter } = evening
    const body = saleBody([{ ...seatKey(3), areaId: evening.stalls }])
    await takeIn(server, counter.counterId, counter.push(counter.write('sale.complete', body)))
    const purchase = evening.purchase([evening.seatLine(performanceId, 4)], { orderId: body.orderId as OrderId })
    expect(said(await buy(evening.world, purchase))).toBe('ORDER_ID_USED')
    expect((await evening.orderOf(body.orderId))?.order.channel).toBe('counter')
  })

  it('SR18 web: numbers have no gap, and a purchase that is refused uses none', async () => {
    const first = await bought(0)
    expect(said(await buySeats(0))).toBe('SEATS_TAKEN')
    const second = await bought(1)
    const numberOf = ({ number }: { number: string }) => Number(/^W-(\d+)$/.exec(number)?.[1])
    expect(numberOf(second)).toBe(numberOf(first) + 1)
  })

  it('CC18 web: an address that stands on one card brings the order onto it, an unknown one makes a card once', async () => {
    const email = `Ola.${madeId()}@Example.org`
    const buyer = { firstName: ' Ola\u202e ', lastName: 'Ås', email }
    const order = async (seat: number) => {
      const purchase = evening.purchase([evening.seatLine(performanceId, seat)], { buyer })
      await buy(evening.world, purchase)
      return (await evening.orderOf(purchase.orderId))?.order
    }
    const [first, second] = [await order(0), await order(1)]
    const [card] = await server.store.fetch([{ kind: 'customer', id: first?.customerId ?? '' }])
    expect(card?.body).toMatchObject({
      number: expect.stringMatching(/^W-\d+$/),
      details: { firstName: 'Ola', lastName: 'Ås', contactPoints: [{ value: email, normal: email.toLowerCase() }] },
    })
    expect([second?.customerId, second?.note]).toEqual([first?.customerId, `Ola Ås <${email}>`])
    // On two cards it is nobody's in particular.
    const { counter } = evening
    const twin = customerBody('Ås')
    Object.assign(twin.customer, card?.body, { number: twin.customer.number })
    await takeIn(server, counter.counterId, counter.push(counter.write('customer.create', twin)))
    expect((await order(2))?.customerId).toBe(null)
  })
})

describe('seats that others have', () => {
  it('OF03 web: what was set aside for a counter is not shown as free, not held and not sold', async () => {
    await claim(evening.world, evening.counter.counterId, part([0, 1], [{ areaId: evening.floor, places: 4 }]))
    const { world, floorLine, purchase } = evening
    const shown = await readPerformance(world, performanceId)
    if (!shown.accepted) throw new Error(shown.refusal.code)
    expect([shown.value.seats.map(({ isFree }) => isFree), shown.value.areas.map(({ free }) => free)]).toEqual([
      [false, false, ...Array(8).fill(true)],
      [8, floorPlaces - 4],
    ])
    const seatIds = [0, 2].map((seat) => seatKey(seat).seatId)
    const held = await holdCart(world, { sessionId: crypto.randomUUID(), performanceId, seatIds })
    const placed = await buy(world, purchase([floorLine(performanceId), floorLine(performanceId)]))
    expect([held, await buySeats(2, 1), placed]).toMatchObject([
      { refusal: { code: 'SEATS_TAKEN', seats: [seatKey(0)] } },
      { refusal: { code: 'SEATS_TAKEN', seats: [seatKey(1)] } },
      { refusal: { code: 'STANDING_FULL', free: 1 } },
    ])
    expect(await sellAtTill(0)).toBe('applied')
  })

  it('SR18 last seat: wanted on the web and by a counter’s claim at once, one of them gets it', async () => {
    const { world, counter } = evening
    const [onTheWeb, atTheTill] = await Promise.all([buySeats(5), claim(world, counter.counterId, part([5]))])
    expect([onTheWeb.accepted, atTheTill.state === 'granted'].toSorted()).toEqual([false, true])
    // Whoever was first: the counter sells what it was granted, or records a case.
    expect(await sellAtTill(5)).toBe(onTheWeb.accepted ? 'case' : 'applied')
    expect(said(await buySeats(5))).toBe('SEATS_TAKEN')
  })

  it('SR17 cart: what lies in a cart is sold to nobody else for ten minutes, a counter neither, and then to anybody', async () => {
    const { world, counter, purchase, seatLine } = evening
    const sessionId = crypto.randomUUID()
    await holdCart(world, { sessionId, performanceId, seatIds: [seatKey(0).seatId] })
    const atCounter = () => hold(world, counter.counterId, { performanceId, seatIds: [seatKey(0).seatId] })
    expect([said(await buySeats(0)), (await atCounter()).state]).toEqual(['SEATS_TAKEN', 'refused'])
    expect((await claim(world, counter.counterId, part([0]))).state).toBe('refused')
    evening.advance(10 * minute)
    expect((await atCounter()).state).toBe('held')
    expect(said(await buy(world, purchase([seatLine(performanceId, 0)], { sessionId })))).toBe('SEATS_TAKEN')
    evening.advance(10 * minute)
    expect(said(await buy(world, purchase([seatLine(performanceId, 0)], { sessionId })))).toBe('done')
  })

  it('SR17 cart: what is taken out of it is let go at once, and one’s own cart is bought', async () => {
    const { world, purchase, seatLine } = evening
    const sessionId = crypto.randomUUID()
    const keep = (...seats: number[]) =>
      holdCart(world, { sessionId, performanceId, seatIds: seats.map((seat) => seatKey(seat).seatId) })
    await keep(0, 1)
    await keep(1)
    expect([said(await buySeats(0)), said(await buySeats(1))]).toEqual(['done', 'SEATS_TAKEN'])
    expect(said(await buy(world, purchase([seatLine(performanceId, 1)], { sessionId })))).toBe('done')
  })

  it('SR17 cart: a session with a counter’s id has nothing of that counter', async () => {
    const { world, counter, purchase, seatLine } = evening
    await claim(world, counter.counterId, part([0]))
    await hold(world, counter.counterId, { performanceId, seatIds: [seatKey(1).seatId] })
    const sessionId = counter.counterId
    const lines = [seatLine(performanceId, 0), seatLine(performanceId, 1)]
    expect(await holdCart(world, { sessionId, performanceId, seatIds: [] })).toMatchObject({ accepted: true })
    expect(await buy(world, purchase(lines, { sessionId }))).toMatchObject({
      refusal: { code: 'SEATS_TAKEN', seats: [seatKey(0), seatKey(1)] },
    })
  })
})

describe('what is not for sale', () => {
  it('SR02 web: closed, cancelled and begun performances are not listed, not held and not sold', async () => {
    const { startsAtMs, world, purchase, seatLine, newPerformance } = evening
    const others = [
      await newPerformance({ state: 'closed' }),
      await newPerformance({ state: 'cancelled' }),
      await newPerformance({ startsAtMs: world.nowMs() }),
    ]
    const coming = await listComing(world, { afterMs: startsAtMs - 1 })
    const listed = coming.accepted ? coming.value.performances.map((each) => each.performanceId) : []
    expect([listed.includes(performanceId), others.filter((id) => listed.includes(id))]).toEqual([true, []])
    for (const id of others) {
      const sessionId = crypto.randomUUID()
      const seatIds = [seatKey(0).seatId]
      const answers = [
        await holdCart(world, { sessionId, performanceId: id, seatIds }),
        await buy(world, purchase([seatLine(id, 0)])),
      ]
      expect(answers.map(said)).toEqual(['PERFORMANCE_CLOSED', 'PERFORMANCE_CLOSED'])
    }
  })

  it('SR05 web: a price that changed meanwhile is said and not charged', async () => {
    const purchase = evening.purchase([evening.seatLine(performanceId, 0)])
    await evening.change(performanceId, {
      prices: [{ category: 'A', priceTypeId: evening.adult, priceMinor: 40_000 }],
    })
    expect(await buy(evening.world, purchase)).toMatchObject({ refusal: { code: 'PRICE_CHANGED', totalMinor: 40_000 } })
  })

  it('SR18 web: places that are not there are refused and leave no row: another hall’s, a seated area’s, nobody’s', async () => {
    const { world, purchase, seatLine, floorLine, stalls, floor } = evening
    const unknown = madeId() as never
    const odd = [
      { ...seatLine(performanceId, 0), seatId: unknown },
      { ...seatLine(performanceId, 0), areaId: floor },
      { ...seatLine(performanceId, 0), priceTypeId: unknown },
      { ...seatLine(performanceId, 0), priceTypeId: evening.retired },
      { ...seatLine(performanceId, 0), performanceId: unknown },
      { ...floorLine(performanceId), areaId: stalls },
    ]
    const answers: string[] = []
    for (const line of odd)
      answers.push(said(await buy(world, purchase([line], { expectedTotalMinor: pricesMinor.adult }))))
    expect(answers).toEqual([...Array(5).fill('NOT_OFFERED'), 'STANDING_FULL'])
    const cart = { sessionId: crypto.randomUUID(), seatIds: [unknown] }
    expect(said(await holdCart(world, { ...cart, performanceId }))).toBe('UNKNOWN_SEAT')
    expect(said(await holdCart(world, { ...cart, performanceId: unknown }))).toBe('UNKNOWN_PERFORMANCE')
    expect(await server.database.query('select 1 from seat_state where seat_id = $1', [unknown])).toEqual([])
  })

  it('SR18 web: one seat twice in a cart, more places than there are, and a buyer without a name or address are refused', async () => {
    const { world, purchase, seatLine, floorLine } = evening
    const seat = seatLine(performanceId, 0)
    const buyer = { firstName: '', lastName: ' \u202e\t', email: 'ola@example.org' }
    const answers = [
      await buy(world, purchase([seat, seat])),
      await buy(world, purchase(Array(floorPlaces + 1).fill(floorLine(performanceId)))),
      await buy(world, purchase([seat], { buyer })),
      await buy(world, purchase([seat], { buyer: { ...buyer, firstName: 'Ola', email: 'ola@nowhere' } })),
    ]
    expect(answers.map(said)).toEqual(['SEATS_TAKEN', 'STANDING_FULL', 'NAME_MISSING', 'EMAIL_INVALID'])
  })
})

describe('one’s own order', () => {
  const linesOf = async (token: string) => {
    const own = await readOwnOrder(evening.world, token)
    return own.accepted ? own.value.lines.map(({ lineId }) => lineId) : []
  }

  it('SR13 web: a place given back is free again, its ticket void, its money out, and twice is once', async () => {
    const { token, orderId } = await bought(0, 1)
    evening.advance(minute)
    const [lineId] = (await linesOf(token)) as [OrderLineId]
    const first = await cancelLines(evening.world, token, [lineId])
    expect(await cancelLines(evening.world, token, [lineId, lineId])).toEqual(first)
    expect(first).toMatchObject({
      value: {
        state: 'sold',
        totalMinor: pricesMinor.adult,
        paidMinor: pricesMinor.adult,
        lines: [
          { state: 'cancelled', ticketCode: null },
          { state: 'active', row: '1', seatNumber: '2', areaName: 'Sal' },
        ],
      },
    })
    const order = await evening.orderOf(orderId)
    expect(order?.payments.map(({ amountMinor }) => amountMinor)).toEqual([2 * pricesMinor.adult, -pricesMinor.adult])
    expect(said(await buySeats(0))).toBe('done')
  })

  it('SR13 web: all of it given back, the order is cancelled and nothing is paid any more', async () => {
    const { token } = await bought(2, 3)
    const cancelled = await cancelLines(evening.world, token, await linesOf(token))
    expect(cancelled).toMatchObject({ value: { state: 'cancelled-sold', paidMinor: 0 } })
  })

  it('SR13 web: once it has begun nothing is given back, nor by another’s token, nor a line of another order', async () => {
    const late = await evening.newPerformance({ startsAtMs: evening.world.nowMs() + 5 * minute })
    const purchase = evening.purchase([evening.seatLine(late, 0)])
    const own = await buy(evening.world, purchase)
    const token = own.accepted ? own.value.token : ''
    const other = await bought(0)
    const [otherLine] = (await linesOf(other.token)) as [OrderLineId]
    const [lineId] = (await linesOf(token)) as [OrderLineId]
    expect(said(await cancelLines(evening.world, token, [otherLine]))).toBe('UNKNOWN_LINE')
    evening.advance(5 * minute)
    const forged = token.replace(purchase.orderId, other.orderId)
    const answers = [
      await cancelLines(evening.world, token, [lineId]),
      await cancelLines(evening.world, forged, [otherLine]),
      await cancelLines(evening.world, '', [lineId]),
      await readOwnOrder(evening.world, forged),
    ]
    expect(answers.map(said)).toEqual(['TOO_LATE', 'TOKEN_INVALID', 'TOKEN_INVALID', 'TOKEN_INVALID'])
  })
})
