// How a CSV file is to be read: encoding, separator, heading.
import { Checkbox, Group, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CsvShape } from '#core/contract/import.ts'

type ShapeFieldsProps = { shape: CsvShape; onChange: (shape: CsvShape) => void }

const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const

export function ShapeFields({ shape, onChange }: ShapeFieldsProps) {
  const { t } = useTranslation('imports')
  const { encoding, delimiter } = CsvShape.shape
  return (
    <Group align="flex-end">
      <NativeSelect
        label={t('encoding')}
        value={shape.encoding}
        data={encoding.options.map((value) => ({ value, label: value.toUpperCase() }))}
        onChange={({ currentTarget }) => onChange({ ...shape, encoding: encoding.parse(currentTarget.value) })}
      />
      <NativeSelect
        label={t('delimiter')}
        value={shape.delimiter}
        data={delimiter.options.map((value) => ({ value, label: t(delimiterNames[value]) }))}
        onChange={({ currentTarget }) => onChange({ ...shape, delimiter: delimiter.parse(currentTarget.value) })}
      />
      <Checkbox
        mb="xs"
        label={t('header')}
        checked={shape.hasHeader}
        onChange={({ currentTarget }) => onChange({ ...shape, hasHeader: currentTarget.checked })}
      />
    </Group>
  )
}
