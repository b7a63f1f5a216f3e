// What can be done with an order from here: give it back or exchange it, pay what is due, give up a reservation. Money and new
// seats are the sale's: this puts the order into the cart beside it.
import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OrderView } from '#core/contract/order.ts'
import { useCommand, useHostClient } from '../host/HostContext.tsx'
import { refusalOf } from '../host/refusal.ts'
import { useAction } from '../keys/keys.ts'
import { useCart } from '../sale/cart-draft.ts'
import { setPaid, setReturned } from '../sale/open-orders.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { HoldUntil } from './HoldUntil.tsx'
import classes from './OrderView.module.css'
import { returnableLines } from './returnable.ts'

type Props = { order: OrderView; tabKey: string }

export function OrderActions({ order, tabKey }: Props) {
  const { t } = useTranslation('payment')
  const client = useHostClient()
  const cancel = useCommand(client.order.cancel)
  const cart = useCart(tabKey)
  const isLocked = cart.isSent || cart.card !== null
  const lineIds = returnableLines(order).map(({ id }) => id)
  const isBack = cart.returns.some(({ orderId }) => orderId === order.id)
  const isPaid = cart.open.some(({ orderId }) => orderId === order.id)
  const isReserved = order.state === 'reserved'
  const hasMoney = order.totalMinor - order.dueMinor > 0
  const mayReturn = lineIds.length > 0 && !isLocked && !isPaid
  // With nothing paid of it, what is given up makes room for other seats in the same cart.
  const backText = isReserved && !hasMoney ? t('otherSeats') : t('giveBack')
  const mayPay = order.dueMinor > 0 && !isLocked && !isBack
  const mayCancel = isReserved && !hasMoney && !isPaid && !isBack && !cancel.isPending
  const giveBack = () => setReturned(tabKey, order.id, isBack ? [] : lineIds)
  const pay = () => setPaid(tabKey, order.id, isPaid ? undefined : null)
  const giveUp = () => cancel.mutate({ orderId: order.id, reason: '' })
  const of = { group: 'card' as const }
  useAction({ ...of, id: 'order.give-back', title: backText, key: 'x', isEnabled: mayReturn, run: giveBack })
  useAction({ ...of, id: 'order.pay', title: t('payDue'), key: 'u', isEnabled: mayPay, run: pay })
  useAction({
    ...of,
    id: 'order.cancel',
    title: t('cancelReservation'),
    key: 'Alt+X',
    isEnabled: mayCancel,
    run: giveUp,
  })
  if (!mayReturn && !mayPay && !mayCancel && !cancel.error) return null
  return (
    <div className={classes.actions}>
      {mayPay && (
        <Button size="xs" aria-pressed={isPaid} onClick={pay} rightSection={<KeyHint of="U" />}>
          {t(isPaid ? 'notPayDue' : 'payDue')}
        </Button>
      )}
      {mayReturn && (
        <Button size="xs" variant="default" aria-pressed={isBack} onClick={giveBack} rightSection={<KeyHint of="X" />}>
          {isBack ? t('notGiveBack') : backText}
        </Button>
      )}
      {mayCancel && (
        <Button size="xs" variant="default" onClick={giveUp} rightSection={<KeyHint of="Alt+X" />}>
          {t('cancelReservation')}
        </Button>
      )}
      {isReserved && <HoldUntil orderId={order.id} />}
      {refusalOf(cancel.error) && <Text role="alert">{t('orderGone')}</Text>}
      {!refusalOf(cancel.error) && <FaultBanner error={cancel.error} />}
    </div>
  )
}
