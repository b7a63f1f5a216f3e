// The file as it was read, before anything is written: for customers the first rows with the meaning of each column, for
// the others what they bring. Encoding, separator and columns can be corrected; the rows below follow at once.
import { Button, Group, List, Stack, Text } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CsvShape } from '#core/contract/import.ts'
import type { CustomerColumn } from '#core/domain/import-column.ts'
import { useHost, useHostClient } from '#renderer/host/HostContext.tsx'
import { ColumnTable } from './ColumnTable.tsx'
import type { ChosenFile } from './ImportPage.tsx'
import { ImportProblem } from './ImportProblem.tsx'
import { ShapeFields } from './ShapeFields.tsx'

type LookAtFileProps = { file: ChosenFile; onStarted: () => void; onAgain: () => void }

const naming: readonly CustomerColumn[] = ['firstName', 'lastName', 'fullName', 'organisation']

export function LookAtFile({ file, onStarted, onAgain }: LookAtFileProps) {
  const { t } = useTranslation('imports')
  const host = useHost()
  const client = useHostClient()
  const { importId, kind, fileName } = file
  const [corrected, setCorrected] = useState<CsvShape | null>(null)
  const [mapped, setMapped] = useState<CustomerColumn[]>()
  const preview = useQuery({
    ...host.fileImport.preview.queryOptions({ input: { importId, shape: corrected } }),
    placeholderData: keepPreviousData,
    retry: false,
  })
  const columns = mapped ?? preview.data?.columns ?? []
  const shape = preview.data?.shape ?? null
  const start = useMutation({
    mutationFn: () => client.fileImport.start({ importId, shape, columns }),
    onSuccess: onStarted,
  })
  const hasName = kind !== 'customers' || columns.some((column) => naming.includes(column))
  const reshape = (next: CsvShape) => {
    setCorrected(next)
    setMapped(undefined)
  }
  return (
    <Stack gap="md">
      <Text fw={600}>{t('asIs', { fileName })}</Text>
      {preview.isPending && <Text role="status">{t('reading')}</Text>}
      <ImportProblem error={preview.error ?? start.error} />
      {shape && <ShapeFields shape={shape} onChange={reshape} />}
      {preview.data && shape && <ColumnTable preview={preview.data} columns={columns} onChange={setMapped} />}
      {preview.data && kind !== 'customers' && <Brings counts={preview.data.counts} />}
      {preview.data && !hasName && (
        <Text role="alert" c="var(--mantine-color-error)" fw={600}>
          {t('noName')}
        </Text>
      )}
      <Group>
        <Button disabled={!preview.data || !hasName} loading={start.isPending} onClick={() => start.mutate()}>
          {t('start')}
        </Button>
        <Button variant="default" onClick={onAgain}>
          {t('again')}
        </Button>
      </Group>
    </Stack>
  )
}

const brought = ['staff', 'labels', 'consents', 'priceTypes', 'products', 'halls', 'performances', 'orders'] as const

function Brings({ counts }: { counts: Record<string, number> }) {
  const { t } = useTranslation('imports')
  return (
    <div>
      <Text>{t('bringing')}</Text>
      <List>
        {brought.map((name) =>
          counts[name] === undefined ? null : (
            <List.Item key={name}>
              {t(`count.${name}`)}: {counts[name]}
            </List.Item>
          ),
        )}
      </List>
    </div>
  )
}
