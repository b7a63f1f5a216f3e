// One search box for everything.
import { z } from 'zod'
import { CustomerId, OrderId } from '#core/domain/ids.ts'
import { Channel, OrderState } from '#core/domain/order.ts'
import { staffed } from './base.ts'

/** `matched` is the text of the field that matched when it is not in the name: a phone, an e-mail, a note. */
export const CustomerHit = z.object({
  kind: z.literal('customer'),
  id: CustomerId,
  number: z.string(),
  name: z.string(),
  phone: z.string(),
  email: z.string(),
  town: z.string(),
  matched: z.string(),
})
export type CustomerHit = z.infer<typeof CustomerHit>

export const OrderHit = z.object({
  kind: z.literal('order'),
  id: OrderId,
  number: z.string(),
  customerId: CustomerId.nullable(),
  customerName: z.string(),
  state: OrderState,
  channel: Channel,
  contents: z.string(),
  createdAtMs: z.int(),
})
export type OrderHit = z.infer<typeof OrderHit>

export const SearchHit = z.discriminatedUnion('kind', [CustomerHit, OrderHit])
export type SearchHit = z.infer<typeof SearchHit>

export const search = {
  /** Best first, customers before orders. `tokens` are the folded words, for marking what matched. */
  find: staffed
    .input(z.object({ text: z.string().max(200), limit: z.int().min(1).max(100) }))
    .output(z.object({ hits: z.array(SearchHit), tokens: z.array(z.string()) })),
}
