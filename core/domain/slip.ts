// What comes out of the receipt printer: receipts, and whatever else is printed on its paper.
import { z } from 'zod'
import { GiftCardDocument, layOutGiftCard } from '#core/domain/gift-card.ts'
import type { Language } from '#core/domain/locale.ts'
import type { PaperColumns, PaperLine } from '#core/domain/paper.ts'
import { ReceiptDocument } from '#core/domain/receipt.ts'
import { layOutReceipt } from '#core/domain/receipt-layout.ts'
import { CashSlipDocument, HandOverDocument, TillReportDocument } from '#core/domain/till-paper.ts'
import { layOutCashSlip, layOutHandOver, layOutTillReport } from '#core/domain/till-paper-layout.ts'

export const Slip = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('receipt'), body: ReceiptDocument }),
  z.object({ kind: z.literal('gift-card'), body: GiftCardDocument }),
  z.object({ kind: z.literal('x-report'), body: TillReportDocument }),
  z.object({ kind: z.literal('z-report'), body: TillReportDocument }),
  z.object({ kind: z.literal('cash-slip'), body: CashSlipDocument }),
  z.object({ kind: z.literal('hand-over'), body: HandOverDocument }),
])
export type Slip = z.infer<typeof Slip>

export function layOutSlip(slip: Slip, columns: PaperColumns): PaperLine[] {
  if (slip.kind === 'receipt') return layOutReceipt(slip.body, columns)
  if (slip.kind === 'gift-card') return layOutGiftCard(slip.body, columns)
  if (slip.kind === 'x-report' || slip.kind === 'z-report') return layOutTillReport(slip.body, columns)
  return slip.kind === 'cash-slip' ? layOutCashSlip(slip.body, columns) : layOutHandOver(slip.body, columns)
}

export function numberOfSlip(slip: Slip): string {
  return slip.kind === 'receipt' ? slip.body.receiptNumber : slip.body.number
}

export function languageOfSlip({ body }: Slip): Language {
  return body.language
}
