// A web shop's side of the server's public interface: plain HTTP with JSON, answers read by the contract's own shapes.
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import {
  ShopComing,
  type ShopHold,
  ShopOrder,
  ShopPerformance,
  type ShopPurchase,
  ShopReceipt,
} from '#core/protocol/shop-contract.ts'

/** `refused`: the code by which the server said no. */
export type ShopAnswer<Value> = { value: Value } | { refused: string }

export type ShopClient = {
  coming(): Promise<ShopAnswer<ShopComing>>
  performance(performanceId: string): Promise<ShopAnswer<ShopPerformance>>
  hold(hold: ShopHold): Promise<ShopAnswer<{ untilMs: number }>>
  buy(purchase: ShopPurchase): Promise<ShopAnswer<ShopReceipt>>
  order(token: string): Promise<ShopAnswer<ShopOrder>>
  cancel(token: string, lineIds: readonly string[]): Promise<ShopAnswer<ShopOrder>>
}

/** Thrown when there is no shop at the address; the message is a plain sentence. */
export class NoShop extends Error {}

const answerMsMax = 15_000
const triesMax = 3

export function shopClient(url: string): ShopClient {
  const get = <Value>(path: string, shape: z.ZodType<Value>, token?: string) => ask(url, shape, { path, token })
  const post = <Value>(path: string, shape: z.ZodType<Value>, body: unknown, token?: string) =>
    ask(url, shape, { path, body, token })
  return {
    coming: () => get('/performances', ShopComing),
    performance: (performanceId) => get(`/performances/${performanceId}`, ShopPerformance),
    hold: (hold) => post('/holds', z.object({ untilMs: z.int() }), hold),
    buy: (purchase) => post('/orders', ShopReceipt, purchase),
    order: (token) => get('/order', ShopOrder, token),
    cancel: (token, lineIds) => post('/order/cancel', ShopOrder, { lineIds }, token),
  }
}

type Question = { path: string; body?: unknown; token?: string | undefined }

async function ask<Value>(url: string, shape: z.ZodType<Value>, question: Question): Promise<ShopAnswer<Value>> {
  for (let tries = 1; ; tries++) {
    const response = await send(url, question)
    const text = await response.text()
    if (response.ok) return { value: shape.parse(JSON.parse(text)) }
    const { code, data } = Refusal.safeParse(asJson(text)).data ?? {}
    if (code === undefined) throw new NoShop(noShopText(url))
    if (code !== 'TOO_OFTEN' || tries >= triesMax) return { refused: code }
    await pause(Math.min(data?.waitMs ?? 1_000, 5_000))
  }
}

const Refusal = z.object({
  code: z.string(),
  data: z.object({ waitMs: z.number().optional() }).optional().catch(undefined),
})

async function send(url: string, { path, body, token }: Question): Promise<Response> {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
  try {
    return await fetch(`${url}/shop${path}`, {
      signal: AbortSignal.timeout(answerMsMax),
      headers: { 'content-type': 'application/json', ...authorization },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    })
  } catch (error) {
    throw new NoShop(`At ${url} nobody answers (${error instanceof Error ? error.message : String(error)}).`)
  }
}

const noShopText = (url: string) => `At ${url} the web shop is not open: start the server with --shop.`

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // Not of our server: whoever asked says that there is no shop.
  }
}
