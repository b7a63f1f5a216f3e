// Entries the server keeps and could not carry out, each with the reason and its bytes, word for word, for whoever helps.
import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Counter, momentText } from '../customer/counter.ts'
import { useHost } from '../host/HostContext.tsx'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { CopyButton } from './CopyButton.tsx'
import classes from './cases.module.css'
import { useEntryWords } from './entry-words.ts'

export function ParkedEntries({ counter }: { counter: Counter }) {
  const { t } = useTranslation('cases')
  const nameOf = useEntryWords()
  const { data, error, isFetching, refetch } = useQuery(useHost().sync.parked.queryOptions())
  return (
    <section aria-labelledby="sync-parked">
      <Title order={2} size="h4" id="sync-parked" mb="xs">
        {t('sync.parked')}
      </Title>
      <FaultBanner error={error} isRetrying={isFetching} onRetry={() => void refetch()} />
      {data?.length === 0 && <Text c="dimmed">{t('sync.parkedNone')}</Text>}
      {data && data.length > 0 && <Text mb="xs">{t('sync.parkedAbout')}</Text>}
      <Stack gap="md">
        {data?.map(({ n, name, atMs, clerkName, reason, text }, index) => (
          <article key={n} aria-label={`${n} ${nameOf(name)}`}>
            <Text fw={600}>{[n, nameOf(name), momentText(atMs, counter), clerkName].filter(Boolean).join(' · ')}</Text>
            <Text mb="xs">{reason || t('sync.noReason')}</Text>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keys */}
            <section className={classes.bytes} tabIndex={0} aria-label={t('sync.bytes')}>
              {text}
            </section>
            <span className={classes.tools}>
              <CopyButton
                id={`sync.copy.${n}`}
                title={t('sync.copy')}
                text={`${reason}\n${text}`}
                {...(index === 0 && { keyName: 'b' })}
              />
            </span>
          </article>
        ))}
      </Stack>
    </section>
  )
}
