// The middle of a sale without a customer: what this is, and the order just looked at.
import { Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { OrderView } from '../order/OrderView.tsx'
import { showOrder, type Tab } from '../stores/desk.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { placeKeys } from './place-keys.ts'
import classes from './shell.module.css'

export function GuestCard({ tab: { key, orderId } }: { tab: Extract<Tab, { kind: 'guest' }> }) {
  const { t } = useTranslation('shell')
  if (orderId) return <OrderView orderId={orderId} tabKey={key} onClose={() => showOrder(key, undefined)} />
  return (
    <div className={classes.guest}>
      <Title order={1} size="h3">
        {t('guest.title')}
      </Title>
      <Text mt="xs">{t('guest.about')}</Text>
      <Text c="dimmed" size="sm" mt="xs">
        {t('guest.toCustomer')} <KeyHint of={placeKeys.find} />
      </Text>
    </div>
  )
}
