// Earlier orders in a cart: what comes back of them, and what is paid.
import { z } from 'zod'
import { OrderId, OrderLineId } from '#core/domain/ids.ts'

/** Lines of an earlier order that are given back: their places are free again, their money goes into the settlement. */
export const OrderGivenBack = z.object({ orderId: OrderId, lineIds: z.array(OrderLineId).min(1).max(500) })
export type OrderGivenBack = z.infer<typeof OrderGivenBack>

/** What is paid of an order that is there. `amountMinor`: a part of what is due, paid ahead; null: all of it. */
export const OpenPayment = z.object({ orderId: OrderId, amountMinor: z.int().min(1).nullable() })
export type OpenPayment = z.infer<typeof OpenPayment>
