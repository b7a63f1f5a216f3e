// Reserving what lies in the cart instead of selling it: until when, and one key. Only for a customer: somebody has to be
// called when the time is nearly over.
import { Alert, Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PricedCart } from '#core/domain/cart.ts'
import type { CustomerId } from '#core/domain/ids.ts'
import { useCommand, useHostClient } from '../host/HostContext.tsx'
import { refusalOf } from '../host/refusal.ts'
import { useAction } from '../keys/keys.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import classes from './cart.module.css'
import { type Cart, forgetCart } from './cart-draft.ts'
import type { Moved } from './open-orders.ts'
import { endOf, type Period, PeriodSelect } from './PeriodSelect.tsx'
import { explainRefusal } from './refusal-texts.ts'
import { setTabSale } from './sale-state.ts'
import type { Till } from './till.ts'

type Props = {
  tabKey: string
  customerId: CustomerId
  till: Till
  cart: Cart
  moved: Moved
  priced: PricedCart
  mayReserve: boolean
}

export function ReserveForm({ tabKey, customerId, till, cart, moved, priced, mayReserve }: Props) {
  const { t } = useTranslation(['payment', 'sale'])
  const client = useHostClient()
  const reserve = useCommand(client.order.reserve)
  const [period, choose] = useState<Period>('usual')
  const { orderId, note, promotionCode } = cart
  // A fee is asked for when something is paid.
  const lines = cart.lines.filter(({ kind }) => kind !== 'fee')
  const feesMinor = priced.lines.reduce((sum, { line, grossMinor }) => sum + (line.kind === 'fee' ? grossMinor : 0), 0)
  // Of earlier orders only reservations that are given up for it, with no money to go back.
  const isPlain =
    moved.rows.every(({ how, isReservation, amountMinor }) => how === 'return' && isReservation && amountMinor === 0) &&
    lines.length > 0 &&
    lines.every(({ kind }) => kind === 'ticket' || kind === 'product')
  const isEnabled = mayReserve && isPlain && !reserve.isPending && orderId !== null
  const run = () => {
    if (!isEnabled) return
    const expiresAtMs = endOf(period)
    const input = {
      orderId,
      customerId,
      lines,
      returns: cart.returns,
      note,
      promotionCode,
      expectedTotalMinor: priced.totalMinor - feesMinor,
      expiresAtMs,
    }
    reserve.mutate(input, {
      onSuccess: (reserved) => {
        forgetCart(tabKey)
        setTabSale(tabKey, { reserved })
      },
    })
  }
  useAction({ id: 'sale.reserve', title: t('reserve'), key: 'Shift+F12', group: 'sale', isEnabled, run })
  if (!isPlain) return null
  const refused = refusalOf(reserve.error)
  return (
    <div className={classes.reserve}>
      <PeriodSelect period={period} onChoose={choose} />
      <Button
        variant="default"
        px="xs"
        disabled={!isEnabled}
        loading={reserve.isPending}
        onClick={run}
        rightSection={<KeyHint of="Shift+F12" />}
      >
        {t('reserve')}
      </Button>
      {refused && (
        <Alert role="alert" color="red" variant="light" p="xs" className={classes.refusal}>
          <Text size="sm">{wordsFor(refused)}</Text>
        </Alert>
      )}
      {!refused && <FaultBanner error={reserve.error} />}
    </div>
  )

  function wordsFor(of: NonNullable<typeof refused>): string {
    if (of.code === 'EXPIRY_IN_PAST') return t('expiryInPast')
    if (of.code === 'ONLY_SOLD') return t('onlySold')
    if (of.code === 'PARTLY_PAID') return t('partlyPaid')
    const { text, count, amountMinor } = explainRefusal(of, lines)
    const clock = `${till.day(Date.now())} ${till.time(Date.now())}`
    return t(`sale:${text}`, { count, amount: till.money(amountMinor), clock })
  }
}
