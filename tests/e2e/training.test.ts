// Training, in a real browser against the real host, offline.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeViolations } from './axe.ts'
import { type Counter, openCounter } from './counter.ts'
import { SaleModel } from './sale-model.ts'

let counter: Counter
let sale: SaleModel
beforeAll(async () => {
  counter = await openCounter()
  sale = new SaleModel(counter.page)
})
afterAll(async () => {
  expect(counter.complaints).toEqual([])
  await counter.close()
})

test('MS09 training: begun by name, plain to see, sells with numbers of its own, and leaves nothing behind', async () => {
  const { page } = counter
  const banner = page.getByRole('complementary', { name: 'TRAINING' })
  // The page begins anew with each.
  const choose = async (name: string) => {
    const loaded = page.waitForEvent('load')
    await page.keyboard.press('Control+k')
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
    await loaded
    await counter.search.box.waitFor()
  }
  await page.keyboard.press('F3')
  await sale.performances.first().waitFor()
  const free = async () => (await sale.performances.first().innerText()).match(/(\d+) free/)?.[1]
  const before = await free()
  await choose('Begin training')
  await banner.waitFor()
  await page.keyboard.press('F3')
  await sale.performances.filter({ hasText: 'TRENING' }).first().waitFor()
  await sale.takeBestSeats('Peer Gynt')
  await sale.payExactly()
  await sale.panel.getByText(/Order A1\.TRAINING-1/).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await choose('End training')
  await banner.waitFor({ state: 'detached' })
  await page.keyboard.press('F3')
  await sale.performances.first().waitFor()
  expect([await free(), await sale.performances.filter({ hasText: 'TRENING' }).count()]).toEqual([before, 0])
  await sale.takeBestSeats('Hedda')
  await sale.payExactly()
  expect(await sale.orderNumber()).toBeGreaterThan(0)
})
