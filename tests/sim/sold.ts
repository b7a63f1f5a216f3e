// What an entry says was sold or reserved: orders as they came to be, whichever version of the entry it is.
import type { OrderEntity } from '#core/protocol/entity.ts'

type Unprotected = { lineIds: string[] }
export type Sold = OrderEntity & { orderId: string; unprotected?: Unprotected }

type Part = { part: string; orderId: string; order: OrderEntity }
type Body = (OrderEntity & { orderId?: string }) & { parts?: Part[]; unprotected?: Unprotected }

/** @param body as the journal has it; what is no sale has sold nothing */
export function soldIn({ name, body }: { name: string; body: string }): Sold[] {
  if (name === 'order.reserve') {
    const { parts, ...whole } = JSON.parse(body) as Part & { parts?: Part[] }
    const { orderId, order } = parts?.find(({ part }) => part === 'new-order') ?? whole
    return [{ ...order, orderId }]
  }
  if (name !== 'sale.complete') return []
  const { parts, unprotected, ...order } = JSON.parse(body) as Partial<Body>
  const word = unprotected ? { unprotected } : {}
  if (parts)
    return parts.flatMap((part) =>
      part.part === 'new-order' ? [{ ...part.order, orderId: part.orderId, ...word }] : [],
    )
  return order.orderId && order.lines ? [{ ...(order as OrderEntity), orderId: order.orderId, ...word }] : []
}
