import { expect, test } from 'vitest'
import { type ImportRemark, reportHead, reportLine } from '#core/domain/import-remark.ts'
import { inWords } from './report-text.ts'

const words = {
  head: ['Linje', 'Utfall', 'Grunn', 'Sted', 'Verdi'],
  severity: (severity: string) => ({ refused: 'Avvist', warning: 'Utelatt' })[severity],
  code: (code: string) => (code === 'EMAIL_INVALID' ? 'Dette er ingen "e-postadresse".' : undefined),
  where: (where: string) => (where === 'email' ? 'E-post' : undefined),
}
const report = (...remarks: ImportRemark[]) => `\ufeff${reportHead}${remarks.map(reportLine).join('')}`

test('PR10 import: the saved report says its reasons in the clerk’s language, whatever stands in the values', () => {
  const csv = report(
    { lineNumber: 3, severity: 'warning', where: 'email', code: 'EMAIL_INVALID', detail: '=1+1' },
    { lineNumber: null, severity: 'refused', where: 'halls[0].areas', code: 'CODE_TWICE', detail: 'a\n"b",' },
  )
  expect(inWords(csv, words)).toBe(
    [
      '\ufeff"Linje","Utfall","Grunn","Sted","Verdi"',
      '"3","Utelatt","Dette er ingen ""e-postadresse"".","E-post","\'=1+1"',
      '"","Avvist","CODE_TWICE","halls[0].areas","a\n""b"","',
      '',
    ].join('\r\n'),
  )
})
