// The first rows of the file, and above each column what it is taken for.
import { NativeSelect, Table, Text } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { CustomerColumn } from '#core/domain/import-column.ts'
import { useAction } from '#renderer/keys/keys.ts'
import { KeyedText } from './KeyedText.tsx'

type ColumnTableProps = {
  preview: { header: string[]; rows: string[][] }
  columns: CustomerColumn[]
  onChange: (columns: CustomerColumn[]) => void
}

const shownRows = 5
const cellLengthMax = 60

export function ColumnTable({ preview, columns, onChange }: ColumnTableProps) {
  const { t } = useTranslation('imports')
  const { header, rows } = preview
  const self = useRef<HTMLDivElement>(null)
  useAction({
    id: 'import.columns',
    title: t('toColumns'),
    key: 'm',
    group: 'setup',
    run: () => self.current?.querySelector('select')?.focus(),
  })
  const options = CustomerColumn.options.map((value) => ({ value, label: t(`column.${value}`) }))
  // A meaning that another column had goes to the new one: no two columns may say the same.
  const choose = (index: number, meaning: CustomerColumn) =>
    onChange(columns.map((old, at) => (at === index ? meaning : old === meaning ? 'ignore' : old)))
  return (
    <div ref={self}>
      <Text fw={600}>
        <KeyedText text={t('columnsTitle')} of="M" />
      </Text>
      <Text c="dimmed" size="sm" mb="xs">
        {t('columnsAbout')}
      </Text>
      <Table.ScrollContainer minWidth={400}>
        <Table withTableBorder withColumnBorders aria-label={t('firstRows')}>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
                <Table.Th key={index} miw={170}>
                  <Text size="sm" fw={600} truncate>
                    {header[index] ?? index + 1}
                  </Text>
                  <NativeSelect
                    size="xs"
                    aria-label={t('columnFor', { column: header[index] ?? index + 1 })}
                    value={column}
                    data={options}
                    onChange={({ currentTarget }) => choose(index, CustomerColumn.parse(currentTarget.value))}
                  />
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(0, shownRows).map((cells, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the file
              <Table.Tr key={row}>
                {columns.map((column, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the file
                  <Table.Td key={index} {...(column === 'ignore' && { c: 'dimmed' })}>
                    {(cells[index] ?? '').slice(0, cellLengthMax)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </div>
  )
}
