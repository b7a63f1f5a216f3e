// The paper of a gift card: what it is worth, the code that is scanned or typed, and how long it holds.
import { z } from 'zod'
import { documentTexts } from '#core/domain/document-texts/texts.ts'
import { AtMs, documentLongDate, TimeZone } from '#core/domain/document-time.ts'
import { type Country, Language, localeOf } from '#core/domain/locale.ts'
import { Currency, formatMoney, Minor } from '#core/domain/money.ts'
import { type PaperColumns, type PaperLine, textLines, twoColumns } from '#core/domain/paper.ts'
import { printable } from '#core/domain/printable.ts'
import { Seller } from '#core/domain/receipt.ts'
import { groupedTicketCode, TicketCode } from '#core/domain/ticket-code.ts'

/** Amounts in minor units of `currency`, times UTC milliseconds shown in `timeZone`. */
export const GiftCardDocument = z.object({
  /** As on a ticket: eleven random characters and one that checks them. */
  code: TicketCode,
  number: z.string().min(1).max(60),
  seller: Seller,
  valueMinor: Minor,
  currency: Currency,
  issuedAtMs: AtMs,
  expiresAtMs: AtMs.nullable(),
  timeZone: TimeZone,
  language: Language,
})
export type GiftCardDocument = z.infer<typeof GiftCardDocument>

/**
 * After how many years the money of a gift card can no longer be claimed: Norway foreldelsesloven § 2, Denmark
 * forældelsesloven § 3, Germany BGB § 195, the Netherlands BW 3:307, France code civil art. 2224. A country that is not
 * here gets cards without an end, as Canadian provinces want it (Ontario Regulation 17/05, section 25.3).
 */
const validYears: Partial<Record<Country, number>> = { NO: 3, DK: 3, DE: 3, NL: 5, FR: 5 }

/** The last moment, in UTC milliseconds: years run to the end of the calendar year (BGB § 199), which harms nobody elsewhere. */
export function giftCardExpiry(country: Country, issuedAtMs: number): number | null {
  const years = validYears[country]
  return years === undefined ? null : Date.UTC(new Date(issuedAtMs).getUTCFullYear() + years + 1, 0, 1) - 1
}

/** What stands on a receipt and on the screen in place of the code: who sees a receipt must not have the card. */
export function hiddenCode(code: string): string {
  return `…${code.slice(-4)}`
}

export function layOutGiftCard(card: GiftCardDocument, columns: PaperColumns): PaperLine[] {
  const { seller, language, valueMinor, currency, code, expiresAtMs, timeZone } = card
  const texts = documentTexts[language]
  const value = printable(formatMoney(valueMinor, currency, localeOf[language]))
  const large = { align: 'center', bold: true, doubleHeight: true } as const
  const expiry =
    expiresAtMs === null ? [] : twoColumns(texts.validUntil, documentLongDate(expiresAtMs, timeZone, language), columns)
  return [
    ...textLines(seller.name, columns, large),
    { kind: 'feed' },
    ...textLines(texts.giftCard, columns, { ...large, doubleWidth: true }),
    ...textLines(value, columns, { ...large, doubleWidth: true }),
    { kind: 'feed' },
    { kind: 'qr', data: code, caption: groupedTicketCode(code) },
    { kind: 'feed' },
    ...expiry,
    ...twoColumns(texts.issuedAt, documentLongDate(card.issuedAtMs, timeZone, language), columns),
    ...textLines(texts.keepSafe, columns, { align: 'center' }),
    { kind: 'cut' },
  ]
}
