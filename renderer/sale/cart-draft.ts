// The cart of a tab, kept as its draft `cart:<tabKey>`: it stays with its card, over other cards and over a restart.
//
//   lines being put together ──sell──▶ sent ──answered──▶ done ──next customer──▶ (no draft)
//            ▲                          │
//            └──────refused, or surely not carried out
import { useMemo } from 'react'
import { z } from 'zod'
import { CompletedSale } from '#core/contract/sale.ts'
import { CartLine } from '#core/domain/cart.ts'
import { OpenPayment, OrderGivenBack } from '#core/domain/cart-open.ts'
import { OrderId, PaymentAttemptId } from '#core/domain/ids.ts'
import { Tender } from '#core/domain/tender.ts'
import type { CartContents } from '#core/protocol/parked-cart.ts'
import { newId } from '../host/new-id.ts'
import { setDraft, useDraft, useDrafts } from '../stores/drafts.ts'

const Cart = z.object({
  /** Made with the first line: whatever happens, one cart can become one order only. */
  orderId: OrderId.nullable(),
  lines: z.array(CartLine),
  note: z.string(),
  /** Lines of earlier orders that come back, and earlier orders that are paid. */
  returns: z.array(OrderGivenBack).default([]),
  open: z.array(OpenPayment).default([]),
  reason: z.string().default(''),
  promotionCode: z.string().default(''),
  /** Fees that are not asked for this time, by their codes; `reason` says why. */
  waivedFees: z.array(z.string()).default([]),
  /** What has been paid of it so far, by every means but cash. */
  tenders: z.array(Tender).default([]),
  /** The card payment under way, known here before the host hears of it. */
  card: z.object({ attemptId: PaymentAttemptId, amountMinor: z.int() }).nullable().default(null),
  /** Sent, and no answer known yet: nothing may change, or two different sales would be called the same. */
  isSent: z.boolean(),
  /** The sale this cart became; shown until the next customer. */
  done: CompletedSale.nullable(),
})
export type Cart = z.infer<typeof Cart>

const emptyCart: Cart = {
  orderId: null,
  lines: [],
  note: '',
  returns: [],
  open: [],
  reason: '',
  promotionCode: '',
  waivedFees: [],
  tenders: [],
  card: null,
  isSent: false,
  done: null,
}

export function useCart(tabKey: string): Cart {
  const body = useDraft<unknown>(keyOf(tabKey))
  return useMemo(() => read(body), [body])
}

export function getCart(tabKey: string): Cart {
  return read(useDrafts.getState().bodies.get(keyOf(tabKey)))
}

type CartChange = Partial<Pick<Cart, 'lines' | 'note' | 'returns' | 'open' | 'reason' | 'promotionCode' | 'waivedFees'>>

/** What the clerk does to the cart; while a sale is under way, nothing. */
export function changeCart(tabKey: string, step: (cart: Cart) => CartChange): void {
  const cart = getCart(tabKey)
  // What was paid by card stays paid: the cart is finished first.
  if (cart.isSent || cart.card !== null) return
  const begun = cart.done ? emptyCart : cart
  const next = { ...begun, orderId: begun.orderId ?? beginOrder(), ...step(begun) }
  const isEmpty =
    next.lines.filter(({ kind }) => kind !== 'fee').length + next.returns.length + next.open.length === 0 &&
    next.note === ''
  setDraft(keyOf(tabKey), isEmpty ? undefined : next)
}

/** Money that was put to the cart, or is on its way. */
export function setPayment(tabKey: string, change: Partial<Pick<Cart, 'tenders' | 'card'>>): void {
  setDraft(keyOf(tabKey), { ...getCart(tabKey), ...change })
}

export function markSent(tabKey: string, isSent: boolean): void {
  setDraft(keyOf(tabKey), { ...getCart(tabKey), isSent })
}

export function markDone(tabKey: string, done: CompletedSale): void {
  setDraft(keyOf(tabKey), { ...emptyCart, done })
}

export function forgetCart(tabKey: string): void {
  setDraft(keyOf(tabKey), undefined)
}

/** A cart that was put aside comes into this tab, where nothing lies yet. */
export function takeUpCart(tabKey: string, contents: CartContents): void {
  const { customerId: _, ...cart } = contents
  setDraft(keyOf(tabKey), { ...emptyCart, ...cart, orderId: beginOrder() })
}

/** Whether this page made the order's id; then the page knows itself whether it was sold. */
export function isBegunHere(orderId: OrderId): boolean {
  return begunHere.has(orderId)
}

const begunHere = new Set<OrderId>()

function beginOrder(): OrderId {
  const orderId = newId<OrderId>()
  begunHere.add(orderId)
  return orderId
}

function keyOf(tabKey: string): string {
  return `cart:${tabKey}`
}

/** A draft of another version of the program that cannot be read is an empty cart, not a screen that never opens. */
function read(body: unknown): Cart {
  return Cart.safeParse(body).data ?? emptyCart
}
