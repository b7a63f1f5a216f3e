// Selling rights for a manager: of every coming performance how much each counter has, what it is to have, and taking back by
// force what a counter has that is not heard any more.
import { Table, Text, Title, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PerformanceRights } from '#core/contract/rights.ts'
import { useHost } from '../host/HostContext.tsx'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { CounterShares } from './CounterShares.tsx'
import { PlanForm } from './PlanForm.tsx'
import classes from './rights.module.css'
import { useMoments } from './use-moments.ts'

export function RightsPage() {
  const { t } = useTranslation('rights')
  const overview = useQuery(useHost().rights.overview.queryOptions())
  const [chosenId, choose] = useState<string>()
  const performances = overview.data?.performances ?? []
  const chosen = performances.find(({ performanceId }) => performanceId === chosenId)
  return (
    <>
      <Title order={1} size="h3" mb="xs">
        {t('title')}
      </Title>
      <Text c="dimmed" size="sm" mb="md">
        {overview.data?.isLimited === false ? t('alone') : t('about')}
      </Text>
      <FaultBanner error={overview.error} isRetrying={overview.isFetching} onRetry={() => void overview.refetch()} />
      {overview.data && performances.length === 0 && <Text c="dimmed">{t('nothingComing')}</Text>}
      {performances.length > 0 && <PerformanceTable {...{ performances, chosenId, choose }} />}
      {chosen && overview.data?.isLimited && (
        <section key={chosen.performanceId} aria-label={chosen.title} className={classes.chosen}>
          <Title order={2} size="h4" mb="xs">
            {chosen.title}
          </Title>
          <CounterShares rights={chosen} />
          <PlanForm rights={chosen} />
        </section>
      )}
    </>
  )
}

type TableProps = {
  performances: readonly PerformanceRights[]
  chosenId: string | undefined
  choose(performanceId: string): void
}

function PerformanceTable({ performances, chosenId, choose }: TableProps) {
  const { t } = useTranslation('rights')
  const { moment, number } = useMoments()
  return (
    <Table highlightOnHover stickyHeader className={classes.table ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('performance')}</Table.Th>
          <Table.Th>{t('when')}</Table.Th>
          <Table.Th ta="right">{t('free')}</Table.Th>
          <Table.Th ta="right">{t('own')}</Table.Th>
          <Table.Th ta="right">{t('others')}</Table.Th>
          <Table.Th>{t('planned')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {performances.map((row) => (
          <Table.Tr key={row.performanceId} data-chosen={row.performanceId === chosenId || undefined}>
            <Table.Td>
              <UnstyledButton
                className={classes.choose}
                aria-pressed={row.performanceId === chosenId}
                onClick={() => choose(row.performanceId)}
              >
                {row.title}
              </UnstyledButton>
            </Table.Td>
            <Table.Td>{moment(row.startsAtMs)}</Table.Td>
            <Table.Td ta="right">{number(row.free)}</Table.Td>
            <Table.Td ta="right">{row.isStopped ? t('stopped') : number(row.own)}</Table.Td>
            <Table.Td ta="right">{number(othersOf(row))}</Table.Td>
            <Table.Td>{row.plan ? t('byPlan') : t('bySelf')}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function othersOf({ counters }: PerformanceRights): number {
  return counters.reduce((sum, { isOwn, count }) => (isOwn ? sum : sum + count), 0)
}
