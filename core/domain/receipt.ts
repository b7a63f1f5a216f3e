// A receipt as data: everything that stands on it, frozen when the sale was completed, so that it can be looked at,
// printed again and compared years later, whatever has become of the customer, the prices or the venue's address.
// A receipt that does not add up is refused here, before it can reach paper.
import { z } from 'zod'
import { AtMs, TimeZone } from '#core/domain/document-time.ts'
import { Country, Language } from '#core/domain/locale.ts'
import { Currency, Minor } from '#core/domain/money.ts'
import { Means } from '#core/domain/tender.ts'
import { VatCode, VatRateBp, VatTableRow } from '#core/domain/vat.ts'

/** Each kind has its own title and counters in law; a new one breaks the build until its title is written. */
export const ReceiptKind = z.enum(['sale', 'refund'])
export type ReceiptKind = z.infer<typeof ReceiptKind>

const Text = z.string().max(2_000)

/**
 * Who sells. `country` decides how the number is called and which title the law wants; `orgNumberSuffix` stands
 * behind the number ("MVA" for a Norwegian business registered for value added tax); `taxNumber` where it is another one.
 */
export const Seller = z.object({
  name: Text.min(1),
  country: Country,
  orgNumber: Text.nullable(),
  orgNumberSuffix: Text.nullable(),
  taxNumber: Text.nullable(),
  addressLines: z.array(Text).max(8),
  phone: Text.nullable(),
})
export type Seller = z.infer<typeof Seller>

/** `detail` is the second line: when and where. `grossMinor` = `quantity` · `unitMinor` − `discountMinor`; `discountText` says what for. */
export const ReceiptLine = z.object({
  text: Text.min(1),
  detail: Text.nullable(),
  quantity: z.int().min(1).max(100_000),
  unitMinor: Minor,
  discountMinor: Minor.default(0),
  discountText: Text.default(''),
  grossMinor: Minor,
  vatCode: VatCode,
  vatRateBp: VatRateBp,
  vatMinor: Minor,
})
export type ReceiptLine = z.infer<typeof ReceiptLine>

/** `amountMinor` is the part of the total this pays; tendered − change = amount + its share of the cash rounding. */
export const ReceiptPayment = z.object({
  means: Means,
  /** Which gift card or voucher, and what is left on it. */
  reference: Text.default(''),
  leftMinor: Minor.nullable().default(null),
  amountMinor: Minor,
  tenderedMinor: Minor,
  changeMinor: Minor,
})
export type ReceiptPayment = z.infer<typeof ReceiptPayment>

/** Amounts in minor units of `currency`, VAT included. `scanCode` is printed as a QR code: the order number, or what a law asks for. */
export const ReceiptDocument = z
  .object({
    kind: ReceiptKind,
    /** 0 for the original; the first copy is 1. It keeps the number of what it is a copy of. */
    copy: z.int().min(0).default(0),
    receiptNumber: Text.min(1),
    orderNumber: Text.min(1),
    seller: Seller,
    counterCode: Text.min(1),
    cashierName: Text.min(1),
    customerName: Text.nullable(),
    issuedAtMs: AtMs,
    timeZone: TimeZone,
    language: Language,
    currency: Currency,
    lines: z.array(ReceiptLine).min(1).max(1_000),
    vatTable: z.array(VatTableRow).max(20),
    totalMinor: Minor,
    cashRoundingMinor: Minor,
    payments: z.array(ReceiptPayment).max(50),
    /** What a country's law adds: a signature counter, the serial of a fiscal module. */
    particulars: z.array(z.object({ label: Text, text: Text })).max(30),
    footerLines: z.array(Text).max(20),
    scanCode: z.string().max(1_000).nullable(),
  })
  .superRefine((receipt, context) => {
    for (const message of disagreements(receipt)) context.addIssue({ code: 'custom', message })
  })
export type ReceiptDocument = z.infer<typeof ReceiptDocument>
/** As it is put together: what is seldom there may be left out. */
export type ReceiptDraft = z.input<typeof ReceiptDocument>

type Sums = Pick<ReceiptDocument, 'lines' | 'vatTable' | 'totalMinor' | 'cashRoundingMinor' | 'payments'>

function disagreements({ lines, vatTable, totalMinor, cashRoundingMinor, payments }: Sums): string[] {
  const checks: [boolean, string][] = [
    [
      lines.every((line) => line.quantity * line.unitMinor - line.discountMinor === line.grossMinor),
      'a line is not quantity times unit less discount',
    ],
    [sum(lines.map((line) => line.grossMinor)) === totalMinor, 'the lines do not add up to the total'],
    [sum(vatTable.map((row) => row.grossMinor)) === totalMinor, 'the VAT table does not add up to the total'],
    [vatTable.every((row) => row.netMinor + row.vatMinor === row.grossMinor), 'a VAT row is not net plus tax'],
    [vatTable.every((row) => rowVat(lines, row) === row.vatMinor), 'the VAT table is not the sum of its lines'],
    [lines.every((line) => vatTable.some((row) => isOfRow(line, row))), 'a line is missing in the VAT table'],
    [sum(payments.map((payment) => payment.amountMinor)) === totalMinor, 'the payments do not add up to the total'],
    [sum(payments.map(handedOver)) === totalMinor + cashRoundingMinor, 'what was handed over is not the rounded total'],
  ]
  return checks.filter(([holds]) => !holds).map(([, message]) => message)
}

const rowVat = (lines: ReceiptLine[], row: VatTableRow) =>
  sum(lines.filter((line) => isOfRow(line, row)).map((line) => line.vatMinor))

const isOfRow = (line: ReceiptLine, row: VatTableRow) =>
  line.vatCode === row.vatCode && line.vatRateBp === row.vatRateBp

const handedOver = (payment: ReceiptPayment) => payment.tenderedMinor - payment.changeMinor

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
