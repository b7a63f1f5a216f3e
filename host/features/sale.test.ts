import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listDocuments } from '#db/document.ts'
import { listLines, listPayments } from '#db/order.ts'
import { completeSale } from '#host/features/complete-sale.ts'
import { CommandIdReused } from '#host/in-journal.ts'
import { verifyBooks } from '#host/verify.ts'
import { ids, openTestCounter, saleOf, seatLine, type TestCounter, testId } from '#tests/fixture/counter.ts'

let counter: TestCounter
beforeEach(async () => {
  counter = await openTestCounter()
})
afterEach(() => counter.remove())

const sell = (command: ReturnType<typeof saleOf>) => completeSale(counter.world, command)

describe('a cash sale', () => {
  it('SR16 cash: the amount is rounded to whole kroner and the change comes back', () => {
    const decision = sell(saleOf([seatLine(0), seatLine(1, ids.child)], 48_050, 50_000))
    expect(decision).toMatchObject({
      accepted: true,
      value: {
        orderNumber: 'A1-1',
        receiptNumber: 'A1-1',
        totalMinor: 48_050,
        tenderedMinor: 50_000,
        changeMinor: 1_900,
      },
    })
  })

  it('SR01 sell: order, lines, tickets, payment and papers are there together', () => {
    const command = saleOf([seatLine(0), seatLine(1)], 64_000)
    sell(command)
    const { read } = counter.world.db
    expect({
      places: listLines(read, command.orderId).map(({ row, seat, ticketCode }) => [row, seat, ticketCode?.length]),
      paid: listPayments(read, command.orderId).map(({ means, amountMinor }) => [means, amountMinor]),
      papers: listDocuments(read, command.orderId).map(({ document }) => [document.kind, document.number]),
    }).toEqual({
      places: [
        ['A', '1', 12],
        ['A', '2', 12],
      ],
      paid: [['cash', 64_000]],
      papers: [
        ['ticket', 'A1-1'],
        ['ticket', 'A1-2'],
        ['receipt', 'A1-1'],
      ],
    })
  })

  it('SR18 oversell guard: a seat that is sold is refused, and the whole sale with it', () => {
    sell(saleOf([seatLine(4)], 32_000))
    const [taken, free] = [seatLine(4), seatLine(5)]
    expect(sell(saleOf([free, taken], 64_000))).toEqual({
      accepted: false,
      refusal: { code: 'SEATS_TAKEN', lineIds: [taken.id] },
    })
    expect(sell(saleOf([free], 32_000))).toMatchObject({ accepted: true, value: { orderNumber: 'A1-2' } })
  })

  it('the same command sent again answers the same and sells once', () => {
    const command = saleOf([seatLine(0)], 32_000, 50_000)
    expect(sell(command)).toEqual(sell(command))
    expect(sell(saleOf([seatLine(1)], 32_000))).toMatchObject({ value: { orderNumber: 'A1-2' } })
  })

  it('a command id used for another sale is a fault, not a sale', () => {
    const command = saleOf([seatLine(0)], 32_000)
    sell(command)
    expect(() => sell({ ...command, lines: [seatLine(1)] })).toThrow(CommandIdReused)
  })

  it('standing places run out exactly at their number', () => {
    const place = () =>
      ({ ...seatLine(0), id: testId<never>(), areaId: ids.floor, seatId: null }) as ReturnType<typeof seatLine>
    const many = Array.from({ length: 20 }, place)
    expect(sell(saleOf(many.slice(0, 19), 19 * 20_000))).toMatchObject({ accepted: true })
    expect(
      sell(
        saleOf(
          many.slice(0, 2).map((line) => ({ ...line, id: testId<never>() })),
          40_000,
        ),
      ),
    ).toEqual({
      accepted: false,
      refusal: { code: 'STANDING_FULL', performanceId: ids.performance, areaId: ids.floor, free: 1 },
    })
  })

  it('products leave the stock, and no more of them than there are', () => {
    const soup = (quantity: number) => ({
      id: testId<never>(),
      kind: 'product' as const,
      productId: ids.soup,
      quantity,
      note: '',
    })
    expect(sell(saleOf([soup(2)], 19_000))).toMatchObject({ accepted: true })
    expect(sell(saleOf([soup(2)], 19_000))).toEqual({
      accepted: false,
      refusal: { code: 'OUT_OF_STOCK', productId: ids.soup, left: 1 },
    })
  })

  it('refuses what the customer was not told, what is too little, and what is over', () => {
    const tooLittle = sell(saleOf([seatLine(0)], 32_000, 30_000))
    const otherPrice = sell(saleOf([seatLine(0)], 30_000))
    counter.clock.advance(24 * 3_600_000)
    const over = sell(saleOf([seatLine(0)], 32_000))
    expect([tooLittle, otherPrice, over]).toEqual([
      { accepted: false, refusal: { code: 'TENDERED_TOO_LITTLE', dueMinor: 32_000 } },
      { accepted: false, refusal: { code: 'TOTAL_CHANGED', totalMinor: 32_000 } },
      { accepted: false, refusal: { code: 'PERFORMANCE_CLOSED', performanceId: ids.performance } },
    ])
  })

  it('a refused sale leaves no trace: no number, no entry, no seat', () => {
    const before = verifyBooks(counter.world.db, counter.world.recorder.box)
    sell(saleOf([seatLine(0)], 1))
    expect(verifyBooks(counter.world.db, counter.world.recorder.box)).toEqual(before)
    expect(sell(saleOf([seatLine(0)], 32_000))).toMatchObject({ value: { orderNumber: 'A1-1' } })
  })

  it('the books verify after many sales', () => {
    for (let index = 0; index < 30; index++) sell(saleOf([seatLine(index)], 32_000))
    expect(verifyBooks(counter.world.db, counter.world.recorder.box)).toMatchObject({
      entries: 31,
      blackBoxEntries: 31,
      problem: null,
    })
  })
})
