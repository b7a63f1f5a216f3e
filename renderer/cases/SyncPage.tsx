// How this counter stands with its server, in words: since when, how old what is shown is, what waits, and what was not understood.
import { Button, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SyncView } from '#core/contract/sync.ts'
import { type Counter, momentText, useCounter } from '../customer/counter.ts'
import { useHost, useHostClient } from '../host/HostContext.tsx'
import { useAction } from '../keys/keys.ts'
import { useSyncWords } from '../shell/use-sync-state.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import classes from './cases.module.css'
import { ParkedEntries } from './ParkedEntries.tsx'
import { SyncQueue } from './SyncQueue.tsx'
import { syncSections } from './sync-sections.ts'

export function SyncPage() {
  const { t } = useTranslation('cases')
  const counter = useCounter()
  const { data } = useQuery(useHost().sync.state.queryOptions())
  if (!counter || !data) return null
  return (
    <div className={classes.syncPage}>
      <Stack gap="xl">
        <Standing state={data} counter={counter} />
        {syncSections.map(({ name, Section }) => (
          <section key={name} aria-labelledby={`sync-${name}`}>
            <Title order={2} size="h4" id={`sync-${name}`} mb="xs">
              {t(`sync.${name}`)}
            </Title>
            <Section mode={data.mode} />
          </section>
        ))}
        {data.mode !== 'alone' && <SyncQueue counter={counter} />}
        {data.mode !== 'alone' && <ParkedEntries counter={counter} />}
      </Stack>
    </div>
  )
}

function Standing({ state, counter }: { state: SyncView; counter: Counter }) {
  const { t } = useTranslation('cases')
  const words = useSyncWords()
  const client = useHostClient()
  const retry = useMutation({ mutationFn: () => client.sync.retry({}) })
  const isReady = state.mode !== 'alone' && !retry.isPending
  const ask = () => retry.mutate()
  useAction({ id: 'sync.retry', title: t('sync.retry'), key: 't', group: 'cases', isEnabled: isReady, run: ask })
  return (
    <section>
      <Title order={1} size="h3" mb="xs">
        {t('page.server')}
      </Title>
      <Text fw={600} size="lg">
        {words.line}
      </Text>
      <Text maw="46rem">{words.about}</Text>
      {state.mode !== 'alone' && (
        <>
          <dl className={classes.facts}>
            <dt>{t('sync.since')}</dt>
            <dd>{momentText(state.sinceMs, counter)}</dd>
            <dt>{t('sync.age')}</dt>
            <dd>{state.heardAtMs === null ? t('sync.never') : momentText(state.heardAtMs, counter)}</dd>
            <dt>{t('sync.compared')}</dt>
            <dd>
              {state.comparedAtMs === null ? t('sync.comparedNever') : momentText(state.comparedAtMs, counter)}
              {state.differences > 0 && ` · ${t('sync.differences', { count: state.differences })}`}
            </dd>
          </dl>
          <Button mt="sm" loading={retry.isPending} onClick={ask} rightSection={<KeyHint of="t" />}>
            {t('sync.retry')}
          </Button>
        </>
      )}
      <FaultBanner error={retry.error} isRetrying={retry.isPending} onRetry={ask} />
    </section>
  )
}
