// Giving a cancelled performance back: how many orders and how much, with progress, and a stop that leaves what is done.
import { Group, Progress, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PerformanceId } from '#core/domain/ids.ts'
import { useHost, useHostClient } from '../host/HostContext.tsx'
import { useTill } from '../sale/till.ts'
import { ActionButton } from '../setup/ActionButton.tsx'
import { FaultBanner } from '../ui/FaultBanner.tsx'

/** While it runs the figures are read this often. */
const readMs = 300

export function GiveBack({ performanceId }: { performanceId: PerformanceId }) {
  const { t } = useTranslation('programme')
  const till = useTill()
  const client = useHostClient()
  const query = useHost().performance.givingBack.queryOptions({ input: { performanceId } })
  const { data, error, refetch } = useQuery({
    ...query,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? readMs : false),
  })
  const begin = useMutation({
    mutationFn: () => client.performance.giveBack({ performanceId }),
    onSettled: () => refetch(),
  })
  const stop = useMutation({
    mutationFn: () => client.performance.stopGivingBack({ performanceId }),
    onSettled: () => refetch(),
  })
  if (!data || !till) return <FaultBanner error={error} onRetry={() => void refetch()} />
  const { state, toDo, byHand, done, refused } = data
  const isRunning = state === 'running'
  const all = done.orders + toDo.orders
  const words = (sum: { orders: number; amountMinor: number }) => ({
    count: sum.orders,
    amount: till.money(sum.amountMinor),
  })
  return (
    <Stack gap="sm">
      <Text role="status">{toDo.orders > 0 ? t('toDo', words(toDo)) : t('allDone', words(done))}</Text>
      {byHand.orders > 0 && <Text size="sm">{t('byHand', words(byHand))}</Text>}
      {refused.length > 0 && (
        <Text size="sm">{t('notPossible', { numbers: refused.map(({ number }) => number).join(', ') })}</Text>
      )}
      {all > 0 && <Progress aria-label={t('progress', { done: done.orders, all })} value={(done.orders / all) * 100} />}
      <Group>
        {!isRunning && toDo.orders > 0 && (
          <ActionButton
            id="programme.give-back"
            title={t(done.orders > 0 ? 'goOn' : 'giveBack')}
            keyName="r"
            isBusy={begin.isPending}
            onAct={() => begin.mutate()}
          />
        )}
        {isRunning && (
          <ActionButton
            id="programme.stop"
            title={t('stop')}
            keyName="Alt+C"
            color="red"
            variant="outline"
            isBusy={stop.isPending}
            onAct={() => stop.mutate()}
          />
        )}
      </Group>
      <FaultBanner error={begin.error ?? stop.error} />
    </Stack>
  )
}
