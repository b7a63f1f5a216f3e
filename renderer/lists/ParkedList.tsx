// Carts put aside for whichever counter the customer comes back to. Enter takes one up here, Delete gives it up.
import { Table, Text, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParkedCartRow } from '#core/contract/parked-cart.ts'
import { useCommand, useHost, useHostClient } from '../host/HostContext.tsx'
import { refusalOf } from '../host/refusal.ts'
import { getCart, takeUpCart } from '../sale/cart-draft.ts'
import { type Till, useTill } from '../sale/till.ts'
import { openCustomer, openGuest } from '../stores/desk.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import classes from './lists.module.css'
import { WorkList } from './WorkList.tsx'

export function ParkedList({ onRead }: { onRead(): void }) {
  const { t } = useTranslation('lists')
  const query = useQuery({ ...useHost().parkedCart.list.queryOptions(), refetchOnMount: 'always' })
  const till = useTill()
  return (
    <WorkList title={t('parked')} about={t('aboutParked')} none={t('noParked')} {...{ query, onRead }}>
      {till && <Rows rows={query.data ?? []} till={till} />}
    </WorkList>
  )
}

function Rows({ rows, till }: { rows: readonly ParkedCartRow[]; till: Till }) {
  const { t } = useTranslation('lists')
  const { isBusy, error, takeUp, giveUp } = useParked()
  return (
    <>
      {isBusy && <Text role="alert">{t('cartThere')}</Text>}
      {refusalOf(error) && <Text role="alert">{t('parkedGone')}</Text>}
      {!refusalOf(error) && <FaultBanner error={error} />}
      <Table highlightOnHover stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('what')}</Table.Th>
            <Table.Th>{t('customer')}</Table.Th>
            <Table.Th ta="right">{t('sum')}</Table.Th>
            <Table.Th>{t('parkedAt')}</Table.Th>
            <Table.Th>{t('parkedBy')}</Table.Th>
            <Table.Th>{t('counter')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.cartId}>
              <Table.Td>
                <UnstyledButton
                  className={classes.open}
                  onClick={() => takeUp(row)}
                  onKeyDown={(event) => event.key === 'Delete' && giveUp(row)}
                >
                  {row.name}
                </UnstyledButton>
              </Table.Td>
              <Table.Td>{row.customerName || t('guest')}</Table.Td>
              <Table.Td ta="right">{till.amount(row.totalMinor)}</Table.Td>
              <Table.Td>{`${till.day(row.parkedAtMs)} ${till.time(row.parkedAtMs)}`}</Table.Td>
              <Table.Td>{row.parkedByName}</Table.Td>
              <Table.Td>{row.counter}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}

function useParked() {
  const client = useHostClient()
  const take = useCommand(client.parkedCart.takeUp)
  const drop = useCommand(client.parkedCart.giveUp)
  const [isBusy, setBusy] = useState(false)
  const takeUp = ({ cartId, customerId }: ParkedCartRow) => {
    drop.reset()
    // Two carts in one tab would be one sale: what lies there is finished first.
    const isOccupied = customerId !== null && getCart(customerId).orderId !== null
    setBusy(isOccupied)
    if (isOccupied) return
    take.mutate(
      { cartId },
      {
        onSuccess: (contents) => {
          if (customerId !== null) openCustomer(customerId)
          takeUpCart(customerId ?? openGuest(), contents)
        },
      },
    )
  }
  const giveUp = ({ cartId }: ParkedCartRow) => {
    take.reset()
    drop.mutate({ cartId })
  }
  return { isBusy, error: take.error ?? drop.error, takeUp, giveUp }
}
