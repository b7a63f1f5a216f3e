// Which file, and what is in it; the file is sent to the host as soon as it is chosen.
import { Button, FileButton, Group, Progress, SegmentedControl, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ImportKind } from '#core/contract/import.ts'
import { useHostClient } from '#renderer/host/HostContext.tsx'
import type { ChosenFile } from './ImportPage.tsx'
import { ImportProblem } from './ImportProblem.tsx'
import { uploadFile } from './upload-file.ts'

const endings: Record<ImportKind, string> = {
  customers: '.csv,.txt,.tsv,text/csv',
  catalogue: '.json,application/json',
  orders: '.jsonl,.ndjson,.json,.txt',
}

type ChooseFileProps = { onChosen: (file: ChosenFile) => void }

export function ChooseFile({ onChosen }: ChooseFileProps) {
  const { t } = useTranslation('imports')
  const client = useHostClient()
  const [kind, setKind] = useState<ImportKind>('customers')
  const [percent, setPercent] = useState(0)
  const labelId = useId()
  const upload = useMutation({
    mutationFn: (file: File) => uploadFile(client, kind, file, setPercent),
    onSuccess: (importId, file) => onChosen({ importId, kind, fileName: file.name }),
  })
  const start = (file: File | null) => {
    setPercent(0)
    if (file) upload.mutate(file)
  }
  return (
    <Stack gap="sm" align="flex-start">
      <Text id={labelId} fw={600} size="sm">
        {t('what')}
      </Text>
      <SegmentedControl
        aria-labelledby={labelId}
        value={kind}
        onChange={(value) => setKind(ImportKind.parse(value))}
        data={ImportKind.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
        disabled={upload.isPending}
      />
      <Group>
        <FileButton onChange={start} accept={endings[kind]}>
          {(props) => (
            <Button {...props} loading={upload.isPending}>
              {t('choose')}
            </Button>
          )}
        </FileButton>
        <Text role="status">{upload.isPending ? t('uploading', { percent }) : ''}</Text>
      </Group>
      {upload.isPending && <Progress value={percent} w="100%" aria-label={t('uploading', { percent })} />}
      <ImportProblem error={upload.error} />
    </Stack>
  )
}
