// The shift: opening the drawer with a counted float, cash put in and taken out, X and Z reports, and handing over.
import { z } from 'zod'
import { CashCount } from '#core/domain/cash-count.ts'
import { DocumentId, ShiftId } from '#core/domain/ids.ts'
import { Minor } from '#core/domain/money.ts'
import { HandOver } from '#core/domain/till-paper.ts'
import { TillSums } from '#core/domain/till-report.ts'
import { Approval, approvalErrors } from './approval.ts'
import { Command, staffed, withRight } from './base.ts'

/** Amounts in minor units of the venue's currency, times UTC milliseconds. */
export const ShiftState = z.object({
  /** Null between shifts. */
  shift: z
    .object({
      id: ShiftId,
      drawer: z.string(),
      openedAtMs: z.int(),
      openedByName: z.string(),
      floatMinor: Minor,
      /** Left open by whoever was here on an earlier day. */
      isFromEarlierDay: z.boolean(),
    })
    .nullable(),
  /** Of the last shift, to begin with. */
  drawer: z.string(),
  keptMinor: Minor,
  /** Settlements of this shift; between shifts those the next one takes in. */
  documents: z.int(),
  /** Null where this clerk counts without being told. */
  sums: TillSums.nullable(),
  clerkNames: z.record(z.string(), z.string()),
  isBlind: z.boolean(),
  /** The last time the drawer was counted; `isStale` when something was settled since. */
  counted: z
    .object({ countedMinor: Minor, expectedMinor: Minor, counts: z.int(), isStale: z.boolean(), count: CashCount })
    .nullable(),
  handOver: HandOver,
})
export type ShiftState = z.infer<typeof ShiftState>

export const ClosedShift = z.object({
  id: ShiftId,
  number: z.string(),
  drawer: z.string(),
  openedAtMs: z.int(),
  closedAtMs: z.int(),
  closedByName: z.string(),
  takenMinor: Minor,
  differenceMinor: Minor,
  documentId: DocumentId,
})
export type ClosedShift = z.infer<typeof ClosedShift>

/** Beyond a limit of the venue's, in minor units. */
const limitErrors = { ...approvalErrors, APPROVAL_NEEDED: { data: z.object({ limitMinor: z.int() }) } }
const Printed = z.object({ documentId: DocumentId, number: z.string() })

export const shift = {
  state: staffed.output(ShiftState),
  /** The last hundred, newest first. */
  closed: staffed.output(z.array(ClosedShift)),
  /** `SHIFT_OPEN`: one drawer at a time. `BAD_COUNT`: a note or coin the currency does not have. */
  open: withRight('till')
    .errors({ SHIFT_OPEN: {}, BAD_COUNT: {} })
    .input(Command.extend({ shiftId: ShiftId, drawer: z.string().trim().max(40), count: CashCount }))
    .output(z.object({ shiftId: ShiftId, floatMinor: Minor })),
  /** Cash with no customer: above nothing is put into the drawer, below is taken out. Beyond a limit somebody approves. `expectedMinor`: null for a clerk who counts without being told. */
  moveCash: withRight('till')
    .errors({
      NO_SHIFT: {},
      MORE_THAN_THERE: { data: z.object({ expectedMinor: z.int().nullable() }) },
      ...limitErrors,
    })
    .input(
      Command.extend({
        amountMinor: z
          .int()
          .min(-100_000_000)
          .max(100_000_000)
          .refine((minor) => minor !== 0, 'an amount of nothing'),
        reason: z.string().trim().min(1).max(400),
        approval: Approval,
      }),
    )
    .output(Printed),
  /** The drawer was opened with no sale and no money moved, such as to change a note: on record, with why. */
  openDrawer: withRight('till')
    .input(Command.extend({ reason: z.string().trim().min(1).max(400) }))
    .output(z.object({})),
  /** An X report: numbered, and changes nothing. */
  report: withRight('till').errors({ COUNT_BLIND: {} }).input(Command).output(Printed),
  /** Counting is on record each time; the answer is what should have been there. */
  count: withRight('till')
    .errors({ NO_SHIFT: {}, BAD_COUNT: {} })
    .input(Command.extend({ count: CashCount }))
    .output(z.object({ countedMinor: Minor, expectedMinor: Minor, differenceMinor: Minor, counts: z.int() })),
  /** The Z report, on the last count. `COUNT_STALE`: something was settled since. */
  close: withRight('till')
    .errors({
      NO_SHIFT: {},
      NOT_COUNTED: {},
      COUNT_STALE: {},
      REASON_MISSING: { data: z.object({ differenceMinor: z.int() }) },
      KEPT_TOO_MUCH: { data: z.object({ countedMinor: z.int() }) },
      ...limitErrors,
    })
    .input(
      Command.extend({
        reason: z.string().trim().max(400),
        keptMinor: z.int().min(0).max(100_000_000),
        approval: Approval,
      }),
    )
    .output(Printed),
  /** The hand-over sheet, on paper. */
  handOver: withRight('till').input(Command).output(Printed),
}
