// Walks the journal and its second copy when asked, and says in words what was found.
import { Alert, Group, Text, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useHostClient } from '../host/HostContext.tsx'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { ActionButton } from './ActionButton.tsx'

const checkMsMax = 5 * 60_000

export function JournalCheck() {
  const { t } = useTranslation('setup')
  const client = useHostClient()
  const check = useMutation({
    mutationFn: () => client.backup.verify(undefined, { signal: AbortSignal.timeout(checkMsMax) }),
  })
  const problem = check.data?.problem
  return (
    <section>
      <Title order={2} size="h3" mb="xs">
        {t('journal.title')}
      </Title>
      <Text c="dimmed" size="sm" mb="md">
        {t('journal.about')}
      </Text>
      <Group mb="md">
        <ActionButton
          id="journal.check"
          title={t('journal.check')}
          keyName="j"
          variant="default"
          isBusy={check.isPending}
          onAct={() => check.mutate()}
        />
      </Group>
      <FaultBanner error={check.error} isRetrying={check.isPending} onRetry={() => check.mutate()} />
      {check.data && !problem && (
        <Alert role="status" color="green" title={t('journal.good', { count: check.data.entries })} />
      )}
      {problem && (
        <Alert
          role="alert"
          color="red"
          title={t(`journal.problem.${problem.where}`, { n: problem.n, what: problem.what })}
        >
          {t('journal.whatToDo')}
        </Alert>
      )}
    </section>
  )
}
