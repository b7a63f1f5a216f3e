// The papers of the till itself: X and Z reports, slips of cash put in and taken out, and the hand-over sheet. Data, frozen when
// they were made, like receipts.
import { z } from 'zod'
import { AtMs, TimeZone } from '#core/domain/document-time.ts'
import { Language } from '#core/domain/locale.ts'
import { Currency, Minor } from '#core/domain/money.ts'
import { Seller } from '#core/domain/receipt.ts'
import { TillReport } from '#core/domain/till-report.ts'

const head = {
  number: z.string().min(1).max(60),
  copy: z.int().min(0).default(0),
  seller: Seller,
  counterCode: z.string().min(1),
  cashierName: z.string(),
  issuedAtMs: AtMs,
  timeZone: TimeZone,
  language: Language,
  currency: Currency,
}
const Head = z.object(head)
export type TillPaperHead = z.infer<typeof Head>

export const TillReportDocument = z.object({ ...head, report: TillReport })
export type TillReportDocument = z.infer<typeof TillReportDocument>

/** `amountMinor` above nothing: put into the drawer; below: taken out of it. */
export const CashSlipDocument = z.object({
  ...head,
  amountMinor: Minor,
  reason: z.string().max(400),
  approvedByName: z.string().nullable(),
})
export type CashSlipDocument = z.infer<typeof CashSlipDocument>

/** What the next one at the till has to know. */
export const HandOver = z.object({
  drawer: z.string(),
  /** Null where nobody is to be told before the drawer is counted, and between shifts. */
  expectedMinor: Minor.nullable(),
  parked: z.array(z.object({ clerkName: z.string(), customerName: z.string(), lines: z.int() })).max(200),
  openCases: z.int(),
  doubtful: z.array(z.object({ amountMinor: Minor, beganAtMs: z.int() })).max(200),
  unused: z.array(z.object({ amountMinor: Minor, beganAtMs: z.int() })).max(200),
  unprinted: z.int(),
  unsent: z.int(),
})
export type HandOver = z.infer<typeof HandOver>

export const HandOverDocument = z.object({ ...head, handOver: HandOver })
export type HandOverDocument = z.infer<typeof HandOverDocument>
