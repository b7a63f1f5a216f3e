// The web shop's part of the server's door, over HTTP, as a shop anywhere would use it.
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { invite } from '#server/features/counter.ts'
import { buildServer } from '#server/http.ts'
import type { ServerWorld } from '#server/world.ts'
import { openEmbeddedStore } from './server-fixture.ts'
import { openShopEvening, openShopWorld, pricesMinor, type ShopEvening } from './shop-evening.ts'

let evening: ShopEvening
let world: ServerWorld
let open: { app: FastifyInstance; url: string }
let shut: { app: FastifyInstance; url: string }
beforeAll(async () => {
  const server = await openEmbeddedStore()
  evening = await openShopEvening(server)
  world = await openShopWorld(evening, server)
  open = await listen(true)
  shut = await listen(false)
})
// Every test asks as somebody who has not asked for a while.
beforeEach(() => evening.advance(10_000))
afterAll(async () => {
  await open.app.close()
  await shut.app.close()
  await world.store.close()
})

async function listen(hasShop: boolean) {
  const app = buildServer(world, { hasShop })
  return { app, url: await app.listen({ host: '127.0.0.1', port: 0 }) }
}

type Answer = { status: number; body: Record<string, unknown> }

async function ask(path: string, body?: unknown, token?: string): Promise<Answer> {
  const response = await fetch(`${open.url}/shop${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

describe('the shop’s door', () => {
  it('SR02 web: is shut unless the server was told to open it, and says nothing of itself then', async () => {
    const answers = await Promise.all(
      [shut, open].map(async ({ url }) => {
        const { paths } = (await (await fetch(`${url}/openapi.json`)).json()) as { paths: Record<string, object> }
        const { status } = await fetch(`${url}/shop/performances`)
        return [status, paths['/orders'], Object.keys(paths).includes('/journal')]
      }),
    )
    expect(answers).toEqual([
      [404, undefined, true],
      [200, expect.objectContaining({ servers: [{ url: '/shop' }] }), true],
    ])
  })

  it('SR01 web: from what is coming to a place given back, with nothing but the documented interface', async () => {
    const performanceId = await evening.newPerformance()
    const coming = await ask('/performances')
    expect(coming.body).toMatchObject({
      currency: 'NOK',
      performances: [{ performanceId, freeSeats: 10, fromMinor: pricesMinor.child }],
    })
    const { body: shown } = await ask(`/performances/${performanceId}`)
    expect(shown).toMatchObject({ title: 'Peer Gynt', isOnSale: true, areas: [{ free: 10 }, { free: 5 }] })
    const purchase = evening.purchase([evening.seatLine(performanceId, 0), evening.seatLine(performanceId, 1)])
    const seatIds = purchase.lines.map(({ seatId }) => seatId)
    const held = await ask('/holds', { sessionId: purchase.sessionId, performanceId, seatIds })
    const bought = await ask('/orders', purchase)
    const again = await ask('/orders', purchase)
    expect([held.status, bought.status, again]).toEqual([200, 200, bought])
    const token = String(bought.body.token)
    const own = await ask('/order', undefined, token)
    const [line] = own.body.lines as { lineId: string }[]
    const cancelled = await ask('/order/cancel', { lineIds: [line?.lineId] }, token)
    expect([own.body.paidMinor, cancelled.body.paidMinor]).toEqual([2 * pricesMinor.adult, pricesMinor.adult])
  })

  it('SR18 web: a refusal says what stands in the way', async () => {
    const performanceId = await evening.newPerformance()
    const purchase = evening.purchase([evening.seatLine(performanceId, 0)])
    await ask('/orders', purchase)
    const second = await ask('/orders', evening.purchase(purchase.lines))
    const cheaper = await ask('/orders', {
      ...evening.purchase([evening.floorLine(performanceId)]),
      expectedTotalMinor: 1,
    })
    expect([second, cheaper]).toMatchObject([
      { status: 409, body: { code: 'SEATS_TAKEN', data: { seats: [{ performanceId, seatId: evening.seats[0] }] } } },
      { status: 409, body: { code: 'PRICE_CHANGED', data: { totalMinor: pricesMinor.floor } } },
    ])
  })

  it('SR18 hostile: what makes no sense is refused by shape, what is too long unread, and nothing is bought', async () => {
    const performanceId = await evening.newPerformance()
    const purchase = evening.purchase([evening.seatLine(performanceId, 0)])
    const [line] = purchase.lines
    const statuses: number[] = []
    const odd: [string, unknown, string?][] = [
      ['/orders', { ...purchase, lines: [] }],
      ['/orders', { ...purchase, lines: Array(21).fill(line) }],
      ['/orders', { ...purchase, orderId: "'; drop table entity; --" }],
      ['/orders', { ...purchase, expectedTotalMinor: 1e300 }],
      ['/orders', { ...purchase, buyer: { ...purchase.buyer, firstName: 'x'.repeat(101) } }],
      ['/orders', '{"orderId":'],
      ['/orders', '[]'],
      ['/order/cancel', { lineIds: [purchase.orderId] }, 'order.a.b.c'],
      ['/orders', `"${'x'.repeat(33_000)}"`],
    ]
    for (const [path, body, token] of odd) statuses.push((await ask(path, body, token)).status)
    statuses.push((await ask('/performances/..%2f..%2fhealth')).status, (await ask('/performances?afterMs=-1')).status)
    expect(statuses).toEqual([400, 400, 400, 400, 400, 400, 400, 401, 413, 400, 400])
    expect(await evening.orderOf(purchase.orderId)).toBe(undefined)
  })

  it('SR18 bounded: one address that asks too often is told how long to wait, and is heard again then', async () => {
    const statuses = await Promise.all(Array.from({ length: 205 }, async () => (await ask('/order')).status))
    expect([statuses.filter((status) => status === 429).length, (await ask('/order')).body]).toMatchObject([
      5,
      { code: 'TOO_OFTEN', data: { waitMs: 50 } },
    ])
    evening.advance(50)
    expect((await ask('/order')).status).toBe(401)
  })

  it('SR18 web: no counter gets the code that the shop’s numbers begin with', async () => {
    expect(await invite(world, { code: 'W', name: 'Door W' })).toMatchObject({ refusal: { code: 'CODE_TAKEN' } })
  })
})
