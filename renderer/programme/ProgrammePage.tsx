// The coming performances for a manager: cancelling one, and giving its orders back.
import { Table, Text, Title, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PerformanceRow } from '#core/contract/performance.ts'
import { useHost } from '../host/HostContext.tsx'
import { useMoments } from '../rights/use-moments.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { CancelForm } from './CancelForm.tsx'
import { GiveBack } from './GiveBack.tsx'
import classes from './programme.module.css'

export function ProgrammePage() {
  const { t } = useTranslation('programme')
  const { data, error, isFetching, refetch } = useQuery(useHost().performance.coming.queryOptions())
  const [chosenId, choose] = useState<string>()
  const chosen = data?.find(({ id }) => id === chosenId)
  return (
    <>
      <Title order={1} size="h3" mb="xs">
        {t('title')}
      </Title>
      <Text c="dimmed" size="sm" mb="md">
        {t('about')}
      </Text>
      <FaultBanner error={error} isRetrying={isFetching} onRetry={() => void refetch()} />
      {data?.length === 0 && <Text c="dimmed">{t('nothingComing')}</Text>}
      {chosen && <Chosen key={chosen.id} row={chosen} />}
      {data && data.length > 0 && <Rows rows={data} chosenId={chosenId} choose={choose} />}
    </>
  )
}

function Chosen({ row }: { row: PerformanceRow }) {
  const { moment } = useMoments()
  return (
    <section aria-label={row.title} className={classes.chosen}>
      <Title order={2} size="h4" mb="xs">
        {row.title}, {moment(row.startsAtMs)}
      </Title>
      {row.state === 'cancelled' ? <GiveBack performanceId={row.id} /> : <CancelForm performanceId={row.id} />}
    </section>
  )
}

type RowsProps = { rows: readonly PerformanceRow[]; chosenId: string | undefined; choose: (id: string) => void }

function Rows({ rows, chosenId, choose }: RowsProps) {
  const { t } = useTranslation('programme')
  const { moment, number } = useMoments()
  return (
    <Table highlightOnHover stickyHeader className={classes.table ?? ''}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('performance')}</Table.Th>
          <Table.Th>{t('when')}</Table.Th>
          <Table.Th ta="right">{t('sold')}</Table.Th>
          <Table.Th>{t('state')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.id} data-chosen={row.id === chosenId || undefined}>
            <Table.Td>
              <UnstyledButton
                className={classes.choose}
                aria-pressed={row.id === chosenId}
                onClick={() => choose(row.id)}
              >
                {row.title}
              </UnstyledButton>
            </Table.Td>
            <Table.Td>{moment(row.startsAtMs)}</Table.Td>
            <Table.Td ta="right">{number(row.capacity - row.free)}</Table.Td>
            <Table.Td>{t(`states.${row.state}`)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
