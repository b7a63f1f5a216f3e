// Backups of the database, and the journal's own check with its result in words.
import { Group, Stack, Table, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { localeOf } from '#core/domain/locale.ts'
import { useHost, useHostClient } from '../host/HostContext.tsx'
import { refusalOf } from '../host/refusal.ts'
import { useAtTheDesk } from '../staff/clerk-context.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { ActionButton } from './ActionButton.tsx'
import { JournalCheck } from './JournalCheck.tsx'

/** A large database on a slow disk takes a while; a broken one must not be waited for for ever. */
const backupMsMax = 5 * 60_000

export function BackupPage() {
  return (
    <Stack gap="xl">
      <Backups />
      <JournalCheck />
    </Stack>
  )
}

function Backups() {
  const { t } = useTranslation('setup')
  const host = useHost()
  const client = useHostClient()
  const queries = useQueryClient()
  const list = useQuery(host.backup.list.queryOptions())
  const make = useMutation({
    mutationFn: () => client.backup.make({}, { signal: AbortSignal.timeout(backupMsMax) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: host.backup.list.queryOptions().queryKey }),
  })
  return (
    <section>
      <Title order={1} size="h3" mb="xs">
        {t('backup.title')}
      </Title>
      <Text c="dimmed" size="sm" mb="md">
        {t('backup.about')}
      </Text>
      <Group mb="md">
        <ActionButton
          id="backup.make"
          title={t('backup.make')}
          keyName="b"
          isBusy={make.isPending}
          onAct={() => make.mutate()}
        />
        <Text role="status">{make.data ? t('backup.made', { name: make.data.name }) : ''}</Text>
      </Group>
      {refusalOf(make.error)?.code === 'DISK_FULL' && (
        <Text role="alert" c="var(--mantine-color-error)" fw={600}>
          {t('backup.diskFull')}
        </Text>
      )}
      <FaultBanner error={make.error} isRetrying={make.isPending} onRetry={() => make.mutate()} />
      <FaultBanner error={list.error} isRetrying={list.isFetching} onRetry={() => void list.refetch()} />
      {list.data && <BackupTable rows={list.data} />}
    </section>
  )
}

type BackupTableProps = { rows: readonly { name: string; madeAtMs: number; bytes: number }[] }

function BackupTable({ rows }: BackupTableProps) {
  const { t } = useTranslation('setup')
  const { clerk, session } = useAtTheDesk()
  const locale = localeOf[clerk.language]
  const moment = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: session.venue.zone,
  })
  const size = new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 })
  if (rows.length === 0) return <Text c="dimmed">{t('backup.none')}</Text>
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('backup.madeAt')}</Table.Th>
          <Table.Th>{t('backup.name')}</Table.Th>
          <Table.Th ta="right">{t('backup.size')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ name, madeAtMs, bytes }) => (
          <Table.Tr key={name}>
            <Table.Td>{moment.format(madeAtMs)}</Table.Td>
            <Table.Td>{name}</Table.Td>
            <Table.Td ta="right">{size.format(bytes / 1_000_000)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
