// The file on its way to the host: how far it is, and the way out.
import { Group, Progress, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useHostClient } from '#renderer/host/HostContext.tsx'
import { refusalOf } from '#renderer/host/refusal.ts'
import { ActionButton } from '../ActionButton.tsx'
import { ImportProblem } from './ImportProblem.tsx'
import { giveUpUploading, goOnUploading, type Upload } from './upload.ts'

type SendFileProps = { upload: Upload; onReady: () => Promise<unknown> }

export function SendFile({ upload: { file, sentBytes, error }, onReady }: SendFileProps) {
  const { t } = useTranslation(['imports', 'common'])
  const client = useHostClient()
  const text = t('uploading', { percent: file.size === 0 ? 100 : Math.floor((100 * sentBytes) / file.size) })
  const mayGoOn = error !== null && (refusalOf(error)?.code ?? 'SIGNED_OUT') === 'SIGNED_OUT'
  return (
    <Stack gap="md">
      <div>
        <Text fw={600}>{file.name}</Text>
        <Progress value={file.size === 0 ? 100 : (100 * sentBytes) / file.size} aria-label={text} my="xs" />
        <Text size="sm" role="status">
          {text}
        </Text>
      </div>
      <ImportProblem error={error} />
      <Group>
        {mayGoOn && (
          <ActionButton
            id="import.go-on"
            title={t('common:retry')}
            keyName="r"
            onAct={() => void goOnUploading(client, onReady)}
          />
        )}
        <ActionButton
          id="import.give-up"
          title={t('common:cancel')}
          keyName="Alt+C"
          variant="default"
          onAct={() => giveUpUploading(client)}
        />
      </Group>
    </Stack>
  )
}
