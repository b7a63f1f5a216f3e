// An import while it runs and after: how far it is, what became of the lines, and the report.
import { Alert, Group, Progress, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ImportProgress } from '#core/contract/import.ts'
import { localeOf } from '#core/domain/locale.ts'
import { useHostClient } from '#renderer/host/HostContext.tsx'
import { useAtTheDesk } from '#renderer/staff/clerk-context.ts'
import { ActionButton } from '../ActionButton.tsx'
import { AnotherFile } from './AnotherFile.tsx'
import { ImportProblem } from './ImportProblem.tsx'
import { RemarkTable } from './RemarkTable.tsx'
import { inWords } from './report-text.ts'
import { saveText } from './save-text.ts'
import { useReportWords } from './use-report-words.ts'

type ImportRunProps = { file: ImportProgress; onChanged: () => Promise<unknown> }

export function ImportRun({ file, onChanged }: ImportRunProps) {
  const { t } = useTranslation('imports')
  const client = useHostClient()
  const { importId, fileName, state, remarks } = file
  const isRunning = state === 'running'
  const stop = useMutation({ mutationFn: () => client.fileImport.stop({ importId }), onSuccess: onChanged })
  const words = useReportWords()
  const report = useMutation({
    mutationFn: () => client.fileImport.report({ importId }),
    onSuccess: ({ csv }) => saveText(`${fileName}-report.csv`, inWords(csv, words)),
  })
  return (
    <Stack gap="md">
      {isRunning ? <HowFar file={file} /> : <Outcome file={file} />}
      <Counts file={file} />
      <ImportProblem error={stop.error ?? report.error} />
      <Group>
        {isRunning && (
          <ActionButton
            id="import.stop"
            title={t('stop')}
            keyName="Alt+C"
            color="red"
            variant="outline"
            isBusy={stop.isPending}
            onAct={() => stop.mutate()}
          />
        )}
        {!isRunning && <AnotherFile importId={importId} onChanged={onChanged} />}
        {remarks.length > 0 && (
          <ActionButton
            id="import.report"
            title={t('download')}
            keyName="Ctrl+S"
            variant="default"
            isBusy={report.isPending}
            onAct={() => report.mutate()}
          />
        )}
      </Group>
      {!isRunning && <RemarkTable remarks={remarks} />}
    </Stack>
  )
}

const outcomeColours = { done: 'green', stopped: 'orange', failed: 'red', nothingTaken: 'red' } as const

function Outcome({ file }: ImportFileProps) {
  const { t } = useTranslation('imports')
  const outcome = outcomeOf(file)
  const { fileName, failure } = file
  const problem = failure ? t(`failure.${failure.code}`, { detail: failure.detail }) : ''
  return (
    <Alert role="status" color={outcomeColours[outcome]} title={fileName}>
      {t(outcome, { problem })}
    </Alert>
  )
}

function outcomeOf({ state, created, changed, unchanged, refusedCount }: ImportProgress): keyof typeof outcomeColours {
  if (state === 'failed' || state === 'stopped') return state
  return created + changed + unchanged === 0 && refusedCount > 0 ? 'nothingTaken' : 'done'
}

type ImportFileProps = { file: ImportProgress }

function HowFar({ file: { rowsDone, rowsTotal, fileName } }: ImportFileProps) {
  const { t } = useTranslation('imports')
  const locale = localeOf[useAtTheDesk().clerk.language]
  const number = (value: number | null) => (value ?? 0).toLocaleString(locale)
  const text = t('rowsOf', { done: number(rowsDone), total: number(rowsTotal) })
  return (
    <div>
      <Text fw={600}>{fileName}</Text>
      <Text size="sm">{t('running')}</Text>
      <Progress value={rowsTotal ? (100 * rowsDone) / rowsTotal : 0} aria-label={text} my="xs" />
      <Text size="sm">{text}</Text>
    </div>
  )
}

const counted = [
  ['created', 'created'],
  ['changed', 'changed'],
  ['unchanged', 'unchanged'],
  ['refused', 'refusedCount'],
  ['warnings', 'warningCount'],
] as const

function Counts({ file }: ImportFileProps) {
  const { t } = useTranslation('imports')
  const locale = localeOf[useAtTheDesk().clerk.language]
  return (
    <Group gap="xl" component="dl" m={0}>
      {counted.map(([name, field]) => (
        <div key={name}>
          <Text component="dt" size="sm" c="dimmed">
            {t(name)}
          </Text>
          <Text component="dd" m={0} fw={600} size="lg">
            {file[field].toLocaleString(locale)}
          </Text>
        </div>
      ))}
    </Group>
  )
}
