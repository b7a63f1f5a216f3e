// What stands in a saved report instead of codes, in the clerk's language.
import { useTranslation } from 'react-i18next'
import { CustomerColumn } from '#core/domain/import-column.ts'
import { RemarkCode } from '#core/domain/import-remark.ts'
import type { ReportWords } from './report-text.ts'

export function useReportWords(): ReportWords {
  const { t } = useTranslation('imports')
  return {
    head: [t('line'), t('outcome'), t('reason'), t('where'), t('value')],
    severity: (severity) => t(severity === 'refused' ? 'severityRefused' : 'severityWarning'),
    code: (code) => {
      const known = RemarkCode.safeParse(code)
      return known.success ? t(`remark.${known.data}`) : undefined
    },
    where: (where) => {
      const column = CustomerColumn.safeParse(where)
      return column.success ? t(`column.${column.data}`) : undefined
    },
  }
}
