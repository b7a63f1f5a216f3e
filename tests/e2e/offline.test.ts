// A counter on a machine without a network: the host may reach nothing but the loopback, and the browser resolves no name.
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Counter, openCounter } from './counter.ts'
import { SaleModel } from './sale-model.ts'

const preload = pathToFileURL(fileURLToPath(new URL('./no-network.mjs', import.meta.url))).href
const before = process.env.NODE_OPTIONS
let counter: Counter

beforeAll(async () => {
  process.env.NODE_OPTIONS = `--import ${preload}`
  counter = await openCounter({ browserArgs: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'] })
}, 180_000)
afterAll(async () => {
  if (before === undefined) delete process.env.NODE_OPTIONS
  else process.env.NODE_OPTIONS = before
  await counter.close()
})

test('FM02 offline: every customer of five thousand is found with no network, the first and the last', async () => {
  for (const number of ['A1-1', 'A1-5000']) {
    await counter.search.find(number)
    expect(await counter.search.hits.first().textContent()).toContain(number)
    await counter.page.keyboard.press('Escape')
  }
})

test('OF01 starts with no network: from a cold start to the first sale without any server', async () => {
  const sale = new SaleModel(counter.page)
  await counter.restartHost()
  await counter.signIn.as({ name: 'Emma Clarke', pin: '2345' })
  await counter.page.keyboard.press('F3')
  await sale.takeBestSeats('Hedda')
  await sale.press('F12')
  await sale.panel.getByLabel('Cash given').waitFor()
  await sale.press('Enter')
  await sale.change.waitFor()
  await sale.panel.getByText('2 tickets – printed').waitFor()
})
