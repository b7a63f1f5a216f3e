import { describe, expect, it } from 'vitest'
import { type Fee, findFeeObstacle, wantedFees } from '#core/domain/fee.ts'

const fees: Fee[] = [
  { code: 'booking', name: 'Booking fee', minor: 1_500, vatCode: '25', on: 'sale', per: 'ticket' },
  { code: 'service', name: 'Service', minor: 2_000, vatCode: '25', on: 'sale', per: 'order' },
  { code: 'exchange', name: 'Exchange fee', minor: 5_000, vatCode: '25', on: 'exchange', per: 'ticket' },
]

describe('SR06 fees by rule', () => {
  it('a sale bears its fees, for each ticket or once; goods alone bear none', () => {
    expect(wantedFees(fees, { soldTickets: 3, returnedTickets: 0 })).toEqual([
      { feeCode: 'booking', quantity: 3 },
      { feeCode: 'service', quantity: 1 },
    ])
    expect(wantedFees(fees, { soldTickets: 0, returnedTickets: 0 })).toEqual([])
  })

  it('SR12 exchange: what comes back for something else bears the fee of that alone; a mere return bears none', () => {
    expect(wantedFees(fees, { soldTickets: 1, returnedTickets: 2 })).toEqual([{ feeCode: 'exchange', quantity: 2 }])
    expect(wantedFees(fees, { soldTickets: 0, returnedTickets: 2 })).toEqual([])
  })

  it('every fee is there as it should be, or waived with a word', () => {
    const wanted = wantedFees(fees, { soldTickets: 1, returnedTickets: 1 })
    const [fee] = wanted
    const obstacle = (given: typeof wanted, waived: string[] = [], reason = '') =>
      findFeeObstacle(wanted, given, { waived, reason })
    expect(obstacle(wanted)).toBeUndefined()
    expect(obstacle([])).toEqual({ code: 'FEES_CHANGED' })
    expect(obstacle([{ feeCode: 'exchange', quantity: 2 }])).toEqual({ code: 'FEES_CHANGED' })
    expect(obstacle(fee ? [fee, { feeCode: 'other', quantity: 1 }] : [])).toEqual({ code: 'FEES_CHANGED' })
    expect(obstacle([], ['exchange'])).toEqual({ code: 'REASON_NEEDED' })
    expect(obstacle([], ['exchange'], 'our mistake')).toBeUndefined()
    expect(obstacle(wanted, ['exchange'], 'our mistake')).toEqual({ code: 'FEES_CHANGED' })
  })
})
