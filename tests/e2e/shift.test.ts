// A shift from the float to the Z report, by keyboard, in a real browser against the real host, with no server.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeViolations } from './axe.ts'
import { type Counter, clerks, openCounter } from './counter.ts'
import { SaleModel } from './sale-model.ts'

let counter: Counter
beforeAll(async () => {
  counter = await openCounter({ clerk: 'emma' })
})
afterAll(async () => {
  expect(counter.complaints).toEqual([])
  await counter.close()
})

const place = () => counter.page.getByRole('region', { name: 'Shift' })
/** Notes and coins of 1,000 down to 1 krone, one field after the other. */
async function count(...pieces: string[]): Promise<void> {
  for (const text of pieces) {
    await counter.page.keyboard.type(text)
    await counter.page.keyboard.press('Enter')
  }
}

test('MS01 open the shift: the float is counted by its pieces and the total stands below', async () => {
  const { page } = counter
  await page.keyboard.press('F7')
  await place().getByText('No shift is open').waitFor()
  await count('1', '0', '2', '1')
  await place().getByText(/1,500/).first().waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await place()
    .getByText(/Open since/)
    .waitFor()
})

test('MS02 cash in and out: with a reason, on paper, and beyond the limit with another person’s PIN', async () => {
  const { page } = counter
  await page.keyboard.press('i')
  await page.keyboard.type('2oo')
  await place().getByText('This is not an amount.', { exact: false }).waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('200')
  await page.keyboard.press('Tab')
  await page.keyboard.type('change from the bank')
  await page.keyboard.press('Enter')
  await place().getByRole('status').getByText('is being printed').waitFor()
  await page.keyboard.press('o')
  await page.keyboard.type('1600')
  await page.keyboard.press('Tab')
  await page.keyboard.type('to the safe')
  await page.keyboard.press('Enter')
  await place()
    .getByText(/somebody with the right has to approve/)
    .waitFor()
  await page.keyboard.type('9999')
  await page.keyboard.press('Enter')
  await place().getByText('The PIN is wrong. Type it again.').waitFor()
  await page.keyboard.type('1234')
  await page.keyboard.press('Enter')
  await place().getByRole('status').getByText('A1-2 is being printed').waitFor()
  const cash = place().getByRole('region', { name: 'Cash in the drawer' })
  await cash.getByText('100.00').waitFor()
})

test('MS04 X report: at any time, numbered', async () => {
  const { page } = counter
  await page.keyboard.press('x')
  await place().getByRole('status').getByText('A1-1 is being printed').waitFor()
})

test('MS08 journal: the drawer opened without a sale is put on record with why, and a cart given up too', async () => {
  const { page } = counter
  await page.keyboard.press('d')
  await page.getByRole('form', { name: 'Drawer opened' }).waitFor()
  await page.keyboard.type('a note to change')
  await page.keyboard.press('Enter')
  await page.getByRole('form', { name: 'Drawer opened' }).waitFor({ state: 'detached' })
  const sale = new SaleModel(page)
  await page.keyboard.press('F3')
  await sale.takeBestSeats('Hedda')
  await page.keyboard.press('Alt+w')
  await page.locator('nav li[data-active="true"]').waitFor({ state: 'detached' })
  await page.keyboard.press('F7')
  await page.keyboard.press('x')
  await place().getByRole('status').getByText('A1-2 is being printed').waitFor()
})

test('MS06 hand-over: what is open stands on the screen and on a sheet', async () => {
  const { page } = counter
  await page.keyboard.press('F3')
  await page.getByRole('listbox', { name: 'Coming performances' }).getByRole('option').first().waitFor()
  await page.keyboard.press('s')
  await page.keyboard.type('hedda')
  await page.keyboard.press('Shift+Enter')
  await page.locator('[data-cart-row]').first().waitFor()
  await page.keyboard.press('F7')
  await place()
    .getByRole('region', { name: 'Hand-over' })
    .getByText('Sale parked by Emma Clarke, 1 line', { exact: true })
    .waitFor()
  await page.keyboard.press('h')
  await place()
    .getByRole('status')
    .getByText(/A1-\d+ is being printed/)
    .waitFor()
})

test('MS08 journal: a line that is taken out of a cart is on record', async () => {
  const { page } = counter
  const sale = new SaleModel(page)
  await page.keyboard.press('F3')
  await sale.takeBestSeats('Hedda')
  await sale.lines.first().focus()
  await sale.press('Delete')
  await sale.panel.getByText('1 line removed').waitFor()
  await counter.closeAllTabs()
  await page.keyboard.press('F7')
  await place()
    .getByText(/Open since/)
    .waitFor()
})

test('MS05 close the shift: a difference is explained, and the numbered Z report closes it', async () => {
  const { page } = counter
  await page.keyboard.press('z')
  await count('0', '0', '0', '0', '1', '2')
  await page.keyboard.press('Control+Enter')
  await place().getByText('Difference', { exact: true }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await page.keyboard.type('ten kroner short')
  await page.keyboard.press('Control+Enter')
  await place().getByText('No shift is open').waitFor()
  const closed = place().getByRole('region', { name: 'Closed shifts' })
  await closed.getByRole('row', { name: /A1-1.*Emma Clarke.*-10\.00/ }).waitFor()
})

test('MS05 close the shift: the Z report of a closed shift is looked at on the screen', async () => {
  const { page } = counter
  await place().getByRole('button', { name: 'Look at A1-1' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Closed shifts' })
  const paper = dialog.getByRole('img', { name: /A1-1/ })
  await paper.waitFor()
  const text = await paper.locator('desc').textContent()
  expect(text).toMatch(/(Handlekurver gitt opp|Carts given up) \(\d+\) +\d/)
  expect(text).toMatch(/(Skuff åpnet uten salg|Drawer opened without a sale) +1/)
  expect(text).toMatch(/Linjer tatt ut \(1\) +495|Lines taken out \(1\) +495/)
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
})

test('MS05 close the shift: the Z report can be printed again, as a copy', async () => {
  await place().getByRole('button', { name: 'Print A1-1' }).click()
  await place().getByRole('status').getByText('A1-1/1 is being printed').waitFor()
})

test('MS03 change of cashier: two keys and the PIN, and each stands in the figures of the one drawer', async () => {
  const { page } = counter
  const putIn = async (amount: string) => {
    await page.keyboard.press('i')
    await page.keyboard.type(amount)
    await page.keyboard.press('Tab')
    await page.keyboard.type('change')
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Control+Enter')
  await place()
    .getByText(/Open since/)
    .waitFor()
  await putIn('100')
  await place().getByRole('region', { name: 'By cashier' }).getByText('Emma Clarke (1)').waitFor()
  // A letter chooses the person; with the PIN it is typed text.
  await page.keyboard.press('Control+l')
  await counter.signIn.shown()
  await page.keyboard.type(`k${clerks.kari.pin}`)
  await page.keyboard.press('Enter')
  await page.locator('#search-box').waitFor()
  await page.keyboard.press('F7')
  const shift = page.getByRole('region', { name: 'Vakt' })
  await shift.getByText(/Åpen siden/).waitFor()
  await putIn('200')
  const cashiers = shift.getByRole('region', { name: 'Etter kasserer' })
  await cashiers.getByText('Kari Nordby (1)').waitFor()
  await cashiers.getByText('Emma Clarke (1)').waitFor()
})
