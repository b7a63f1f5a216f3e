// A case: something that was recorded as it happened and that a person must look at. Nothing closes one by itself.
import { z } from 'zod'
import { CaseAnswer } from '#core/domain/case.ts'

const id = z.string()

export const SeatKey = z.object({ performanceId: id, seatId: id })
export type SeatKey = z.infer<typeof SeatKey>
export const AreaKey = z.object({ performanceId: id, areaId: id })
export type AreaKey = z.infer<typeof AreaKey>
/** Who has a seat: an order line, or a counter that it was set aside for. */
export const SeatHolder = z.union([z.object({ lineId: id }), z.object({ counterId: id })])
export type SeatHolder = z.infer<typeof SeatHolder>

const EntityRef = z.object({ kind: z.string(), id })

/** What it is about. `over` counts places, or pieces. */
export const CaseDraft = z.discriminatedUnion('code', [
  z.object({ code: z.literal('SEAT_CONTESTED'), orderId: id, lineId: id, seat: SeatKey, holder: SeatHolder }),
  z.object({ code: z.literal('AREA_OVERSOLD'), orderId: id, area: AreaKey, over: z.int() }),
  z.object({ code: z.literal('STOCK_OVERSOLD'), orderId: id, productId: id, over: z.int() }),
  z.object({ code: z.literal('PERFORMANCE_CANCELLED'), orderId: id, performanceId: id }),
  z.object({
    code: z.literal('FIELD_CONTESTED'),
    customerId: id,
    field: z.string(),
    kept: z.unknown(),
    other: z.unknown(),
  }),
  /** More was taken of it than there was: `overMinor` in its own currency. `orderId` is empty where no order was paid. */
  z.object({ code: z.literal('VALUE_OVERDRAWN'), storedValueId: id, orderId: z.string(), overMinor: z.int() }),
  /** Two counters gave the same lines back apart. `paidOutMinor` by the second, in the order's currency. */
  z.object({ code: z.literal('RETURNED_TWICE'), orderId: id, paidOutMinor: z.int() }),
  /** Two counters took the rest of one order apart. */
  z.object({ code: z.literal('PAID_TWICE'), orderId: id, overMinor: z.int() }),
  /** Held longer at one counter, after another had given it up. */
  z.object({ code: z.literal('RESERVATION_GONE'), orderId: id }),
  z.object({ code: z.literal('ALREADY_THERE'), entity: EntityRef }),
  z.object({ code: z.literal('NOT_THERE'), entity: EntityRef }),
  /** Two counters answered one case apart. `paidOutMinor` is what the second answer paid out, in the order's currency. */
  z.object({
    code: z.literal('ANSWERED_TWICE'),
    caseId: id,
    orderId: id,
    first: CaseAnswer,
    second: CaseAnswer,
    paidOutMinor: z.int(),
  }),
])
export type CaseDraft = z.infer<typeof CaseDraft>

/** One thing a person did about a case. `id` is its own: done again, it is known to be the same. */
export const GivenAnswer = z.object({
  id,
  answer: CaseAnswer,
  note: z.string().max(400),
  counterId: id,
  counterCode: z.string(),
  clerkId: id.nullable(),
  atMs: z.int(),
})
export type GivenAnswer = z.infer<typeof GivenAnswer>

/** `opId` is of the entry that opened it; `atMs` when that was done, by its counter's clock. */
export const CaseEntity = z.object({
  about: CaseDraft,
  state: z.enum(['open', 'closed']),
  opId: id,
  counterId: id,
  clerkId: id.nullable(),
  atMs: z.int(),
  /** Oldest first. The first that settles it closes it. */
  answers: z.array(GivenAnswer),
})
export type CaseEntity = z.infer<typeof CaseEntity>
