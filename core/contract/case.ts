// The conflict desk: what was recorded as it happened and needs a person, and the ready answers to it.
import { z } from 'zod'
import { CaseAnswer, CaseCode } from '#core/domain/case.ts'
import { AreaId, CaseId, CustomerId, OrderId, OrderLineId, SeatId } from '#core/domain/ids.ts'
import { Currency } from '#core/domain/money.ts'
import { Command, staffed, withRight } from './base.ts'

/** Who did something, and where: the counter's code, or null where this counter does not know it. Times are UTC milliseconds. */
export const CaseDoing = z.object({ counterCode: z.string().nullable(), clerkName: z.string(), atMs: z.int() })
export type CaseDoing = z.infer<typeof CaseDoing>

export const CasePlace = z.object({
  lineId: OrderLineId,
  area: z.string(),
  row: z.string(),
  number: z.string(),
  category: z.string(),
})
export type CasePlace = z.infer<typeof CasePlace>

/**
 * One line of the desk: a case, or all open cases of one order about seats of one performance, which are answered together.
 * `count` is of seats, places or pieces. Amounts in minor units of `currency`.
 */
export const CaseView = z.object({
  caseIds: z.array(CaseId).min(1),
  code: CaseCode,
  state: z.enum(['open', 'closed']),
  opened: CaseDoing,
  currency: Currency,
  order: z.object({ id: OrderId, number: z.string() }).nullable(),
  customer: z.object({ id: CustomerId, name: z.string(), phone: z.string(), phoneNormal: z.string() }).nullable(),
  performance: z.object({ title: z.string(), startsAtMs: z.int() }).nullable(),
  places: z.array(CasePlace),
  count: z.int(),
  /** The standing area or the product it is about. */
  thing: z.string(),
  /** What a refund pays out now; 0 where there is nothing to give back. */
  refundMinor: z.int(),
  /** Whose claim on the seat holds. */
  holder: CaseDoing.extend({ orderNumber: z.string(), customerName: z.string() }).nullable(),
  /** Both values of a card's field, as they are stored. */
  field: z.object({ name: z.string(), kept: z.unknown(), other: z.unknown() }).nullable(),
  /** What two answers to one case were, and what the second paid out. */
  twice: z.object({ first: CaseAnswer, second: CaseAnswer, paidOutMinor: z.int() }).nullable(),
  answers: z.array(CaseDoing.extend({ answer: CaseAnswer, note: z.string() })),
  /** What can be answered here now, whoever asks. */
  ready: z.array(CaseAnswer),
})
export type CaseView = z.infer<typeof CaseView>

/**
 * One seat for each line, as good as what was sold and free as far as this counter knows. `isSure`: set aside for this counter,
 * so that nobody else can sell them meanwhile; the tickets of others say that they are subject to confirmation.
 */
export const SeatProposal = z.object({
  seats: z.array(CasePlace.extend({ areaId: AreaId, seatId: SeatId })),
  isTogether: z.boolean(),
  isSure: z.boolean(),
})
export type SeatProposal = z.infer<typeof SeatProposal>

const refusals = { UNKNOWN_CASE: {}, CASE_CLOSED: {}, NO_SUCH_ANSWER: {} }
const Answer = Command.extend({ caseIds: z.array(CaseId).min(1).max(100), note: z.string().max(400) })
const NeededNote = Answer.extend({ note: z.string().trim().min(1).max(400) })

export const casesPageRows = 100

export const cases = {
  /** Open ones oldest first, closed ones newest first. `total` counts cases, not lines of the desk. */
  list: staffed
    .input(z.object({ state: z.enum(['open', 'closed']) }))
    .output(z.object({ cases: z.array(CaseView), total: z.int() })),
  /** Open questions about one customer's card. */
  ofCustomer: staffed.input(z.object({ customerId: CustomerId })).output(z.array(CaseView)),
  /** At most two, best first; none where there are not as many free. */
  proposals: staffed
    .errors({ UNKNOWN_CASE: {} })
    .input(z.object({ caseIds: z.array(CaseId).min(1).max(100) }))
    .output(z.array(SeatProposal)),
  /** The old tickets become void, new ones are issued and printed. */
  reseat: withRight('sell')
    .errors({ ...refusals, SEATS_TAKEN: {}, NOT_EQUAL: {} })
    .input(
      Answer.extend({
        seats: z
          .array(z.object({ lineId: OrderLineId, seatId: SeatId }))
          .min(1)
          .max(100),
      }),
    )
    .output(z.object({ orderId: OrderId })),
  /** Cash back under a receipt number of its own. `expectedMinor` is what the customer was told. */
  refund: withRight('case.settle')
    .errors({
      ...refusals,
      NO_SHIFT: {},
      PARTLY_PAID: {},
      AMOUNT_CHANGED: { data: z.object({ refundMinor: z.int() }) },
    })
    .input(Answer.extend({ expectedMinor: z.int().min(0) }))
    .output(z.object({ orderId: OrderId, receiptNumber: z.string().nullable(), paidOutMinor: z.int() })),
  honour: withRight('case.settle').errors(refusals).input(Answer).output(z.object({})),
  /** A call, or a note: the case stays open. */
  note: withRight('sell')
    .errors({ UNKNOWN_CASE: {}, NO_SUCH_ANSWER: {} })
    .input(Answer.extend({ answer: z.enum(['call', 'note']) }))
    .output(z.object({})),
  close: withRight('case.settle').errors(refusals).input(NeededNote).output(z.object({})),
  /** `keep` what stands on the card, or `take` what the other counter wrote. */
  chooseValue: withRight('customer.edit')
    .errors(refusals)
    .input(Command.extend({ caseId: CaseId, choice: z.enum(['keep', 'take']) }))
    .output(z.object({})),
}
