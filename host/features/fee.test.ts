import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CartLine } from '#core/domain/cart.ts'
import type { OrderLineId } from '#core/domain/ids.ts'
import { saveSetting } from '#db/counter.ts'
import { findSettlement } from '#db/settlement.ts'
import { openTestCounter, saleOf, seatLine, type TestCounter, testId, venue } from '#tests/fixture/counter.ts'
import { type CompleteSale, completeSale } from './complete-sale.ts'

let counter: TestCounter
beforeEach(async () => {
  counter = await openTestCounter()
  counter.world.db.write((tx) => saveSetting(tx, 'venue', { ...venue, fees }))
})
afterEach(() => counter.remove())

const fees = [
  { code: 'booking', name: 'Booking fee', minor: 1_500, vatCode: '25', on: 'sale', per: 'ticket' },
  { code: 'exchange', name: 'Exchange fee', minor: 5_000, vatCode: '25', on: 'exchange', per: 'order' },
]
const fee = (feeCode: string, quantity = 1): CartLine => ({
  id: testId<OrderLineId>(),
  kind: 'fee',
  feeCode,
  quantity,
  note: '',
})
const sell = (lines: CartLine[], totalMinor: number, of: Partial<CompleteSale> = {}) => {
  const command = { ...saleOf(lines, totalMinor), ...of }
  return { command, decision: completeSale(counter.world, command) }
}

describe('SR06 fees by rule', () => {
  it('a sale without its fee is refused; with it the fee stands in the books, with its VAT', () => {
    const seats = [seatLine(0), seatLine(1)]
    expect(sell(seats, 64_000).decision).toMatchObject({ refusal: { code: 'FEES_CHANGED' } })
    const { decision } = sell([...seats, fee('booking', 2)], 67_000)
    const id = decision.accepted ? decision.value.settlementId : null
    const line = findSettlement(counter.world.db.read, id ?? '')?.lines.at(-1)
    expect(line).toMatchObject({ kind: 'sale', text: 'Booking fee', quantity: 2, grossMinor: 3_000, vatMinor: 600 })
  })

  it('SR12 exchange: the fee of an exchange is paid with the difference, or waived with a reason that is kept', () => {
    const [first, second] = [seatLine(0), seatLine(1)]
    const sold = sell([first, fee('booking')], 33_500).command
    const returns = [{ orderId: sold.orderId, lineIds: [first.id] }]
    const nothing = { returns, tenders: [] }
    expect(sell([second], 0, nothing).decision).toMatchObject({ refusal: { code: 'FEES_CHANGED' } })
    const waived = { ...nothing, waivedFees: ['exchange'] }
    expect(sell([second], 0, waived).decision).toMatchObject({ refusal: { code: 'REASON_NEEDED' } })
    expect(sell([second, fee('exchange')], 5_000, { returns }).decision).toMatchObject({ accepted: true })
    const third = seatLine(2)
    const again = sell([third, fee('booking')], 33_500).command
    const back = { ...waived, returns: [{ orderId: again.orderId, lineIds: [third.id] }], reason: 'the lift broke' }
    const { decision } = sell([seatLine(3)], 0, back)
    const id = decision.accepted ? decision.value.settlementId : null
    expect(findSettlement(counter.world.db.read, id ?? '')).toMatchObject({ totalMinor: 0, reason: 'the lift broke' })
  })
})
