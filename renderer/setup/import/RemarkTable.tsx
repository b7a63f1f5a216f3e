// The lines that were refused or taken without a value, each with its reason in words.
import { Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CustomerColumn } from '#core/domain/import-column.ts'
import type { ImportRemark } from '#core/domain/import-remark.ts'

type RemarkTableProps = { remarks: readonly ImportRemark[] }

const shownMax = 200

export function RemarkTable({ remarks }: RemarkTableProps) {
  const { t } = useTranslation('imports')
  if (remarks.length === 0) return null
  return (
    <div>
      <Table striped>
        <Table.Thead>
          <Table.Tr>
            <Table.Th ta="right">{t('line')}</Table.Th>
            <Table.Th />
            <Table.Th>{t('where')}</Table.Th>
            <Table.Th>{t('reason')}</Table.Th>
            <Table.Th>{t('value')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {remarks.slice(0, shownMax).map((remark, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows at its end
            <RemarkRow key={index} remark={remark} />
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

function RemarkRow({ remark }: { remark: ImportRemark }) {
  const { t } = useTranslation('imports')
  const { lineNumber, severity, where, code, detail } = remark
  const column = CustomerColumn.safeParse(where)
  const isRefused = severity === 'refused'
  return (
    <Table.Tr>
      <Table.Td ta="right">{lineNumber}</Table.Td>
      <Table.Td fw={600} c={isRefused ? 'var(--mantine-color-error)' : 'var(--foyer-warning)'}>
        {isRefused ? `✕ ${t('severityRefused')}` : `△ ${t('severityWarning')}`}
      </Table.Td>
      <Table.Td>{column.success ? t(`column.${column.data}`) : where}</Table.Td>
      <Table.Td>{t(`remark.${code}`)}</Table.Td>
      <Table.Td style={{ wordBreak: 'break-word' }}>{detail}</Table.Td>
    </Table.Tr>
  )
}
