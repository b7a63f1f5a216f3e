// The place "Lists": what somebody has to look after, beyond the customer at the desk. So far reservations about to lapse.
import { Table, Text, Title, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { LapsingReservation } from '#core/contract/order.ts'
import { useHost } from '../host/HostContext.tsx'
import { useAction } from '../keys/keys.ts'
import { type Till, useTill } from '../sale/till.ts'
import { placeKeys } from '../shell/place-keys.ts'
import { openCustomer } from '../stores/desk.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import placeClasses from '../ui/place.module.css'
import classes from './lists.module.css'

export function ListsPlace() {
  const { t } = useTranslation(['lists', 'shell'])
  const { data, error, isFetching, refetch } = useQuery({
    ...useHost().order.lapsing.queryOptions(),
    refetchOnMount: 'always',
  })
  const till = useTill()
  const region = useRef<HTMLElement>(null)
  // The first of the list: who comes here goes through it.
  const focusFirst = () => (region.current?.querySelector('button') ?? region.current)?.focus({ preventScroll: true })
  const count = data?.length
  useEffect(() => {
    const first = region.current?.querySelector('button') ?? region.current
    if (count !== undefined) first?.focus({ preventScroll: true })
  }, [count])
  useAction({ id: 'lists', title: t('shell:place.lists'), key: placeKeys.lists, group: 'places', run: focusFirst })
  return (
    <section ref={region} tabIndex={-1} aria-label={t('lapsing')} className={placeClasses.place}>
      <Title order={1} size="h3">
        {t('lapsing')}
      </Title>
      <Text c="dimmed" size="sm" mb="md">
        {t('about')}
      </Text>
      <FaultBanner error={error} isRetrying={isFetching} onRetry={() => void refetch()} />
      {data?.length === 0 && <Text c="dimmed">{t('none')}</Text>}
      {data && data.length > 0 && till && <Rows rows={data} till={till} />}
    </section>
  )
}

function Rows({ rows, till }: { rows: readonly LapsingReservation[]; till: Till }) {
  const { t } = useTranslation('lists')
  const moment = (ms: number) => `${till.day(ms)} ${till.time(ms)}`
  return (
    <Table highlightOnHover stickyHeader>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('order')}</Table.Th>
          <Table.Th>{t('customer')}</Table.Th>
          <Table.Th>{t('phone')}</Table.Th>
          <Table.Th>{t('what')}</Table.Th>
          <Table.Th ta="right">{t('places')}</Table.Th>
          <Table.Th>{t('starts')}</Table.Th>
          <Table.Th ta="right">{t('due')}</Table.Th>
          <Table.Th>{t('lapses')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.orderId}>
            <Table.Td>
              <UnstyledButton
                className={classes.open}
                onClick={() => openCustomer(row.customerId, row.orderId)}
                onKeyDown={step}
              >
                {row.number}
              </UnstyledButton>
            </Table.Td>
            <Table.Td>{row.customerName}</Table.Td>
            <Table.Td className={classes.whole}>{row.phone}</Table.Td>
            <Table.Td>{row.title}</Table.Td>
            <Table.Td ta="right">{row.places}</Table.Td>
            <Table.Td>{row.firstStartsAtMs === null ? '' : moment(row.firstStartsAtMs)}</Table.Td>
            <Table.Td ta="right">{till.amount(row.dueMinor)}</Table.Td>
            <Table.Td>
              {row.expiresAtMs > Date.now() ? (
                moment(row.expiresAtMs)
              ) : (
                <b className={classes.over}>{t('over', { time: moment(row.expiresAtMs) })}</b>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** Arrows go from order to order. */
function step(event: KeyboardEvent<HTMLButtonElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  event.preventDefault()
  const all = [...(event.currentTarget.closest('tbody')?.querySelectorAll('button') ?? [])]
  all[all.indexOf(event.currentTarget) + (event.key === 'ArrowDown' ? 1 : -1)]?.focus()
}
