// An import while it runs and after: how far it is, what became of the lines, and the report.
import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ImportProgress } from '#core/contract/import.ts'
import { localeOf } from '#core/domain/locale.ts'
import { useHost, useHostClient } from '#renderer/host/HostContext.tsx'
import { useAtTheDesk } from '#renderer/staff/clerk-context.ts'
import { ImportProblem } from './ImportProblem.tsx'
import { RemarkTable } from './RemarkTable.tsx'
import { saveText } from './save-text.ts'

type ImportRunProps = { importId: string; onAgain: () => void }

/** Change notices tell of progress; this is for the one that got lost. */
const lookEveryMs = 2_000

export function ImportRun({ importId, onAgain }: ImportRunProps) {
  const { t } = useTranslation('imports')
  const host = useHost()
  const client = useHostClient()
  const progress = useQuery({
    ...host.fileImport.progress.queryOptions({ input: { importId } }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' || !state.data ? lookEveryMs : false),
  })
  const stop = useMutation({ mutationFn: () => client.fileImport.stop({ importId }) })
  const report = useMutation({
    mutationFn: () => client.fileImport.report({ importId }),
    onSuccess: ({ csv }) => saveText(`${progress.data?.fileName ?? 'import'}-report.csv`, csv),
  })
  const { data } = progress
  if (!data) return <ImportProblem error={progress.error} onRetry={() => void progress.refetch()} />
  const isRunning = data.state === 'running'
  return (
    <Stack gap="md">
      <Outcome data={data} />
      <Counts data={data} />
      <ImportProblem error={stop.error ?? report.error} />
      <Group>
        {isRunning && (
          <Button color="red" variant="outline" loading={stop.isPending} onClick={() => stop.mutate()}>
            {t('stop')}
          </Button>
        )}
        {!isRunning && <Button onClick={onAgain}>{t('again')}</Button>}
        {data.remarks.length > 0 && (
          <Button variant="default" loading={report.isPending} onClick={() => report.mutate()}>
            {t('download')}
          </Button>
        )}
      </Group>
      {!isRunning && <RemarkTable remarks={data.remarks} />}
    </Stack>
  )
}

const outcomeColour = { done: 'green', stopped: 'yellow', failed: 'red' } as const

function Outcome({ data }: { data: ImportProgress }) {
  const { t } = useTranslation('imports')
  const locale = localeOf[useAtTheDesk().clerk.language]
  const { state, rowsDone, rowsTotal, problem, fileName } = data
  if (state === 'done' || state === 'stopped' || state === 'failed') {
    return (
      <Alert role="status" color={outcomeColour[state]} title={fileName}>
        {t(state, { problem: problem ?? '' })}
      </Alert>
    )
  }
  const number = (value: number | null) => (value ?? 0).toLocaleString(locale)
  const text = t('rowsOf', { done: number(rowsDone), total: number(rowsTotal) })
  return (
    <div>
      <Text size="sm">{t('running')}</Text>
      <Progress value={rowsTotal ? (100 * rowsDone) / rowsTotal : 0} aria-label={text} my="xs" />
      <Text size="sm">{text}</Text>
    </div>
  )
}

function Counts({ data }: { data: ImportProgress }) {
  const { t } = useTranslation('imports')
  const locale = localeOf[useAtTheDesk().clerk.language]
  const rows = [
    ['created', data.created],
    ['changed', data.changed],
    ['unchanged', data.unchanged],
    ['refused', data.refusedCount],
    ['warnings', data.warningCount],
  ] as const
  return (
    <Group gap="xl" component="dl" m={0}>
      {rows.map(([name, count]) => (
        <div key={name}>
          <Text component="dt" size="sm" c="dimmed">
            {t(name)}
          </Text>
          <Text component="dd" m={0} fw={600} size="lg">
            {count.toLocaleString(locale)}
          </Text>
        </div>
      ))}
    </Group>
  )
}
