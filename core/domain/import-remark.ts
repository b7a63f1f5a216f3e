// What an import says about a line it could not take whole: refused (nothing of it was taken) or a warning (taken,
// without the value named). Also the report of all of them as a file for a spreadsheet.
import { z } from 'zod'

export const RemarkCode = z.enum([
  // Lines of a customer file.
  'NAME_MISSING',
  'WRONG_COLUMN_COUNT',
  'UNCLOSED_QUOTE',
  'LINE_TOO_LONG',
  'SAME_AS_LINE',
  'CELL_SHORTENED',
  'EMAIL_INVALID',
  'PHONE_INVALID',
  'BIRTHDAY_INVALID',
  'COUNTRY_UNKNOWN',
  'LANGUAGE_UNKNOWN',
  'GENDER_UNKNOWN',
  'LABEL_UNKNOWN',
  'CONSENT_UNKNOWN',
  'CARD_REFUSES',
  // Catalogue and orders.
  'NOT_JSON',
  'WRONG_SHAPE',
  'CODE_UNKNOWN',
  'CODE_TWICE',
  'TIME_INVALID',
  'SEAT_TWICE',
  'SEATS_IN_USE',
  'HALL_IN_USE',
  'AREA_TOO_SMALL',
  'BARCODE_TWICE',
  'CUSTOMER_UNKNOWN',
  'SEAT_UNKNOWN',
  'SEAT_TAKEN',
  'NUMBER_RESERVED',
  'ORDER_DIFFERS',
  'TICKET_CODE_INVALID',
  'TICKET_CODE_TWICE',
])
export type RemarkCode = z.infer<typeof RemarkCode>

export const ImportRemark = z.object({
  severity: z.enum(['refused', 'warning']),
  /** The line in the file, counted from 1 as an editor does; null where a document has places rather than lines. */
  lineNumber: z.int().nullable(),
  /** The column (`email`) or the path in the document (`halls[0].areas[1]`). */
  where: z.string(),
  code: RemarkCode,
  /** The value it is about, or the line it repeats; shortened. */
  detail: z.string(),
})
export type ImportRemark = z.infer<typeof ImportRemark>

/** A remark that does not know its line yet. */
export type Remark = Omit<ImportRemark, 'lineNumber'>

const detailMax = 200

export function refusal(code: RemarkCode, where: string, detail = ''): Remark {
  return { severity: 'refused', code, where, detail: detail.slice(0, detailMax) }
}

export function warning(code: RemarkCode, where: string, detail = ''): Remark {
  return { severity: 'warning', code, where, detail: detail.slice(0, detailMax) }
}

/** The first line of the report file. */
export const reportHead = 'line,severity,code,where,detail\r\n'

/** One line of the report, safe to open in a spreadsheet. */
export function reportLine({ lineNumber, severity, code, where, detail }: ImportRemark): string {
  return `${[lineNumber === null ? '' : String(lineNumber), severity, code, where, detail].map(safeCell).join(',')}\r\n`
}

/**
 * A CSV cell that no spreadsheet takes for a formula: what begins with = + - @, tab or return gets an apostrophe in
 * front, and everything is quoted (OWASP, CSV injection).
 */
export function safeCell(text: string): string {
  const plain = text.replaceAll('\u0000', '')
  const harmless = /^[=+\-@\t\r\n＝＋－＠]/u.test(plain) ? `'${plain}` : plain
  return `"${harmless.replaceAll('"', '""')}"`
}
