// Undoing the sale just made. Money and papers are out, so it is a return like any other, with a receipt of its own: all of it is
// put among what comes back, and the money goes back as it came in. What cannot come back that way, such as gift cards or a
// sale that settled other orders too, is not offered.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CompletedSale } from '#core/contract/sale.ts'
import { useHost } from '../host/HostContext.tsx'
import { useAction } from '../keys/keys.ts'
import { returnableLines } from '../order/returnable.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { setReturned } from './open-orders.ts'

export function UndoSale({ tabKey, done }: { tabKey: string; done: CompletedSale }) {
  const { t } = useTranslation('payment')
  const { data: order } = useQuery(useHost().order.get.queryOptions({ input: { orderId: done.orderId } }))
  const lines = order ? returnableLines(order) : []
  const paidMinor = done.payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const isWhole = order !== undefined && lines.length === order.lines.length && order.totalMinor === paidMinor
  const undo = () =>
    setReturned(
      tabKey,
      done.orderId,
      lines.map(({ id }) => id),
    )
  useAction({ id: 'sale.undo-made', title: t('undoSale'), key: 'Alt+Z', group: 'sale', isEnabled: isWhole, run: undo })
  if (!isWhole) return null
  return (
    <Button variant="default" size="xs" fullWidth onClick={undo} rightSection={<KeyHint of="Alt+Z" />}>
      {t('undoSale')}
    </Button>
  )
}
