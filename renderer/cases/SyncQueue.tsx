// The journal entries that wait to be handed in, oldest first, a page at a time.
import { Button, Group, Table, Text, Title } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queuePageEntries } from '#core/contract/sync.ts'
import { type Counter, momentText } from '../customer/counter.ts'
import { useHost } from '../host/HostContext.tsx'
import { useAction } from '../keys/keys.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { sizeText } from './byte-size.ts'
import { useEntryWords } from './entry-words.ts'

export function SyncQueue({ counter }: { counter: Counter }) {
  const { t } = useTranslation('cases')
  const [wanted, setPage] = useState(0)
  const query = useHost().sync.queue.queryOptions({ input: { page: wanted } })
  const { data, error, isFetching, refetch } = useQuery({ ...query, placeholderData: keepPreviousData })
  const lastPage = Math.max(0, Math.ceil((data?.total ?? 0) / queuePageEntries) - 1)
  const page = Math.min(wanted, lastPage)
  // What waited on the last page has gone up meanwhile.
  if (data && wanted > lastPage) setPage(lastPage)
  return (
    <section aria-labelledby="sync-queue">
      <Title order={2} size="h4" id="sync-queue" mb="xs">
        {t('sync.queue')}
      </Title>
      <FaultBanner error={error} isRetrying={isFetching} onRetry={() => void refetch()} />
      {data?.total === 0 && <Text c="dimmed">{t('sync.queueNone')}</Text>}
      {data && data.total > 0 && (
        <>
          <Text mb="xs">{t('sync.queueSize', { count: data.total, size: sizeText(data.bytes, counter.locale) })}</Text>
          <Entries entries={data.entries} counter={counter} />
          {lastPage > 0 && <Pages page={page} lastPage={lastPage} onTurn={setPage} />}
        </>
      )}
    </section>
  )
}

type EntriesProps = {
  entries: readonly { n: number; name: string; atMs: number; clerkName: string; bytes: number }[]
  counter: Counter
}

function Entries({ entries, counter }: EntriesProps) {
  const { t } = useTranslation('cases')
  const nameOf = useEntryWords()
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th ta="right">{t('sync.number')}</Table.Th>
          <Table.Th>{t('sync.what')}</Table.Th>
          <Table.Th>{t('sync.when')}</Table.Th>
          <Table.Th>{t('sync.clerk')}</Table.Th>
          <Table.Th ta="right">{t('sync.size')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map(({ n, name, atMs, clerkName, bytes }) => (
          <Table.Tr key={n}>
            <Table.Td ta="right">{n}</Table.Td>
            <Table.Td>{nameOf(name)}</Table.Td>
            <Table.Td>{momentText(atMs, counter)}</Table.Td>
            <Table.Td>{clerkName}</Table.Td>
            <Table.Td ta="right">{sizeText(bytes, counter.locale)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Pages({ page, lastPage, onTurn }: { page: number; lastPage: number; onTurn(page: number): void }) {
  const { t } = useTranslation('cases')
  const [back, next] = [() => onTurn(page - 1), () => onTurn(page + 1)]
  const [isFirst, isLast] = [page === 0, page === lastPage]
  const group = 'cases' as const
  useAction({ id: 'sync.back', title: t('sync.back'), key: 'PageUp', group, isEnabled: !isFirst, run: back })
  useAction({ id: 'sync.next', title: t('sync.next'), key: 'PageDown', group, isEnabled: !isLast, run: next })
  return (
    <Group mt="xs" gap="xs">
      <Button
        size="compact-sm"
        variant="default"
        disabled={isFirst}
        onClick={back}
        rightSection={<KeyHint of="PageUp" />}
      >
        {t('sync.back')}
      </Button>
      <Text size="sm">{t('sync.page', { page: page + 1, pages: lastPage + 1 })}</Text>
      <Button
        size="compact-sm"
        variant="default"
        disabled={isLast}
        onClick={next}
        rightSection={<KeyHint of="PageDown" />}
      >
        {t('sync.next')}
      </Button>
    </Group>
  )
}
