// The middle of a sale without a customer: what this is, and the order just looked at.
import { Button, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
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
  useCart(key)
  const mayGive = mayBeGiven(key)
  const give = () => beginGiving(key)
  useAction({
    id: 'sale.to-customer',
    title: t('guest.give'),
    key: 'Alt+U',
    group: 'sale',
    isEnabled: mayGive,
    worksInFields: true,
    run: give,
  })
  if (orderId) return <OrderView orderId={orderId} tabKey={key} onClose={() => showOrder(key, undefined)} />
  return (
    <div className={classes.guest}>
      <Title order={1} size="h3">
        {t('guest.title')}
      </Title>
      <Text mt="xs">{t('guest.about')}</Text>
      {mayGive ? (
        <Button mt="sm" size="xs" variant="default" rightSection={<KeyHint of="Alt+U" />} onClick={give}>
          {t('guest.give')}
        </Button>
      ) : (
        <Text c="dimmed" size="sm" mt="xs">
          {t('guest.toCustomer')} <KeyHint of={placeKeys.find} />
        </Text>
      )}
    </div>
  )
}
