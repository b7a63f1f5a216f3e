// Fees that come by rule, in a real browser against the real host, offline.
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { databaseFileName } from '#core/protocol/shell.ts'
import { getVenue, saveSetting } from '#db/counter.ts'
import { openDatabase } from '#db/open.ts'
import { keyFromFile } from '#host/key-file.ts'
import { migrationsDirectory } from '#tests/fixture/counter.ts'
import { axeViolations } from './axe.ts'
import { type Counter, openCounter } from './counter.ts'
import { minorOf, SaleModel } from './sale-model.ts'

let counter: Counter
let sale: SaleModel
beforeAll(async () => {
  counter = await openCounter({ prepare: askForFees })
  sale = new SaleModel(counter.page)
})
afterAll(async () => {
  expect(counter.complaints).toEqual([])
  await counter.close()
})

function askForFees(directory: string): void {
  const path = join(directory, databaseFileName)
  const key = keyFromFile(directory, path)
  const backupsDirectory = join(directory, 'backups')
  const db = openDatabase({ path, key, migrationsDirectory, backupsDirectory, nowMs: Date.now() })
  const fees = [
    { code: 'booking', name: 'Billettgebyr', minor: 1_500, vatCode: '25', on: 'sale', per: 'ticket' },
    { code: 'exchange', name: 'Byttegebyr', minor: 5_000, vatCode: '25', on: 'exchange', per: 'order' },
  ]
  db.write((tx) => saveSetting(tx, 'venue', { ...getVenue(tx), fees }))
  db.close()
}

test('SR06 fees: the rule puts the fee into the cart; taken out, it wants a reason, and can be asked for after all', async () => {
  const { page } = counter
  await page.keyboard.press('F3')
  await sale.takeBestSeats('Hedda')
  const fee = sale.lines.filter({ hasText: 'Billettgebyr' })
  await fee.waitFor()
  const withFee = minorOf(await sale.total.innerText())
  await fee.focus()
  await sale.press('Delete')
  await sale.panel.getByText('Billettgebyr: waived').waitFor()
  expect(minorOf(await sale.total.innerText())).toBe(withFee - 3_000)
  expect(await sale.panel.getByRole('button', { name: /^Pay/ }).isEnabled()).toBe(false)
  expect(await axeViolations(page)).toEqual([])
  await sale.panel.getByLabel('Why it is waived').fill('a school class')
  await expect.poll(() => sale.panel.getByRole('button', { name: /^Pay/ }).isEnabled()).toBe(true)
  await sale.panel.getByRole('button', { name: 'Ask for it after all' }).press('Enter')
  await fee.waitFor()
  expect(minorOf(await sale.total.innerText())).toBe(withFee)
  await sale.payExactly()
  expect(minorOf(await sale.change.innerText())).toBe(0)
})
