// The stand-in for a web shop's visitors, as a program of its own against a real server.
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { node, runTool } from '#build/processes.ts'
import type { OrderEntity } from '#core/protocol/entity.ts'
import { buildServer } from '#server/http.ts'
import type { ServerWorld } from '#server/world.ts'
import { openEmbeddedStore, type TestStore } from './server-fixture.ts'
import { openShopEvening, openShopWorld } from './shop-evening.ts'

let server: TestStore
let world: ServerWorld
let app: FastifyInstance
let url: string
beforeAll(async () => {
  server = await openEmbeddedStore()
  const evening = await openShopEvening(server)
  for (let made = 0; made < 4; made++) await evening.newPerformance()
  world = await openShopWorld(evening, server)
  app = buildServer(world, { hasShop: true })
  url = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await app.close()
  await server.store.close()
})

const webshop = (...flags: string[]) => runTool(node, ['build/webshop.ts', ...flags], { timeoutMs: 50_000 })

it('SR01 web: visitors buy, change their minds and give back, say so, and end by themselves', async () => {
  const { exitCode, output } = await webshop(`--url=${url}`, '--rate=8', '--seconds=5', '--seed=7')
  const lines = output.trim().split('\n')
  expect([exitCode, lines[0], lines.at(-1)]).toEqual([
    0,
    `Shopping at ${url}`,
    expect.stringMatching(/^\d+ things in [\d.]+ s: .*\d+ bought/),
  ])
  const rows = await server.database.query<{ body: OrderEntity }>("select body from entity where kind = 'order'")
  const said = (word: string) => Number(new RegExp(`(\\d+) ${word}`).exec(lines.at(-1) ?? '')?.[1] ?? 0)
  const paidMinor = rows.map(({ body }) => body.payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0))
  const cancelled = rows.flatMap(({ body }) => body.lines.filter(({ state }) => state === 'cancelled'))
  expect([rows.length, cancelled.length]).toEqual([said('bought'), said('gave back')])
  expect(paidMinor).toEqual(rows.map(({ body }) => body.order.paidMinor))
})

it('SR01 web: with nobody at the address, or a shop that is not open, it says so and ends', async () => {
  const shut = buildServer(world)
  const shutUrl = await shut.listen({ host: '127.0.0.1', port: 0 })
  const answers = [
    await webshop(`--url=${shutUrl}`),
    await webshop('--url=http://127.0.0.1:1'),
    await webshop('--rate=0'),
  ]
  await shut.close()
  expect(answers).toEqual([
    { exitCode: 1, output: expect.stringContaining('start the server with --shop') },
    { exitCode: 1, output: expect.stringContaining('nobody answers') },
    { exitCode: 64, output: expect.stringContaining('--rate has to be from 0.1 to 10') },
  ])
})
