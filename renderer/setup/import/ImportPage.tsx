// Importing, step by step: choose a file, look at how it was read, run it, read what became of it. Where one is, the
// host knows: whoever leaves the page, locks the counter or loads it anew is taken back to the same step.
//
//   choose ──▶ send ──▶ look ──start──▶ run ──another file──▶ choose
import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ImportProgress } from '#core/contract/import.ts'
import { useHost } from '#renderer/host/HostContext.tsx'
import { ChooseFile } from './ChooseFile.tsx'
import { ImportProblem } from './ImportProblem.tsx'
import { ImportRun } from './ImportRun.tsx'
import { LookAtFile } from './LookAtFile.tsx'
import { SendFile } from './SendFile.tsx'
import { StepSection } from './StepSection.tsx'
import { type Upload, useUpload } from './upload.ts'

/** Change notices tell of progress; this is for the one that got lost. */
const lookEveryMs = 2_000

export function ImportPage() {
  const { t } = useTranslation('imports')
  const current = useQuery({
    ...useHost().fileImport.current.queryOptions(),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? lookEveryMs : false),
  })
  const upload = useUpload((state) => state.upload)
  const onChanged = () => current.refetch()
  return (
    <Stack gap="xl">
      <div>
        <Title order={1} size="h3" mb="xs">
          {t('title')}
        </Title>
        <Text c="dimmed" size="sm">
          {t('about')}
        </Text>
      </div>
      <ImportProblem error={current.error} onRetry={() => void current.refetch()} />
      <Step upload={upload} file={current.data} onChanged={onChanged} />
    </Stack>
  )
}

type StepProps = {
  upload: Upload | null
  /** Undefined until the host has answered. */
  file: ImportProgress | null | undefined
  onChanged: () => Promise<unknown>
}

function Step({ upload, file, onChanged }: StepProps) {
  const { t } = useTranslation('imports')
  if (upload) {
    return (
      <StepSection key="send" name={upload.file.name}>
        <SendFile upload={upload} onReady={onChanged} />
      </StepSection>
    )
  }
  if (file === undefined) return null
  if (file === null) {
    return (
      <StepSection key="choose" name={t('what')}>
        <ChooseFile onReady={onChanged} />
      </StepSection>
    )
  }
  const isLooking = file.state === 'ready'
  return (
    <StepSection key={`${isLooking ? 'look' : 'run'} ${file.importId}`} name={file.fileName}>
      {isLooking ? <LookAtFile file={file} onChanged={onChanged} /> : <ImportRun file={file} onChanged={onChanged} />}
    </StepSection>
  )
}
