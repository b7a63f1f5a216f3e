// Reservations that lapse within two days, or are over and still hold their seats.
import { Table, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { LapsingReservation } from '#core/contract/order.ts'
import { useHost } from '../host/HostContext.tsx'
import { type Till, useTill } from '../sale/till.ts'
import { openCustomer } from '../stores/desk.ts'
import classes from './lists.module.css'
import { WorkList } from './WorkList.tsx'

export function LapsingList({ onRead }: { onRead(): void }) {
  const { t } = useTranslation('lists')
  const query = useQuery({ ...useHost().order.lapsing.queryOptions(), refetchOnMount: 'always' })
  const till = useTill()
  return (
    <WorkList title={t('lapsing')} about={t('about')} none={t('none')} {...{ query, onRead }}>
      {till && <Rows rows={query.data ?? []} till={till} />}
    </WorkList>
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
              <UnstyledButton className={classes.open} onClick={() => openCustomer(row.customerId, row.orderId)}>
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
