// Until when a reservation is held from now on: longer for somebody who asks, shorter where others wait.
import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderId } from '#core/domain/ids.ts'
import { useCommand, useHostClient } from '../host/HostContext.tsx'
import { refusalOf } from '../host/refusal.ts'
import { useAction } from '../keys/keys.ts'
import { endOf, type Period, PeriodSelect } from '../sale/PeriodSelect.tsx'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'

export function HoldUntil({ orderId }: { orderId: OrderId }) {
  const { t } = useTranslation('payment')
  const [period, choose] = useState<Period>('usual')
  const reschedule = useCommand(useHostClient().order.reschedule)
  const isEnabled = !reschedule.isPending
  const run = () => reschedule.mutate({ orderId, expiresAtMs: endOf(period) })
  useAction({ id: 'order.hold', title: t('holdFromNow'), key: 'Alt+T', group: 'card', isEnabled, run })
  const refused = refusalOf(reschedule.error)
  return (
    <Group gap={6} wrap="nowrap">
      <PeriodSelect period={period} onChoose={choose} />
      <Button
        size="xs"
        variant="default"
        loading={reschedule.isPending}
        onClick={run}
        rightSection={<KeyHint of="Alt+T" />}
      >
        {t('holdFromNow')}
      </Button>
      {refused && <Text role="alert">{t(refused.code === 'EXPIRY_IN_PAST' ? 'expiryInPast' : 'orderGone')}</Text>}
      {!refused && <FaultBanner error={reschedule.error} onRetry={run} />}
    </Group>
  )
}
