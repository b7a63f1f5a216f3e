// How a CSV file is to be read: encoding, separator, heading.
import { Checkbox, Group, NativeSelect } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { CsvShape } from '#core/contract/import.ts'
import { useAction } from '#renderer/keys/keys.ts'
import { KeyedText } from './KeyedText.tsx'

type ShapeFieldsProps = { shape: CsvShape; onChange: (shape: CsvShape) => void }

const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const

export function ShapeFields({ shape, onChange }: ShapeFieldsProps) {
  const { t } = useTranslation('imports')
  const { encoding, delimiter } = CsvShape.shape
  const encodingField = useRef<HTMLSelectElement>(null)
  const delimiterField = useRef<HTMLSelectElement>(null)
  const setHeader = (hasHeader: boolean) => onChange({ ...shape, hasHeader })
  useAction({
    id: 'import.encoding',
    title: t('encoding'),
    key: 'e',
    group: 'setup',
    run: () => encodingField.current?.focus(),
  })
  useAction({
    id: 'import.delimiter',
    title: t('delimiter'),
    key: 'd',
    group: 'setup',
    run: () => delimiterField.current?.focus(),
  })
  useAction({
    id: 'import.header',
    title: t('header'),
    key: 'h',
    group: 'setup',
    run: () => setHeader(!shape.hasHeader),
  })
  return (
    <Group align="flex-end" gap="xl">
      <NativeSelect
        ref={encodingField}
        label={<KeyedText text={t('encoding')} of="E" />}
        labelProps={{ mb: 4 }}
        value={shape.encoding}
        data={encoding.options.map((value) => ({ value, label: value.toUpperCase() }))}
        onChange={({ currentTarget }) => onChange({ ...shape, encoding: encoding.parse(currentTarget.value) })}
      />
      <NativeSelect
        ref={delimiterField}
        label={<KeyedText text={t('delimiter')} of="D" />}
        labelProps={{ mb: 4 }}
        value={shape.delimiter}
        data={delimiter.options.map((value) => ({ value, label: t(delimiterNames[value]) }))}
        onChange={({ currentTarget }) => onChange({ ...shape, delimiter: delimiter.parse(currentTarget.value) })}
      />
      <Checkbox
        mb="xs"
        label={<KeyedText text={t('header')} of="H" />}
        checked={shape.hasHeader}
        onChange={({ currentTarget }) => setHeader(currentTarget.checked)}
      />
    </Group>
  )
}
