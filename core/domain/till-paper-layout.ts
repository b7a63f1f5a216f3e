// Lays the till's own papers out: one column of labels, one of figures, in the venue's language.

import { type DocumentTexts, documentTexts } from '#core/domain/document-texts/texts.ts'
import { type TillTexts, tillTexts } from '#core/domain/document-texts/till.ts'
import { documentDateTime } from '#core/domain/document-time.ts'
import { localeOf } from '#core/domain/locale.ts'
import { formatAmount } from '#core/domain/money.ts'
import { type PaperColumns, type PaperLine, textLines, twoColumns } from '#core/domain/paper.ts'
import { printable } from '#core/domain/printable.ts'
import { meansTexts } from '#core/domain/receipt-layout.ts'
import type { SettlementLineKind } from '#core/domain/settlement.ts'
import type { CashSlipDocument, HandOverDocument, TillPaperHead, TillReportDocument } from '#core/domain/till-paper.ts'
import type { Counted, TillSums } from '#core/domain/till-report.ts'

type Desk = {
  head: TillPaperHead
  columns: PaperColumns
  texts: TillTexts
  words: DocumentTexts
  money(minor: number): string
  time(ms: number): string
}

function deskOf(head: TillPaperHead, columns: PaperColumns): Desk {
  const { language, timeZone } = head
  return {
    head,
    columns,
    texts: tillTexts[language],
    words: documentTexts[language],
    money: (minor) => printable(formatAmount(minor, localeOf[language])),
    time: (ms) => documentDateTime(ms, timeZone, language),
  }
}

const feed: PaperLine = { kind: 'feed' }
const rule: PaperLine = { kind: 'rule', style: 'single' }
const end: PaperLine[] = [feed, { kind: 'cut' }]

const row = (label: string, value: string, { columns }: Desk, bold = false) =>
  twoColumns(label, value, columns, { bold })

function headLines(title: string, desk: Desk): PaperLine[] {
  const { head, columns, texts, words } = desk
  const large = { align: 'center', bold: true, doubleHeight: true } as const
  const { orgNumber } = head.seller
  return [
    ...(head.copy > 0 ? textLines(words.copy, columns, large) : []),
    ...textLines(head.seller.name, columns, { align: 'center' }),
    ...(orgNumber ? textLines(orgNumber, columns, { align: 'center' }) : []),
    ...textLines(title, columns, large),
    feed,
    ...row(texts.number, head.number, desk),
    ...row(words.issuedAt, desk.time(head.issuedAtMs), desk),
    ...row(words.counter, head.counterCode, desk),
    ...row(texts.madeBy, head.cashierName, desk),
  ]
}

export function layOutTillReport(paper: TillReportDocument, columns: PaperColumns): PaperLine[] {
  const desk = deskOf(paper, columns)
  const { texts, money, time } = desk
  const { report } = paper
  const { sums, acts, counted } = report
  return [
    ...headLines(report.sheet === 'x' ? texts.xReport : texts.zReport, desk),
    ...row(texts.drawer, report.drawer || '1', desk),
    ...row(texts.from, time(report.fromMs), desk),
    ...row(texts.until, time(report.untilMs), desk),
    ...(report.openedByName ? row(texts.openedBy, report.openedByName, desk) : []),
    rule,
    ...row(texts.documents, String(sums.documents), desk),
    ...sums.kinds.flatMap(({ kind, count, amountMinor }) =>
      row(`${texts[kindTexts[kind]]} (${count})`, money(amountMinor), desk),
    ),
    ...row(`${texts.discounts} (${sums.discounts.count})`, money(sums.discounts.amountMinor), desk),
    rule,
    ...vatLines(sums, desk),
    rule,
    ...meansLines(sums, desk),
    rule,
    ...cashLines(sums, desk),
    ...(counted ? countLines(counted, desk) : []),
    rule,
    ...clerkLines(sums, report.clerkNames, desk),
    rule,
    ...row(texts.signIns, String(acts.signIns), desk),
    ...row(texts.wrongPins, String(acts.wrongPins), desk),
    ...row(texts.prints, String(acts.prints), desk),
    ...row(texts.copies, String(acts.copies), desk),
    ...row(`${texts.corrections} (${acts.corrections.count})`, money(acts.corrections.amountMinor), desk),
    ...row(`${texts.givenUp} (${acts.givenUp.count})`, money(acts.givenUp.amountMinor), desk),
    ...row(texts.drawerOpenings, String(acts.drawerOpenings), desk),
    ...row(`${texts.training} (${acts.training.count})`, money(acts.training.amountMinor), desk),
    rule,
    ...perpetualLines(sums, desk),
    ...(counted ? signature(desk) : []),
    ...end,
  ]
}

const kindTexts: Record<SettlementLineKind, keyof TillTexts> = {
  sale: 'sale',
  return: 'return',
  prepayment: 'prepayment',
  'prepayment-used': 'prepaymentUsed',
  'gift-card-issue': 'giftCardIssue',
  donation: 'donation',
  'in-payment': 'inPayment',
  'out-payment': 'outPayment',
  float: 'float',
  correction: 'correction',
}

function vatLines({ vatTable }: TillSums, desk: Desk): PaperLine[] {
  const { texts, words, money } = desk
  return vatTable.flatMap(({ vatRateBp, netMinor, vatMinor }) => [
    ...row(`${texts.vatBase} ${percent(vatRateBp)}`, money(netMinor), desk),
    ...row(`${words.vat} ${percent(vatRateBp)}`, money(vatMinor), desk),
  ])
}

const percent = (basisPoints: number) => `${basisPoints / 100} %`

function meansLines({ means, roundingMinor }: TillSums, desk: Desk): PaperLine[] {
  const { texts, words, money } = desk
  const lines = means.map((of) => ({
    label: `${words[meansTexts[of.means]]} (${of.count})`,
    minor: of.inMinor + of.outMinor,
  }))
  const rounding = roundingMinor === 0 ? [] : row(texts.roundings, money(roundingMinor), desk)
  return [...lines.flatMap(({ label, minor }) => row(label, money(minor), desk)), ...rounding]
}

function cashLines({ cash }: TillSums, desk: Desk): PaperLine[] {
  const { texts, money } = desk
  return [
    ...row(texts.float, money(cash.floatMinor), desk),
    ...row(texts.taken, money(cash.takenMinor), desk),
    ...row(texts.putIn, money(cash.putInMinor), desk),
    ...row(texts.takenOut, money(cash.takenOutMinor), desk),
    ...row(texts.expected, money(cash.expectedMinor), desk, true),
  ]
}

function countLines(counted: Counted, desk: Desk): PaperLine[] {
  const { texts, money, columns } = desk
  const pieces = counted.count.filter((each) => each.pieces > 0)
  return [
    ...pieces.flatMap((each) =>
      row(`  ${each.pieces} x ${money(each.denominationMinor)}`, money(each.pieces * each.denominationMinor), desk),
    ),
    ...row(texts.counted, money(counted.countedMinor), desk, true),
    ...row(texts.difference, money(counted.differenceMinor), desk, true),
    ...(counted.counts > 1 ? row(texts.counts, String(counted.counts), desk) : []),
    ...(counted.reason ? textLines(`${texts.reason}: ${counted.reason}`, columns) : []),
    ...(counted.approvedByName ? row(texts.approvedBy, counted.approvedByName, desk) : []),
    ...row(texts.kept, money(counted.keptMinor), desk),
    ...row(texts.toSafe, money(counted.countedMinor - counted.keptMinor), desk),
  ]
}

function clerkLines({ clerks }: TillSums, names: Record<string, string>, desk: Desk): PaperLine[] {
  const { texts, words, money, columns } = desk
  return [
    ...textLines(texts.takenBy, columns, { bold: true }),
    ...clerks.flatMap((clerk) => [
      ...row(`${names[clerk.clerkId] ?? '?'} (${clerk.documents})`, money(clerk.salesMinor + clerk.returnsMinor), desk),
      ...row(`  ${words.cash}`, money(clerk.cashMinor), desk),
    ]),
  ]
}

function perpetualLines({ perpetual }: TillSums, desk: Desk): PaperLine[] {
  const { texts, money } = desk
  return [
    ...row(texts.perpetualSales, money(perpetual.salesMinor), desk),
    ...row(texts.perpetualReturns, money(perpetual.returnsMinor), desk),
    ...row(texts.perpetualNet, money(perpetual.salesMinor + perpetual.returnsMinor), desk),
    ...row(texts.perpetualDocuments, String(perpetual.documents), desk),
  ]
}

function signature({ columns, texts }: Desk): PaperLine[] {
  return [feed, feed, rule, ...textLines(texts.signature, columns)]
}

export function layOutCashSlip(slip: CashSlipDocument, columns: PaperColumns): PaperLine[] {
  const desk = deskOf(slip, columns)
  const { texts, money } = desk
  const title = slip.amountMinor > 0 ? texts.cashIn : texts.cashOut
  return [
    ...headLines(title, desk),
    rule,
    ...row(`${title} ${slip.currency}`, money(Math.abs(slip.amountMinor)), desk, true),
    ...textLines(`${texts.cashFor}: ${slip.reason}`, columns),
    ...(slip.approvedByName ? row(texts.approvedBy, slip.approvedByName, desk) : []),
    ...signature(desk),
    ...end,
  ]
}

export function layOutHandOver(paper: HandOverDocument, columns: PaperColumns): PaperLine[] {
  const desk = deskOf(paper, columns)
  const { texts, money, time } = desk
  const { drawer, expectedMinor, parked, openCases, doubtful, unused, unprinted, unsent } = paper.handOver
  const payments = (label: string, of: typeof doubtful) =>
    of.flatMap(({ amountMinor, beganAtMs }) => row(`${label}, ${time(beganAtMs)}`, money(amountMinor), desk, true))
  const counts: [string, number][] = [
    [texts.openCases, openCases],
    [texts.unprinted, unprinted],
    [texts.unsent, unsent],
  ]
  const lines = [
    ...payments(texts.doubtful, doubtful),
    ...payments(texts.unused, unused),
    ...parked.flatMap(({ clerkName, customerName, lines: count }) =>
      row(`${texts.parked}: ${customerName || clerkName}`, `${count}`, desk),
    ),
    ...counts.flatMap(([label, count]) => (count > 0 ? row(label, String(count), desk) : [])),
  ]
  return [
    ...headLines(texts.handOver, desk),
    ...row(texts.drawer, drawer || '1', desk),
    ...(expectedMinor === null ? [] : row(texts.cashInDrawer, money(expectedMinor), desk, true)),
    rule,
    ...(lines.length > 0 ? lines : textLines(texts.nothingOpen, columns)),
    ...signature(desk),
    ...end,
  ]
}
