// The middle of a sale without a customer: what this is, and the order just looked at.
import { Button, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { OrderId } from '#core/domain/ids.ts'
import { useHost } from '../host/HostContext.tsx'
import { useAction } from '../keys/keys.ts'
import { OrderView } from '../order/OrderView.tsx'
import { useCart } from '../sale/cart-draft.ts'
import { beginGiving, mayBeGiven } from '../sale/give-to-customer.ts'
import { showOrder, type Tab } from '../stores/desk.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { placeKeys } from './place-keys.ts'
import classes from './shell.module.css'

export function GuestCard({ tab: { key, orderId } }: { tab: Extract<Tab, { kind: 'guest' }> }) {
  const { t } = useTranslation('shell')
  const { done } = useCart(key)
  // An order that is looked at, or the sale just made; else the cart.
  const given = orderId ?? done?.orderId ?? null
  const isGuests = useIsOfNobody(given)
  const mayGive = given === null ? mayBeGiven(key) : isGuests
  const give = () => beginGiving(key, given)
  useAction({
    id: 'sale.to-customer',
    title: t('guest.give'),
    key: 'Alt+U',
    group: 'sale',
    isEnabled: mayGive,
    worksInFields: true,
    run: give,
  })
  if (orderId)
    return (
      <>
        {mayGive && <Give onGive={give} />}
        <OrderView orderId={orderId} tabKey={key} onClose={() => showOrder(key, undefined)} />
      </>
    )
  return (
    <div className={classes.guest}>
      <Title order={1} size="h3">
        {t('guest.title')}
      </Title>
      <Text mt="xs">{t('guest.about')}</Text>
      {mayGive ? (
        <Give onGive={give} />
      ) : (
        <Text c="dimmed" size="sm" mt="xs">
          {t('guest.toCustomer')} <KeyHint of={placeKeys.find} />
        </Text>
      )}
    </div>
  )
}

function Give({ onGive }: { onGive(): void }) {
  const { t } = useTranslation('shell')
  return (
    <Button my="sm" size="xs" variant="default" rightSection={<KeyHint of="Alt+U" />} onClick={onGive}>
      {t('guest.give')}
    </Button>
  )
}

/** Whether an order is there and has no customer. */
function useIsOfNobody(orderId: OrderId | null): boolean {
  const input = { orderId: orderId ?? ('' as OrderId) }
  const { data } = useQuery({ ...useHost().order.get.queryOptions({ input }), enabled: orderId !== null })
  return orderId !== null && data?.customerId === null
}
