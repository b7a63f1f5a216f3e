// Which lines of an order can be given back: those that stand, and no gift card, which is money.
import type { OrderLineView, OrderView } from '#core/contract/order.ts'

export function returnableLines({ state, lines }: OrderView): OrderLineView[] {
  if (state !== 'sold' && state !== 'reserved') return []
  return lines.filter((line) => line.state !== 'cancelled' && line.kind !== 'gift-card')
}
