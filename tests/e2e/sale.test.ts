// Selling in a real browser against the real host: by keys, over a restart, against another sale of the same seats, and
// with an answer that gets lost.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeViolations } from './axe.ts'
import { type Counter, openCounter } from './counter.ts'
import { minorOf, SaleModel } from './sale-model.ts'

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

async function openGuest(): Promise<void> {
  await counter.page.keyboard.press('F3')
  await sale.performances.first().waitFor()
}

describe('keys', () => {
  test('SR01 sell: two best seats to the open customer, cash exact, in six keys', async () => {
    await counter.search.openFirst('Hansen')
    await sale.performances.first().waitFor()
    sale.keys = []
    await sale.find('Hedda')
    await sale.press('Enter')
    await sale.seats.getByRole('button', { name: 'Best seats' }).waitFor()
    await sale.press('b')
    await sale.seats.getByRole('button', { name: 'Take 2 places' }).waitFor()
    await sale.press('Enter')
    await sale.press('F12')
    await sale.panel.getByLabel('Cash given').waitFor()
    await sale.press('Enter')
    await sale.change.waitFor()
    expect(sale.keys.length).toBeLessThanOrEqual(6)
    expect(minorOf(await sale.change.innerText())).toBe(0)
    await sale.panel.getByText('2 tickets – printed').waitFor()
  })

  test('SR16 cash: the change is the largest thing on the screen, and Enter goes on to the search box', async () => {
    const { page } = counter
    await openGuest()
    await sale.takeBestSeats('Hedda')
    const total = minorOf(await sale.total.innerText())
    await sale.press('F12')
    await sale.panel.getByLabel('Cash given').waitFor()
    await page.keyboard.type('2000')
    await sale.press('Enter')
    await sale.change.waitFor()
    expect(minorOf(await sale.change.innerText())).toBe(200_000 - total)
    expect(await largestText(page)).toBe((await sale.change.innerText()).trim())
    await page.waitForTimeout(800)
    await sale.press('Enter')
    await page.waitForFunction(() => document.activeElement?.id === 'search-box')
    expect(await page.getByRole('button', { name: 'Close Guest' }).count()).toBe(0)
  })

  test('SR16 cash: a letter fills in a likely amount, Enter takes it, and too little is said before anything is sold', async () => {
    await openGuest()
    await sale.takeBestSeats('Hedda')
    await sale.press('F12')
    await counter.page.keyboard.type('1')
    await sale.press('Enter')
    await sale.panel.getByText(/is missing\.$/).waitFor()
    await counter.page.keyboard.press('Backspace')
    const quick = sale.panel.getByRole('group', { name: 'Likely amounts' }).getByRole('button').first()
    const offered = minorOf((await quick.innerText()).replace('A', ''))
    const due = minorOf(await sale.panel.getByText(/^NOK/).first().innerText())
    await sale.press('a')
    expect(minorOf(await sale.panel.getByLabel('Cash given').inputValue())).toBe(offered)
    await sale.press('Enter')
    await sale.change.waitFor()
    expect(minorOf(await sale.change.innerText())).toBe(offered - due)
  })

  test('SR16 cash: letters typed by mistake sell nothing, and after a figure they are only a mistyped amount', async () => {
    const { page } = counter
    await openGuest()
    await sale.takeBestSeats('Hedda')
    await sale.press('F12')
    const given = sale.panel.getByLabel('Cash given')
    await given.waitFor()
    await page.keyboard.type('abc')
    expect(await sale.change.count()).toBe(0)
    await given.fill('')
    await page.keyboard.type('a')
    expect(minorOf(await given.inputValue())).toBeGreaterThan(0)
    // What was filled in is written over by the first figure.
    await page.keyboard.type('20a')
    expect(await given.inputValue()).toBe('20a')
    await sale.press('Enter')
    await sale.panel.getByText('This is not an amount.').waitFor()
    expect(await sale.change.count()).toBe(0)
    await sale.press('Escape')
    // While money is taken a letter typed elsewhere is a letter.
    await sale.press('F12', 'F2')
    await page.keyboard.type('abba')
    expect(await page.locator('#search-box').inputValue()).toBe('abba')
    expect([await given.inputValue(), await sale.change.count()]).toEqual(['', 0])
  })

  test('SR16 cash: Enter pressed twice sells once, and the change stays to be read', async () => {
    await openGuest()
    await sale.takeBestSeats('Hedda')
    await sale.press('F12')
    await sale.panel.getByLabel('Cash given').waitFor()
    await sale.press('Enter', 'Enter', 'Enter')
    await sale.change.waitFor()
    const first = await sale.orderNumber()
    await openGuest()
    await sale.takeBestSeats('Hedda')
    await sale.payExactly()
    expect(await sale.orderNumber()).toBe(first + 1)
  })
})

describe('cart', () => {
  test('SR05 price types: one line, then all lines; SR08 products: Enter takes one more', async () => {
    const { page } = counter
    await openGuest()
    await sale.takeBestSeats('Hedda')
    expect(minorOf(await sale.total.innerText())).toBe(2 * 49_500)
    await sale.lines.first().getByRole('combobox').selectOption({ label: 'Barn' })
    expect(minorOf(await sale.total.innerText())).toBe(49_500 + 24_800)
    await sale.panel.getByLabel('Price type for all').selectOption({ label: 'Student' })
    expect(minorOf(await sale.total.innerText())).toBe(2 * 39_600)
    await sale.press('p')
    await page.keyboard.type('kaffe')
    await sale.press('Enter', 'Enter')
    expect(minorOf(await sale.total.innerText())).toBe(2 * 39_600 + 8_400)
    await sale.panel.getByText('incl. VAT 25% of 84.00').waitFor()
    // The next name is written over the last one.
    await page.keyboard.type('prog')
    expect(await sale.panel.getByRole('combobox', { name: 'Products' }).inputValue()).toBe('prog')
    await page.keyboard.press('Escape')
  })

  test('SR21 undo: a line taken out by key comes back by key', async () => {
    // Escape goes one step back each time: first the text, then the field.
    await sale.press('Escape', 'Escape', 'k')
    const before = await sale.lineTexts()
    await sale.press('Delete')
    await sale.panel.getByText('1 line removed').waitFor()
    expect(await sale.lineTexts()).toEqual(before.slice(1))
    await sale.press('z')
    expect(await sale.lineTexts()).toEqual(before)
  })

  test('SR06 cart: a half-built sale is there again after a restart, with its price types, and still with its tab', async () => {
    const before = { lines: await sale.lineTexts(), total: await sale.total.innerText() }
    await sale.press('k', 'n')
    await counter.page.keyboard.type('wheelchair')
    await sale.press('Enter')
    await openGuest()
    expect(await sale.lineTexts()).toEqual([])
    await sale.press('Control+PageUp')
    await sale.lines.first().waitFor()
    // Written behind with a short pause.
    await counter.page.waitForTimeout(600)
    await counter.restartHost()
    await counter.signIn.shown()
    await counter.signIn.as({ name: 'Emma Clarke', pin: '2345' })
    await sale.panel.getByRole('button', { name: 'Pay NOK' }).waitFor()
    expect({ lines: await sale.lineTexts(), total: await sale.total.innerText() }).toEqual(before)
    expect(await sale.lines.first().getByRole('textbox').inputValue()).toBe('wheelchair')
    counter.complaints.length = 0
  })

  test('SR06 cart: a seat is called by its row and number in words, with its area', async () => {
    await openGuest()
    await sale.takeBestSeats('Hedda', 1)
    expect(await sale.lineTexts()).toEqual([expect.stringMatching(/^Row \d+, seat \d+, Parkett$/)])
    await sale.lines.getByText(/^Row \d+, seat \d+$/).waitFor()
  })

  test('SR02 performances: the list has the panel to itself until there is a cart', async () => {
    await openGuest()
    const heightOf = async () => (await sale.panel.getByRole('listbox').boundingBox())?.height ?? 0
    const alone = await heightOf()
    await sale.takeBestSeats('Hedda', 1)
    expect([alone > 400, (await heightOf()) < alone / 2]).toEqual([true, true])
  })

  test('SR03 seat map: on the map Space lets a seat go and Enter takes what is chosen, as the button says', async () => {
    const { page } = counter
    await openGuest()
    await sale.find('Hedda')
    await sale.press('Enter')
    await sale.seats.getByRole('button', { name: 'Best seats' }).waitFor()
    await sale.press('b')
    await sale.seats.getByRole('button', { name: 'Take 2 places' }).waitFor()
    await sale.press('ArrowDown')
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'application')
    await sale.press(' ')
    await sale.seats.getByRole('button', { name: 'Take 1 place' }).waitFor()
    await sale.press(' ')
    await sale.seats.getByRole('button', { name: 'Take 2 places' }).waitFor()
    await sale.press('Enter')
    await sale.seats.waitFor({ state: 'detached' })
    expect(await sale.lines.count()).toBe(2)
    await page.waitForFunction(() => document.activeElement?.textContent?.startsWith('Pay'))
  })

  test('FM04 keys: while seats are chosen the help lists the keys of the map, and none of the list hidden behind it', async () => {
    const { page } = counter
    await counter.search.openFirst('Berg')
    await sale.find('Hedda')
    const help = page.getByRole('dialog')
    await sale.press('Escape', 'Escape', '?')
    await help.getByText('Calendar: coming, past, all').waitFor()
    await sale.press('Escape')
    await help.waitFor({ state: 'detached' })
    await sale.press('s')
    await page.keyboard.type('Hedda')
    await sale.press('Enter')
    await sale.seats.getByRole('button', { name: 'Best seats' }).waitFor()
    await sale.press('?')
    for (const what of ['Go from seat to seat', 'Choose a seat, or let it go', 'Zoom in', 'Whole hall', 'Best seats'])
      await help.getByText(what, { exact: true }).waitFor()
    expect(await help.getByText('Calendar: coming, past, all').count()).toBe(0)
    await sale.press('Escape')
    await help.waitFor({ state: 'detached' })
    await sale.press('Escape')
  })

  test('SR03 seat map: places in a standing area are counted by price type and by a figure', async () => {
    await openGuest()
    await sale.find('Jazz')
    await sale.press('Enter')
    await sale.seats.getByRole('heading', { name: /Gulv/ }).waitFor()
    await sale.press('3')
    await sale.seats.getByRole('button', { name: 'One more, Gulv, Barn' }).click()
    await sale.seats.getByRole('button', { name: 'Take 4 places' }).click()
    expect(minorOf(await sale.total.innerText())).toBe(3 * 35_000 + 17_500)
    expect(await sale.lines.count()).toBe(2)
  })
})

describe('oversell', () => {
  test('SR18 oversell: seats sold elsewhere are marked with the reason; new ones put it right and nothing was charged', async () => {
    await openGuest()
    const other = await openPage()
    await sale.takeBestSeats('dukkehjem')
    await other.takeBestSeats('dukkehjem')
    expect(await other.lineTexts()).toEqual(await sale.lineTexts())
    await sale.press('F12')
    await sale.panel.getByLabel('Cash given').waitFor()
    await other.payExactly()
    await sale.press('Enter')
    await sale.alert.getByText('The 2 marked seats were taken meanwhile.').waitFor()
    expect(await sale.panel.locator('[data-refused]').count()).toBe(2)
    expect(await sale.panel.getByRole('button', { name: /^Pay/ }).isDisabled()).toBe(true)
    const taken = await sale.lineTexts()
    await sale.press('m')
    await sale.seats.getByRole('button', { name: 'Best seats' }).waitFor()
    await sale.press('b')
    await sale.seats.getByRole('button', { name: 'Take 2 places' }).waitFor()
    await sale.press('Enter')
    expect((await sale.lineTexts()).filter((seat) => taken.includes(seat))).toEqual([])
    await sale.payExactly()
    await other.page.close()
  })
})

describe('lost answers', () => {
  test('SR16 cash: when the connection breaks before the answer, the sale is found again and is one sale', async () => {
    const losing = await losingPage('break')
    await losing.takeBestSeats('dukkehjem')
    await losing.payExactly()
    await expectNextNumber(losing)
  })

  test('SR16 cash: when no answer comes, the same sale is sent again and is one sale', async () => {
    const losing = await losingPage('swallow')
    await losing.takeBestSeats('dukkehjem')
    await losing.press('F12')
    await losing.panel.getByLabel('Cash given').waitFor()
    await losing.press('Enter')
    await losing.panel.getByText('No answer came').waitFor({ timeout: 20_000 })
    await losing.press('Enter')
    await losing.change.waitFor()
    await expectNextNumber(losing)
  })

  /** The next sale has the next number: nothing was sold in between. */
  async function expectNextNumber(losing: SaleModel): Promise<void> {
    const number = await losing.orderNumber()
    await losing.page.close()
    await openGuest()
    await sale.takeBestSeats('dukkehjem')
    await sale.payExactly()
    expect(await sale.orderNumber()).toBe(number + 1)
  }
})

describe('reading', () => {
  test.each(['light', 'dark'] as const)(
    'SR01 sell: axe finds nothing wrong while choosing, paying and done (%s)',
    async (colorScheme) => {
      const { page } = counter
      await page.emulateMedia({ colorScheme })
      await openGuest()
      const found = [await axeViolations(page)]
      await sale.find('Symfonisk')
      await sale.press('Enter')
      await sale.seats.getByRole('button', { name: 'Best seats' }).waitFor()
      await sale.press('b')
      await sale.seats.getByRole('button', { name: 'Take 2 places' }).waitFor()
      found.push(await axeViolations(page))
      await sale.press('Enter')
      await sale.seats.waitFor({ state: 'detached' })
      found.push(await axeViolations(page))
      await sale.press('F12')
      await sale.panel.getByLabel('Cash given').waitFor()
      found.push(await axeViolations(page))
      await sale.press('Enter')
      await sale.panel.getByText('Receipt – printed').waitFor()
      found.push(await axeViolations(page))
      expect(found).toEqual([[], [], [], [], []])
    },
  )
})

/** Another window of the same counter, with a guest's sale. */
async function openPage(prepare: (page: Page) => Promise<void> = async () => undefined): Promise<SaleModel> {
  const page = await counter.page.context().newPage()
  await prepare(page)
  await page.goto(counter.page.url())
  const model = new SaleModel(page)
  await page.getByRole('combobox').first().waitFor()
  await page.keyboard.press('F3')
  await model.performances.first().waitFor()
  return model
}

/** A window that loses the host's first answer to a sale: with the connection, or only the answer. */
async function losingPage(how: 'break' | 'swallow'): Promise<SaleModel> {
  let isLost = false
  return await openPage(async (page) => {
    await page.routeWebSocket(/\/rpc$/, (socket) => {
      const server = socket.connectToServer()
      server.onMessage((message) => {
        if (isLost || !message.toString().includes('"documentIds"')) return socket.send(message)
        isLost = true
        if (how === 'swallow') return
        void socket.close()
        void server.close()
      })
    })
  })
}

function largestText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const texts = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) =>
      [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      ),
    )
    const sizeOf = (element: HTMLElement) =>
      element.checkVisibility() ? Number.parseFloat(getComputedStyle(element).fontSize) : 0
    return texts.toSorted((a, b) => sizeOf(b) - sizeOf(a))[0]?.innerText.trim() ?? ''
  })
}
