// The report as the host wrote it, for a spreadsheet, with its codes put into the words of the clerk's language.
import { reportHead } from '#core/domain/import-remark.ts'

export type ReportWords = {
  /** The five headings: line, outcome, reason, place, value. */
  head: readonly string[]
  /** Undefined leaves the code as it is. */
  severity: (severity: string) => string | undefined
  code: (code: string) => string | undefined
  where: (where: string) => string | undefined
}

/** Every cell stays quoted and in its column, so that the file is as safe to open as it was. */
export function inWords(csv: string, words: ReportWords): string {
  const head = `${words.head.map(quoted).join(',')}\r\n`
  return csv
    .replace(reportHead, head)
    .replaceAll(codedStart, (_, line, severity, code, where) =>
      [line, words.severity(severity) ?? severity, words.code(code) ?? code, words.where(where) ?? where]
        .map(quoted)
        .join(','),
    )
}

/** What a line begins with; the value behind it may be anything and is left alone. */
const codedStart = /^"(\d*)","(refused|warning)","([A-Z_]+)","([^"]*)"(?=,)/gm

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
