// The lines that were refused or taken without a value, each with its reason in words.
import { Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CustomerColumn } from '#core/domain/import-column.ts'
import type { ImportRemark } from '#core/domain/import-remark.ts'
import classes from './import.module.css'

type RemarkTableProps = { remarks: readonly ImportRemark[] }

const shownMax = 200

export function RemarkTable({ remarks }: RemarkTableProps) {
  const { t } = useTranslation('imports')
  if (remarks.length === 0) return null
  const hasLines = remarks.some(({ lineNumber }) => lineNumber !== null)
  return (
    <div>
      <Table striped>
        <Table.Thead>
          <Table.Tr>
            {hasLines && (
              <Table.Th ta="right" className={classes.narrow}>
                {t('line')}
              </Table.Th>
            )}
            <Table.Th className={classes.narrow}>{t('outcome')}</Table.Th>
            <Table.Th>{t('where')}</Table.Th>
            <Table.Th>{t('reason')}</Table.Th>
            <Table.Th>{t('value')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {remarks.slice(0, shownMax).map((remark, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows at its end
            <RemarkRow key={index} remark={remark} hasLine={hasLines} />
          ))}
        </Table.Tbody>
      </Table>
      {remarks.length > shownMax && (
        <Text size="sm" mt="xs">
          {t('allRemarks', { count: shownMax })}
        </Text>
      )}
    </div>
  )
}

function RemarkRow({ remark, hasLine }: { remark: ImportRemark; hasLine: boolean }) {
  const { t } = useTranslation('imports')
  const { lineNumber, severity, where, code, detail } = remark
  const column = CustomerColumn.safeParse(where)
  const isRefused = severity === 'refused'
  return (
    <Table.Tr>
      {hasLine && <Table.Td ta="right">{lineNumber}</Table.Td>}
      <Table.Td
        fw={600}
        className={classes.narrow}
        c={isRefused ? 'var(--mantine-color-error)' : 'var(--foyer-warning)'}
      >
        {isRefused ? `✕ ${t('severityRefused')}` : `△ ${t('severityWarning')}`}
      </Table.Td>
      <Table.Td>{column.success ? t(`column.${column.data}`) : where}</Table.Td>
      <Table.Td>{t(`remark.${code}`)}</Table.Td>
      <Table.Td style={{ wordBreak: 'break-word' }}>{detail}</Table.Td>
    </Table.Tr>
  )
}
