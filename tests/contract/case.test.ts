// The conflict desk over both transports: each ready answer, what it leaves behind, and who may give it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandId, SeatId } from '#core/domain/ids.ts'
import { listDocuments } from '#db/document.ts'
import { readEntity } from '#db/entity/entity.ts'
import { clerkFrom, findStaff } from '#db/staff.ts'
import { type Connection, connect, transports } from '#tests/contract/connect.ts'
import { settled } from '#tests/faults/sent.ts'
import { bringOrder, contest, openCase } from '#tests/fixture/cases.ts'
import { anneBerg, ids, openTestCounter, saleOf, seatLine, type TestCounter, testId } from '#tests/fixture/counter.ts'

describe.each(transports)('the conflict desk over a %s', (transport) => {
  let counter: TestCounter
  let connection: Connection
  beforeEach(async () => {
    counter = await openTestCounter()
    connection = await connect(transport, counter.world)
    enter(ids.manager)
  })
  afterEach(async () => {
    await settled(counter.world)
    await connection.close()
    await counter.remove()
  })

  const enter = (staffId: string) => {
    const row = findStaff(counter.world.db.read, staffId)
    if (row) counter.world.session.enter(clerkFrom(row))
  }
  const command = () => ({ commandId: testId<CommandId>(), note: '' })
  const open = async () => (await connection.client.cases.list({ state: 'open' })).cases
  const closed = async () => (await connection.client.cases.list({ state: 'closed' })).cases
  const orderNow = (orderId: string) => {
    const order = readEntity(counter.world.db.read, 'order', orderId)
    if (!order) throw new Error('the order is here')
    return order
  }
  const seatNumbers = (orderId: string) =>
    orderNow(orderId).lines.map(({ seatId, state }) => `${ids.seats.indexOf(seatId as SeatId)} ${state}`)

  /** Both seats of B1's customer were sold here first. */
  async function twoSeatsContested() {
    const holding = seatLine(4)
    await connection.client.sale.complete(saleOf([holding, seatLine(5)], 64_000))
    const question = bringOrder(counter.world, [4, 5])
    return { ...question, caseIds: contest(counter.world, question, holding.id) }
  }

  it('OF04 conflict: both seats of one order are one line of the desk: who, which seats, whose claim holds, whom to call', async () => {
    const { order } = await twoSeatsContested()
    const [shown, ...others] = await open()
    expect(others).toEqual([])
    expect(shown).toMatchObject({
      code: 'SEAT_CONTESTED',
      opened: { counterCode: 'B1', clerkName: 'Ingrid Dahl' },
      order: { number: order.order.number },
      customer: { name: 'Berg, Anne', phone: '+47 412 34 567', phoneNormal: '+4741234567' },
      performance: { title: 'Peer Gynt' },
      places: [
        { area: 'Parterre', row: 'A', number: '5' },
        { area: 'Parterre', row: 'A', number: '6' },
      ],
      refundMinor: 64_000,
      holder: { orderNumber: 'A1-1', counterCode: 'A1', clerkName: 'Ingrid Dahl', customerName: 'Berg, Anne' },
      ready: ['reseat', 'refund', 'honour', 'call', 'note'],
    })
  })

  it('OF04 conflict: two proposals of seats beside each other; the chosen one is the order’s, with new tickets for paper', async () => {
    const { caseIds, orderId } = await twoSeatsContested()
    const proposals = await connection.client.cases.proposals({ caseIds })
    expect(proposals.map(({ isTogether, seats }) => [isTogether, seats.length])).toEqual([
      [true, 2],
      [true, 2],
    ])
    const offered = new Set(proposals.flatMap(({ seats }) => seats.map(({ seatId }) => seatId)))
    expect([offered.size, offered.has(ids.seats[4] as never)]).toEqual([4, false])
    const seats = proposals[1]?.seats.map(({ lineId, seatId }) => ({ lineId, seatId })) ?? []
    await connection.client.cases.reseat({ ...command(), caseIds, seats })
    const order = orderNow(orderId)
    expect(order.lines.map(({ seatId, state }) => [seatId, state])).toEqual(
      seats.map(({ seatId }) => [seatId, 'active']),
    )
    expect(order.tickets.map(({ state }) => state).sort()).toEqual(['cancelled', 'cancelled', 'valid', 'valid'])
    const papers = listDocuments(counter.world.db.read, orderId)
    expect(papers.map(({ document }) => document.kind)).toEqual(['ticket', 'ticket'])
    expect([(await open()).length, (await closed())[0]?.answers]).toEqual([
      0,
      [expect.objectContaining({ answer: 'reseat', clerkName: 'Ingrid Dahl', counterCode: 'A1' })],
    ])
    const shown = await connection.client.order.get({ orderId })
    expect(shown.lines.map(({ ticketCode }) => ticketCode)).toEqual(
      order.tickets.filter(({ state }) => state === 'valid').map(({ code }) => code),
    )
  })

  it('reseat takes no seat that is sold, none of another kind, and one for each line', async () => {
    const { caseIds, lineIds } = await twoSeatsContested()
    const ask = (indexes: number[]) =>
      codeOf(
        connection.client.cases.reseat({
          ...command(),
          caseIds,
          seats: indexes.map((seat, at) => ({ lineId: lineIds[at] ?? testId(), seatId: ids.seats[seat] ?? testId() })),
        }),
      )
    expect([await ask([4, 6]), await ask([6, 6]), await ask([6]), await ask([6, 99])]).toEqual([
      'SEATS_TAKEN',
      'NOT_EQUAL',
      'NOT_EQUAL',
      'NOT_EQUAL',
    ])
  })

  it('OF04 conflict: a refund gives the money back under a receipt number of its own, and the lines are given up', async () => {
    const { caseIds, orderId } = await twoSeatsContested()
    const refund = (expectedMinor: number) => connection.client.cases.refund({ ...command(), caseIds, expectedMinor })
    await expect(refund(32_000)).rejects.toMatchObject({ code: 'AMOUNT_CHANGED', data: { refundMinor: 64_000 } })
    expect(await refund(64_000)).toEqual({ orderId, receiptNumber: 'A1-2', paidOutMinor: 64_000 })
    const { order, payments } = orderNow(orderId)
    expect([order.state, order.paidMinor, seatNumbers(orderId)]).toEqual([
      'cancelled-sold',
      0,
      ['4 cancelled', '5 cancelled'],
    ])
    expect(payments).toEqual([expect.objectContaining({ amountMinor: -64_000, tenderedMinor: 0, changeMinor: 64_000 })])
    const [paper] = await connection.client.document.ofOrder({ orderId })
    expect(paper?.document.body).toMatchObject({ kind: 'refund', receiptNumber: 'A1-2', totalMinor: -64_000 })
    expect(await codeOf(refund(64_000))).toBe('CASE_CLOSED')
  })

  it('OF04 conflict: the same answer sent again after a lost reply is given once', async () => {
    const { caseIds, orderId } = await twoSeatsContested()
    const input = { ...command(), caseIds, expectedMinor: 64_000 }
    const answers = [await connection.client.cases.refund(input), await connection.client.cases.refund(input)]
    expect([answers[0], orderNow(orderId).payments.length]).toEqual([answers[1], 1])
  })

  it('OF04 conflict: letting both in leaves both with their tickets', async () => {
    const { caseIds, orderId } = await twoSeatsContested()
    await connection.client.cases.honour({ ...command(), caseIds, note: 'two chairs from the foyer' })
    expect(seatNumbers(orderId)).toEqual(['4 honoured', '5 honoured'])
    expect((await closed())[0]?.answers).toMatchObject([{ answer: 'honour', note: 'two chairs from the foyer' }])
  })

  it('OF04 conflict: a call is written down and the case stays open', async () => {
    const { caseIds } = await twoSeatsContested()
    await connection.client.cases.note({ ...command(), caseIds, answer: 'call', note: 'calls back at six' })
    expect((await open())[0]?.answers).toMatchObject([{ answer: 'call', note: 'calls back at six' }])
  })

  it('OF04 conflict: a cashier finds another seat and calls; money, letting in and putting away are a manager’s', async () => {
    const { caseIds, lineIds } = await twoSeatsContested()
    enter(ids.cashier)
    const { cases } = connection.client
    const seats = lineIds.map((lineId, at) => ({ lineId, seatId: ids.seats[20 + at] ?? testId<never>() }))
    expect([
      await codeOf(cases.refund({ ...command(), caseIds, expectedMinor: 64_000 })),
      await codeOf(cases.honour({ ...command(), caseIds })),
      await codeOf(cases.close({ ...command(), caseIds, note: 'done' })),
      await codeOf(cases.note({ ...command(), caseIds, answer: 'call' })),
      await codeOf(cases.reseat({ ...command(), caseIds, seats })),
    ]).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED', 'NOT_ALLOWED', 'answered', 'answered'])
  })

  it('OF04 conflict: of a cancelled performance every place is paid back, also what was not contested', async () => {
    const { orderId } = bringOrder(counter.world, [10, 11], 'active')
    const about = { code: 'PERFORMANCE_CANCELLED' as const, orderId, performanceId: ids.performance }
    const caseIds = [openCase(counter.world, about)]
    const [shown] = await open()
    expect([shown?.places.length, shown?.refundMinor]).toEqual([2, 64_000])
    await connection.client.cases.refund({ ...command(), caseIds, expectedMinor: 64_000 })
    expect(seatNumbers(orderId)).toEqual(['10 cancelled', '11 cancelled'])
    const sold = await connection.client.performance.get({ performanceId: ids.performance })
    expect(sold.taken).toEqual([])
  })

  it('what was never paid is given up without money and without a receipt', async () => {
    const { orderId } = bringOrder(counter.world, [10], 'active', { state: 'reserved', paidMinor: 0 })
    const about = { code: 'PERFORMANCE_CANCELLED' as const, orderId, performanceId: ids.performance }
    const caseIds = [openCase(counter.world, about)]
    const given = await connection.client.cases.refund({ ...command(), caseIds, expectedMinor: 0 })
    expect([given, orderNow(orderId).order.state]).toEqual([
      { orderId, receiptNumber: null, paidOutMinor: 0 },
      'cancelled-reserved',
    ])
  })

  it('a case takes only the answers that fit it, and one that is not there none', async () => {
    const { caseIds } = await twoSeatsContested()
    const stock = openCase(counter.world, { code: 'STOCK_OVERSOLD', orderId: testId(), productId: ids.soup, over: 2 })
    const { cases } = connection.client
    expect([
      await codeOf(cases.close({ ...command(), caseIds, note: 'enough' })),
      await codeOf(cases.honour({ ...command(), caseIds: [stock] })),
      await codeOf(cases.close({ ...command(), caseIds: [...caseIds, stock], note: 'all of it' })),
      await codeOf(cases.honour({ ...command(), caseIds: [testId<never>()] })),
      await codeOf(cases.close({ ...command(), caseIds: [stock], note: '  ' })),
      await codeOf(cases.close({ ...command(), caseIds: [stock], note: 'soup was found' })),
    ]).toEqual(['NO_SUCH_ANSWER', 'NO_SUCH_ANSWER', 'NO_SUCH_ANSWER', 'UNKNOWN_CASE', 'BAD_REQUEST', 'answered'])
    expect((await closed())[0]).toMatchObject({ code: 'STOCK_OVERSOLD', thing: 'Suppe', count: 2 })
  })

  it('OF06 field conflicts: both values stand on the card’s desk; taking the other one writes it', async () => {
    const [phone] = anneBerg.contactPoints
    const about = { code: 'FIELD_CONTESTED' as const, customerId: ids.customer }
    const name = openCase(counter.world, { ...about, field: 'firstName', kept: 'Anne', other: 'Anna' })
    const kept = { ...phone, normal: '+4741234567' }
    const other = { ...kept, value: '+47 998 87 766', normal: '+4799887766' }
    const number = openCase(counter.world, { ...about, field: 'contactPoints', kept, other })
    const shown = await connection.client.cases.ofCustomer({ customerId: ids.customer })
    expect(shown.map(({ field }) => field?.name)).toEqual(['firstName', 'contactPoints'])
    await connection.client.cases.chooseValue({ commandId: testId<CommandId>(), caseId: name, choice: 'keep' })
    await connection.client.cases.chooseValue({ commandId: testId<CommandId>(), caseId: number, choice: 'take' })
    const { details } = await connection.client.customer.card({ customerId: ids.customer })
    expect([details.firstName, details.contactPoints[0]?.value]).toEqual(['Anne', '+47 998 87 766'])
    expect(await connection.client.cases.ofCustomer({ customerId: ids.customer })).toEqual([])
  })
})

async function codeOf(answer: Promise<unknown>): Promise<unknown> {
  return answer.then(
    () => 'answered',
    (error: { code?: unknown }) => error.code,
  )
}
