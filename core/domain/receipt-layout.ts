// Lays a receipt out on paper of a given width, once, for every printer and picture alike. From the top: who sells,
// what kind of receipt, which one, what was bought, what it cost, how it was paid, the tax, and a word of thanks.

import { type DocumentTexts, documentTexts } from '#core/domain/document-texts/texts.ts'
import { documentDateTime } from '#core/domain/document-time.ts'
import { localeOf } from '#core/domain/locale.ts'
import { formatAmount } from '#core/domain/money.ts'
import { type PaperColumns, type PaperLine, tableRow, textLines, twoColumns } from '#core/domain/paper.ts'
import { printable } from '#core/domain/printable.ts'
import type { ReceiptDocument, ReceiptKind, ReceiptLine, ReceiptPayment, Seller } from '#core/domain/receipt.ts'
import type { Means } from '#core/domain/tender.ts'

/** The receipt in the document's own language; amounts at the right edge, long texts continued in the next line. */
export function layOutReceipt(receipt: ReceiptDocument, columns: PaperColumns): PaperLine[] {
  const desk: Desk = { receipt, columns, texts: documentTexts[receipt.language], locale: localeOf[receipt.language] }
  return [
    ...sellerLines(desk),
    feed,
    ...titleLines(desk),
    feed,
    ...particularLines(desk),
    rule,
    ...receipt.lines.flatMap((line) => boughtLines(line, desk)),
    rule,
    ...totalLines(desk),
    ...receipt.payments.flatMap((payment) => paymentLines(payment, desk)),
    rule,
    ...vatLines(desk),
    ...footerLines(desk),
    feed,
    { kind: 'cut' },
  ]
}

type Desk = { receipt: ReceiptDocument; columns: PaperColumns; texts: DocumentTexts; locale: string }

const feed: PaperLine = { kind: 'feed' }
const rule: PaperLine = { kind: 'rule', style: 'single' }

function sellerLines({ receipt: { seller }, columns, texts }: Desk): PaperLine[] {
  const numbers = [
    seller.orgNumber && [orgNumberLabel(seller, texts), seller.orgNumber, seller.orgNumberSuffix],
    seller.taxNumber && [texts.taxNumber, seller.taxNumber],
  ]
  const phone = seller.phone && `${texts.phone} ${seller.phone}`
  const small = [
    ...seller.addressLines,
    phone,
    ...numbers.map((parts) => (parts ? parts.filter(Boolean).join(' ') : null)),
  ]
  return [
    ...headline(seller.name, columns),
    ...small.flatMap((text) => (text ? textLines(text, columns, { align: 'center' }) : [])),
  ]
}

/** Twice as high, and twice as wide where that fits one line. */
function headline(text: string, columns: number): PaperLine[] {
  const doubleWidth = printable(text).length * 2 <= columns
  return textLines(text, columns, { align: 'center', bold: true, doubleHeight: true, doubleWidth })
}

/** How the public calls the number of a business, by the seller's country and not by the reader's language. */
function orgNumberLabel(seller: Seller, texts: DocumentTexts): string {
  return orgNumberLabels[seller.country] ?? texts.orgNumber
}

const orgNumberLabels: Partial<Record<string, string>> = {
  NO: 'Org.nr.',
  DK: 'CVR-nr.',
  NL: 'KvK',
  FR: 'SIRET',
}

/** Kassasystemforskrifta asks for the word "Salgskvittering"; on a Norwegian receipt it stands above any translation. */
function titleLines({ receipt, columns, texts }: Desk): PaperLine[] {
  const title = texts[titleOf[receipt.kind]]
  const required = receipt.seller.country === 'NO' ? documentTexts.nb[titleOf[receipt.kind]] : title
  const lines: PaperLine[] = [...copyLines(receipt.copy, columns, texts), ...headline(required, columns)]
  return required === title ? lines : [...lines, ...textLines(title, columns, { align: 'center' })]
}

/** A copy must be told from the original at a glance: Norway's tax agency and France's doctrine ("duplicata") both want it. */
function copyLines(copy: number, columns: number, texts: DocumentTexts): PaperLine[] {
  return copy === 0 ? [] : headline(copy === 1 ? texts.copy : `${texts.copy} ${copy}`, columns)
}

const titleOf: Record<ReceiptKind, keyof DocumentTexts> = { sale: 'saleReceipt', refund: 'refundReceipt' }

function particularLines({ receipt, columns, texts }: Desk): PaperLine[] {
  const rows: [string, string | null][] = [
    [texts.receiptNumber, receipt.receiptNumber],
    [texts.issuedAt, documentDateTime(receipt.issuedAtMs, receipt.timeZone, receipt.language)],
    [texts.counter, receipt.counterCode],
    [texts.cashier, receipt.cashierName],
    [texts.order, receipt.orderNumber],
    [texts.customer, receipt.customerName],
    ...receipt.particulars.map(({ label, text }): [string, string] => [label, text]),
  ]
  return rows.flatMap(([label, value]) => (value ? twoColumns(label, value, columns) : []))
}

function boughtLines(line: ReceiptLine, desk: Desk): PaperLine[] {
  const { columns, texts } = desk
  const count = `${line.quantity} x `
  const amount = `${money(line.grossMinor, desk)} ${rateMark(line, desk)}`
  const isUnitTold = line.quantity > 1 || line.discountMinor !== 0
  const discount = line.discountMinor === 0 ? null : `${line.discountText} ${money(-line.discountMinor, desk)}`.trim()
  const below = [isUnitTold ? `${texts.each} ${money(line.unitMinor, desk)}` : null, discount, line.detail]
  const indent = ' '.repeat(count.length)
  const first = twoColumns(line.text, amount, columns - count.length)
  return [
    ...first.map((row, index) => ({ ...row, text: (index === 0 ? count : indent) + row.text })),
    ...below.flatMap((text) => (text ? indented(text, indent, columns) : [])),
  ]
}

function indented(text: string, indent: string, columns: number): PaperLine[] {
  return textLines(text, columns - indent.length).map((line) => ({ ...line, text: indent + line.text }))
}

/** A letter that leads from a line to its row in the VAT table. */
function rateMark(line: Pick<ReceiptLine, 'vatCode' | 'vatRateBp'>, { receipt }: Desk): string {
  const row = receipt.vatTable.findIndex((row) => row.vatCode === line.vatCode && row.vatRateBp === line.vatRateBp)
  return row < 0 ? '?' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(row)
}

function totalLines(desk: Desk): PaperLine[] {
  const { kind, totalMinor, cashRoundingMinor } = desk.receipt
  if (cashRoundingMinor === 0) return [...grandTotal(desk), feed]
  return [
    ...grandTotal(desk),
    ...amountLine(desk.texts.cashRounding, cashRoundingMinor, desk),
    ...amountLine(kind === 'refund' ? desk.texts.paidBack : desk.texts.toPay, totalMinor + cashRoundingMinor, desk),
    feed,
  ]
}

/** The largest figure of the receipt: double size where label and amount fit a line of it, else only double height. */
function grandTotal(desk: Desk): PaperLine[] {
  const { receipt, columns, texts } = desk
  const label = `${texts.total} ${receipt.currency}`
  const amount = money(receipt.totalMinor, desk)
  const half = columns / 2
  const large = { bold: true, doubleHeight: true }
  if (label.length + amount.length + 2 > half) return twoColumns(label, `${amount}  `, columns, large)
  return twoColumns(label, `${amount} `, half, { ...large, doubleWidth: true })
}

function paymentLines(payment: ReceiptPayment, desk: Desk): PaperLine[] {
  const { means, tenderedMinor, changeMinor, reference, leftMinor } = payment
  const { texts } = desk
  const label = reference ? `${texts[meansTexts[means]]} ${reference}` : texts[meansTexts[means]]
  const left = leftMinor === null ? [] : amountLine(`  ${texts.leftOn}`, leftMinor, desk)
  const paid = [...amountLine(label, tenderedMinor - changeMinor, desk), ...left]
  // Of a refund nothing was received: what was handed over stands in the line already.
  if (changeMinor === 0 || tenderedMinor === 0) return paid
  return [
    ...paid,
    ...amountLine(`  ${texts.tendered}`, tenderedMinor, desk),
    ...amountLine(`  ${texts.change}`, changeMinor, desk),
  ]
}

export const meansTexts: Record<Means, keyof DocumentTexts> = {
  cash: 'cash',
  card: 'card',
  web: 'web',
  'gift-card': 'giftCard',
  credit: 'credit',
  voucher: 'voucher',
  invoice: 'invoice',
  transfer: 'transfer',
}

/** The table where it fits the paper; on narrow paper with large amounts each figure gets a line. */
function vatLines(desk: Desk): PaperLine[] {
  const { receipt, columns, texts } = desk
  const head = [texts.vat, texts.net, texts.vat, texts.gross]
  const rows = receipt.vatTable.map((row) => [
    `${rateMark(row, desk)} ${percent(row.vatRateBp, desk)}`,
    ...[row.netMinor, row.vatMinor, row.grossMinor].map((minor) => money(minor, desk)),
  ])
  const needed = head.map((cell, index) => Math.max(...[head, ...rows].map((row) => (row[index] ?? cell).length)))
  const spare = columns - 2 - needed.reduce((total, width) => total + width, 0)
  if (spare < 3) return rows.flatMap((row) => stackedVat(row, desk))
  const gap = Math.floor(spare / 3)
  const widths = needed.map((width, index) => width + (index === 0 ? spare - gap * 3 : gap))
  return [tableRow(head, widths), ...rows.map((row) => tableRow(row, widths))]
}

function stackedVat(row: string[], { columns, texts }: Desk): PaperLine[] {
  const [rate = '', ...amounts] = row
  const labels = [texts.net, texts.vat, texts.gross]
  return amounts.flatMap((amount, index) => twoColumns(`${rate} ${labels[index]}`, `${amount}  `, columns))
}

function footerLines({ receipt, columns }: Desk): PaperLine[] {
  const words = receipt.footerLines.flatMap((text) => textLines(text, columns, { align: 'center' }))
  const code: PaperLine[] = receipt.scanCode
    ? [feed, { kind: 'qr', data: receipt.scanCode, caption: receipt.orderNumber }]
    : []
  return [...(words.length > 0 ? [feed, ...words] : []), ...code]
}

/** Two spaces behind, so that amounts without a rate mark stand under those with one. */
function amountLine(label: string, minor: number, desk: Desk): PaperLine[] {
  return twoColumns(label, `${money(minor, desk)}  `, desk.columns)
}

function percent(rateBp: number, { locale }: Desk): string {
  const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  return printable(format.format(rateBp / 10_000))
}

const money = (minor: number, { locale }: Desk) => printable(formatAmount(minor, locale))
