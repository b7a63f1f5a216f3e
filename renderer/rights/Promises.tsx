// What this counter cannot promise now: of every coming performance, how many free places it may sell although nobody can be
// asked, and how many not.
import { Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SyncView } from '#core/contract/sync.ts'
import { useHost } from '../host/HostContext.tsx'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { useMoments } from './use-moments.ts'

export function Promises({ mode }: { mode: SyncView['mode'] }) {
  const { t } = useTranslation('rights')
  const { moment, number } = useMoments()
  const overview = useQuery(useHost().rights.overview.queryOptions())
  if (overview.error) return <FaultBanner error={overview.error} onRetry={() => void overview.refetch()} />
  if (!overview.data) return null
  const { isLimited, performances } = overview.data
  if (!isLimited) return <Text size="sm">{t('promise.alone')}</Text>
  return (
    <>
      <Text size="sm" mb="xs">
        {mode === 'online' ? t('promise.online') : t('promise.offline')}
      </Text>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('performance')}</Table.Th>
            <Table.Th>{t('when')}</Table.Th>
            <Table.Th ta="right">{t('promise.sure')}</Table.Th>
            <Table.Th ta="right">{t('promise.unsure')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {performances.map(({ performanceId, title, startsAtMs, own, free, isStopped, counters }) => {
            const elsewhere = counters.reduce((sum, { isOwn, count }) => (isOwn ? sum : sum + count), 0)
            return (
              <Table.Tr key={performanceId}>
                <Table.Td>{title}</Table.Td>
                <Table.Td>{moment(startsAtMs)}</Table.Td>
                <Table.Td ta="right">{isStopped ? t('stopped') : number(own)}</Table.Td>
                <Table.Td ta="right">{number(Math.max(0, free - own - elsewhere))}</Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </>
  )
}
