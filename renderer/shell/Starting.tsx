// Before the host has said who may be at the counter. That takes a moment; after ten seconds it takes too long, and a page
// of an earlier start would wait for ever: each says what can be done.
import { Alert, Button, Center, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useConnectionState } from '../host/HostContext.tsx'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { useElapsedMs } from './use-elapsed-ms.ts'

const patienceMs = 10_000

export function Starting({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const connection = useConnectionState()
  return (
    <Center h="100vh" component="main" p="md">
      {connection === 'open' && error ? (
        <FaultBanner error={error} onRetry={onRetry} />
      ) : (
        <Waiting isRefused={connection === 'refused'} />
      )}
    </Center>
  )
}

function Waiting({ isRefused }: { isRefused: boolean }) {
  const { t } = useTranslation('shell')
  const waitedMs = useElapsedMs()
  if (!isRefused && waitedMs < patienceMs) return <Text c="dimmed">{t('starting')}</Text>
  return (
    <Alert role="alert" color="red" maw="36rem" title={isRefused ? t('lost.refusedTitle') : t('slow.title')}>
      <Text size="sm">{isRefused ? t('lost.refused') : t('slow.whatToDo')}</Text>
      {!isRefused && (
        <Button mt="sm" size="xs" color="red" onClick={() => location.reload()}>
          {t('slow.reload')}
        </Button>
      )}
    </Alert>
  )
}
