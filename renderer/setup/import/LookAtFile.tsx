// The file as it was read, before anything is written: for customers the first rows with the meaning of each column, for
// the others what they bring. Encoding, separator and columns can be corrected; the rows below follow at once.
import { Group, List, Stack, Text } from '@mantine/core'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ImportProgress } from '#core/contract/import.ts'
import type { CustomerColumn } from '#core/domain/import-column.ts'
import { localeOf } from '#core/domain/locale.ts'
import { useHost, useHostClient } from '#renderer/host/HostContext.tsx'
import { useAtTheDesk } from '#renderer/staff/clerk-context.ts'
import { ActionButton } from '../ActionButton.tsx'
import { AnotherFile } from './AnotherFile.tsx'
import { ColumnTable } from './ColumnTable.tsx'
import { ImportProblem } from './ImportProblem.tsx'
import { useReading } from './reading-draft.ts'
import { ShapeFields } from './ShapeFields.tsx'

type LookAtFileProps = { file: ImportProgress; onChanged: () => Promise<unknown> }

const naming: readonly CustomerColumn[] = ['firstName', 'lastName', 'fullName', 'organisation']

export function LookAtFile({ file: { importId, kind, fileName }, onChanged }: LookAtFileProps) {
  const { t } = useTranslation('imports')
  const host = useHost()
  const client = useHostClient()
  const reading = useReading(importId)
  const preview = useQuery({
    ...host.fileImport.preview.queryOptions({ input: { importId, shape: reading.shape } }),
    placeholderData: keepPreviousData,
    retry: false,
  })
  const columns = reading.columns ?? preview.data?.columns ?? []
  const shape = preview.data?.shape ?? null
  const start = useMutation({
    mutationFn: () => client.fileImport.start({ importId, shape, columns }),
    onSuccess: onChanged,
  })
  const hasName = kind !== 'customers' || columns.some((column) => naming.includes(column))
  // Read again only to be told that it runs by now, which the page hears as well.
  const unreadable = preview.isLoadingError ? preview.error : null
  return (
    <Stack gap="md">
      <Text fw={600}>{unreadable ? fileName : t('asIs', { fileName })}</Text>
      {preview.isPending && <Text role="status">{t('reading')}</Text>}
      <ImportProblem
        error={unreadable ?? start.error}
        onRetry={unreadable ? () => void preview.refetch() : undefined}
      />
      {shape && <ShapeFields shape={shape} onChange={(next) => reading.correct({ shape: next, columns: null })} />}
      {preview.data && shape && (
        <ColumnTable preview={preview.data} columns={columns} onChange={(next) => reading.correct({ columns: next })} />
      )}
      {preview.data && kind !== 'customers' && <Brings counts={preview.data.counts} />}
      {preview.data && !hasName && (
        <Text role="alert" c="var(--mantine-color-error)" fw={600}>
          {t('noName')}
        </Text>
      )}
      <Group>
        {preview.data && (
          <ActionButton
            id="import.start"
            title={t('start')}
            keyName="F12"
            isEnabled={hasName}
            isBusy={start.isPending}
            onAct={() => start.mutate()}
          />
        )}
        <AnotherFile importId={importId} variant="default" onChanged={onChanged} />
      </Group>
    </Stack>
  )
}

const brought = ['staff', 'labels', 'consents', 'priceTypes', 'products', 'halls', 'performances', 'orders'] as const

function Brings({ counts }: { counts: Record<string, number> }) {
  const { t } = useTranslation('imports')
  const locale = localeOf[useAtTheDesk().clerk.language]
  return (
    <div>
      <Text>{t('bringing')}</Text>
      <List>
        {brought.map((name) =>
          counts[name] ? (
            <List.Item key={name}>
              {t(`count.${name}`)}: {counts[name].toLocaleString(locale)}
            </List.Item>
          ) : null,
        )}
      </List>
    </div>
  )
}
