// The customer card in a real browser against the real host: head, contact data, notes, new customers and duplicates.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { axeViolations } from './axe.ts'
import { type Counter, openCounter } from './counter.ts'
import { bestCustomer, bestEmail, CustomerModel } from './customer-model.ts'

let counter: Counter
let customer: CustomerModel
let page: Page

beforeAll(async () => {
  counter = await openCounter()
  page = counter.page
  customer = new CustomerModel(page)
})
afterAll(async () => {
  expect(counter.complaints).toEqual([])
  await counter.close()
})
beforeEach(() => openBest())

async function openBest(): Promise<void> {
  await counter.search.openFirst(bestCustomer)
  await customer.name.getByText('Berg, Anne').waitFor()
  // Searched for while it is in front, the card leaves the focus in the search box.
  await customer.name.getByRole('button').focus()
}

describe('head', () => {
  test('CC01 card: contact data, labels, notes and orders stand on one screen', async () => {
    const head = customer.card.locator('header')
    await customer.card.locator('tr[data-order]').first().waitFor()
    expect({
      email: await head.getByText(bestEmail).count(),
      labels: await head.getByRole('list', { name: 'Labels' }).getByRole('listitem').count(),
      consents: await head.getByRole('list', { name: 'Consents' }).count(),
      notes: await customer.internalNote.count(),
    }).toEqual({ email: 1, labels: 2, consents: 1, notes: 1 })
  })

  test('CC02 header: a click on it opens the contact data in place, Escape goes back to it', async () => {
    await customer.card.locator('header').click({ position: { x: 300, y: 60 } })
    await customer.form.waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.keyboard.press('Escape')
    await customer.form.waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Berg, Anne')
  })

  test('CC02 header: an unsaved edit survives another card and a restart of the host, and is marked', async () => {
    await customer.edit()
    await customer.field('Organisation').fill('Peer Gynt-laget')
    await counter.search.openFirst('Hansen')
    await customer.name.getByText('Hansen').waitFor()
    await page.waitForTimeout(600)
    await counter.restartHost()
    // That the connection broke is what was asked for.
    counter.complaints.length = 0
    await counter.signIn.shown()
    await counter.signIn.as({ name: 'Emma Clarke', pin: '2345' })
    await openBest()
    await customer.form.waitFor()
    expect(await customer.field('Organisation').inputValue()).toBe('Peer Gynt-laget')
    await customer.field('Organisation').focus()
    await page.keyboard.press('Escape')
    await customer.card.getByRole('button', { name: 'Not saved yet' }).waitFor()
    await customer.edit()
    await page.keyboard.press('Alt+c')
    await customer.form.waitFor({ state: 'detached' })
    expect(await customer.card.getByText('Not saved yet').count()).toBe(0)
  })

  test('CC02 header: what was cancelled can be had back with a key', async () => {
    await customer.edit()
    await customer.field('Title').fill('Dr')
    await page.keyboard.press('Alt+c')
    await customer.form.waitFor({ state: 'detached' })
    await page.keyboard.press('Alt+z')
    await customer.card.getByRole('button', { name: 'Not saved yet' }).click()
    expect(await customer.field('Title').inputValue()).toBe('Dr')
    await page.keyboard.press('Alt+c')
  })
})

describe('notices', () => {
  test('CC02 header: the notice of what was discarded lies over nothing of the card or the sale', async () => {
    await customer.edit()
    await customer.field('Title').fill('Dr')
    await page.keyboard.press('Alt+c')
    const main = await page.getByRole('main').boundingBox()
    const notice = page.getByRole('alert').filter({ hasText: 'Changes discarded' }).last()
    // Where it comes to rest: it slides in.
    const rightEdge = async () => {
      const box = await notice.boundingBox()
      return box ? box.x + box.width : Number.POSITIVE_INFINITY
    }
    await expect.poll(rightEdge, { timeout: 5_000 }).toBeLessThanOrEqual(main?.x ?? 0)
  })
})

describe('contact data', () => {
  test('CC03 phone: a correction takes two keys beside the number, which is written as the country writes it', async () => {
    await page.keyboard.press('f')
    await customer.field('Phone 1').waitFor()
    await page.keyboard.type('40000777')
    await page.keyboard.press('Enter')
    await customer.form.waitFor({ state: 'detached' })
    await customer.card.locator('header').getByText('+47 40 00 07 77').waitFor()
  })

  test('CC03 phone: a number that cannot be is outlined where it stands and nothing is saved', async () => {
    await page.keyboard.press('f')
    await customer.field('Phone 1').fill('12')
    await page.keyboard.press('Enter')
    await customer.form.getByText('Not a possible phone number').waitFor()
    expect(await customer.field('Phone 1').getAttribute('aria-invalid')).toBe('true')
    await page.keyboard.press('Alt+c')
  })

  test('CC03 rows: added, marked primary, moved and removed by keys alone', async () => {
    await customer.edit()
    await customer.field('E-mail 1').focus()
    await page.keyboard.press('Alt+Enter')
    await customer.field('E-mail 2').waitFor()
    await page.waitForTimeout(100)
    await page.keyboard.type('anne@work.example')
    await page.keyboard.press('Alt+Home')
    await page.keyboard.press('Alt+ArrowUp')
    expect(await customer.field('E-mail 1').inputValue()).toBe('anne@work.example')
    await customer.save()
    await customer.card.locator('header').getByText('anne@work.example').waitFor()
    await customer.edit()
    await customer.field('E-mail 1').focus()
    await page.keyboard.press('Alt+Delete')
    await customer.save()
    await customer.card.locator('header').getByText(bestEmail).waitFor()
  })

  test('CC03 refusals: a card without any name is refused in words beside the field', async () => {
    await customer.edit()
    for (const label of ['First name', 'Last name', 'Organisation']) await customer.field(label).fill('')
    await page.keyboard.press('Control+s')
    await customer.form.getByText('Write at least a first name').waitFor()
    await page.keyboard.press('Alt+c')
  })

  test('CC03 refusals: the first save says everything that is wrong, each where it is, and a day that does not exist is called so', async () => {
    await customer.edit()
    for (const label of ['First name', 'Last name', 'Organisation']) await customer.field(label).fill('')
    await customer.field('Date of birth').fill('31/02/2031')
    await customer.field('Phone 1').fill('12')
    await customer.field('E-mail 1').fill('nobody@@foo')
    await page.keyboard.press('Control+s')
    await customer.form.getByText('Write at least a first name').waitFor()
    const wrong = await customer.form
      .locator('[aria-invalid="true"]')
      .evaluateAll((all) =>
        all.map((field) =>
          document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent?.slice(0, 24),
        ),
      )
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('data-field'))
    await page.keyboard.press('Alt+c')
    expect({ wrong, focused }).toEqual({
      wrong: [
        'Write at least a first n',
        'There is no such day. Ch',
        'Not a possible phone num',
        'This e-mail address is n',
      ],
      focused: 'lastName',
    })
  })

  test('CC03 addresses: a postcode unlike those of its country is hinted at and saved all the same', async () => {
    await customer.edit()
    const postcode = customer.form.getByRole('textbox', { name: 'Address 1: Postcode' })
    const before = await postcode.inputValue()
    await postcode.fill('99999999')
    await postcode.press('Tab')
    await customer.form.getByText('Norway: a postcode usually looks like 0150.').waitFor()
    await customer.save()
    await customer.edit()
    expect(await postcode.inputValue()).toBe('99999999')
    await postcode.fill(before)
    await customer.save()
  })

  test('CC03 addresses: a known postcode offers its town', async () => {
    await customer.edit()
    await customer.form.getByRole('textbox', { name: 'Address 1: Postcode' }).fill('2609')
    const town = customer.form.getByLabel('Address 1: Town', { exact: true })
    await town.fill('')
    await page.waitForTimeout(500)
    await customer.form.getByRole('textbox', { name: 'Address 1: Postcode' }).focus()
    await town.focus()
    expect(await town.inputValue()).toBe('Lillehammer')
    await page.keyboard.press('Alt+c')
  })
})

describe('notes', () => {
  test('CC09 internal note: its text shows on hover and on focus', async () => {
    const text = page.getByRole('tooltip').getByText('nearly every premiere')
    await customer.internalNote.hover()
    await text.waitFor()
    await page.mouse.move(600, 650)
    await text.waitFor({ state: 'detached' })
    await customer.internalNote.focus()
    await text.waitFor()
    await page.keyboard.press('Escape')
    await text.waitFor({ state: 'detached' })
  })

  test('CC09 internal note: written with a key, kept, and its sign goes with its text', async () => {
    const box = customer.card.getByRole('textbox', { name: 'Internal note' })
    const write = async (text: string) => {
      await page.keyboard.press('i')
      await box.fill(text)
      await page.keyboard.press('Control+s')
      await box.waitFor({ state: 'detached' })
    }
    const sign = customer.card.locator('header').locator('[aria-label="Internal note"]')
    await write('')
    await sign.waitFor({ state: 'detached' })
    await write('Has come to nearly every premiere.')
    await sign.waitFor()
  })
})

describe('new customers', () => {
  test('CC45 duplicates: a known e-mail warns with its reason and opens that card, the form keeps its draft', async () => {
    const email = (await customer.card.locator('header').getByText(bestEmail).textContent())?.trim() ?? ''
    await counter.search.find('Anna Bergh')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await customer.form.waitFor()
    expect(await customer.field('Last name').inputValue()).toBe('Bergh')
    await customer.field('E-mail 1').fill(email)
    await customer.duplicates.getByText('same e-mail').waitFor()
    await page.keyboard.press('Alt+d')
    await page.keyboard.press('Enter')
    await customer.name.getByText('Berg, Anne').waitFor()
    await page.keyboard.press('Control+PageUp')
    await customer.form.waitFor()
    expect(await customer.field('E-mail 1').inputValue()).toBe(email)
    await page.keyboard.press('Alt+c')
  })

  test('CC45 new customer: typed family name first, the names change places with a key and the known card is named either way', async () => {
    await counter.search.find('berg anne')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await customer.form.waitFor()
    const names = async () => [
      await customer.field('First name').inputValue(),
      await customer.field('Last name').inputValue(),
    ]
    await customer.duplicates.getByText('same name').waitFor()
    const typed = await names()
    await page.keyboard.press('Alt+x')
    const swapped = await names()
    await customer.duplicates.getByText('same name').waitFor()
    await page.keyboard.press('Alt+c')
    expect([typed, swapped]).toEqual([
      ['Berg', 'Anne'],
      ['Anne', 'Berg'],
    ])
  })

  test('CC45 new customer: what was typed in the search fills the form, and saving opens the card', async () => {
    await counter.search.find('tuva nyland 40000123')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await customer.form.waitFor()
    await customer.save()
    await customer.name.getByText('Nyland, Tuva').waitFor()
    await customer.card.locator('header').getByText('+47 40 00 01 23').waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('card-region')
  })
})

describe('reach', () => {
  test.each(['light', 'dark'] as const)('CC02 card: axe finds nothing on card and form, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme })
    await customer.card.locator('tr[data-order]').first().waitFor()
    const onCard = await axeViolations(page)
    await customer.edit()
    expect([onCard, await axeViolations(page)]).toEqual([[], []])
    await page.keyboard.press('Escape')
  })
})
