// Who had a subscription last season and has not the next: called in this order, with their old seats at hand.
import { Table, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Renewal } from '#core/contract/subscription.ts'
import { subscribersMax } from '#core/domain/subscription.ts'
import { useHost } from '../host/HostContext.tsx'
import { setTabSale } from '../sale/sale-state.ts'
import { openSubscription } from '../sale/seat-choice.ts'
import { openCustomer } from '../stores/desk.ts'
import classes from './lists.module.css'
import { WorkList } from './WorkList.tsx'

export function RenewalList({ onRead }: { onRead(): void }) {
  const { t } = useTranslation('lists')
  const query = useQuery({ ...useHost().subscription.renewals.queryOptions(), refetchOnMount: 'always' })
  return (
    <WorkList title={t('renewals')} about={t('aboutRenewals')} none={t('noRenewals')} {...{ query, onRead }}>
      <Rows rows={query.data ?? []} />
    </WorkList>
  )
}

function Rows({ rows }: { rows: readonly Renewal[] }) {
  const { t } = useTranslation(['lists', 'subscription'])
  return (
    <Table highlightOnHover stickyHeader>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('customer')}</Table.Th>
          <Table.Th>{t('phone')}</Table.Th>
          <Table.Th>{t('had')}</Table.Th>
          <Table.Th>{t('seats')}</Table.Th>
          <Table.Th ta="right">{t('places')}</Table.Th>
          <Table.Th>{t('next')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={`${row.code} ${row.customerId}`}>
            <Table.Td>
              <UnstyledButton className={classes.open} onClick={() => renew(row)}>
                {row.customerName}
              </UnstyledButton>
            </Table.Td>
            <Table.Td className={classes.whole}>{row.phone}</Table.Td>
            <Table.Td>
              {row.name} <small>{row.orderNumber}</small>
            </Table.Td>
            <Table.Td>
              {[...Map.groupBy(row.seats, (seat) => seat.row)]
                .map(([of, own]) =>
                  t('subscription:rowSeats', { row: of, seats: own.map(({ number }) => number).join(', ') }),
                )
                .join(' · ')}
            </Table.Td>
            <Table.Td ta="right">{row.count}</Table.Td>
            <Table.Td>{row.nextName}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** The card, with the next subscription open on the seats they had. */
function renew({ customerId, code, count, seats }: Renewal): void {
  openCustomer(customerId)
  setTabSale(customerId, { kind: 'subscriptions' })
  const wanted = seats.map(({ seatId }) => seatId).slice(0, subscribersMax)
  openSubscription(customerId, { code, count: Math.min(count, subscribersMax), wanted })
}
