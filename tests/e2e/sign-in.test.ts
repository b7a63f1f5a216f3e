// Signing in, locking and changing the cashier, with real keys in a real browser.
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { messages } from '#renderer/i18n/en/messages.ts'
import { type Counter, clerks, openCounter } from './counter.ts'

let counter: Counter
afterEach(async () => {
  await counter.close()
})

test('PR01 sign-in: a letter chooses the person, digits are the PIN, and the desk opens in that person’s language', async () => {
  counter = await openCounter({ clerk: 'mads' })
  expect([await language(), await counter.page.getByRole('button', { name: 'Gæstesalg' }).count()]).toEqual(['da', 2])
})

test('PR01 sign-in: the PIN can be touched instead of typed, and is never readable', async () => {
  counter = await openCounter({ clerk: null })
  const { page, signIn } = counter
  await page.getByText(clerks.emma.name, { exact: true }).click()
  for (const digit of clerks.emma.pin) await page.getByRole('button', { name: new RegExp(`\\b${digit}$`) }).click()
  expect([await signIn.pin.getAttribute('type'), await signIn.pin.inputValue()]).toEqual(['password', clerks.emma.pin])
  await page.keyboard.press('Enter')
  await counter.search.box.waitFor()
})

test('PR01 sign-in: the third wrong PIN makes one wait, said in seconds; then the right one opens the desk', async () => {
  counter = await openCounter({ clerk: null })
  const { page, signIn } = counter
  await page.getByRole('combobox').first().selectOption('en')
  const text = messages.staff.wrongPin.replace('{{name}}', clerks.emma.name)
  for (let tries = 1; tries <= 3; tries++) {
    await signIn.try({ ...clerks.emma, pin: '9999' })
    await page.getByText(text).waitFor()
    await page.locator('button[type="submit"]:not([data-loading])').waitFor()
  }
  await page.getByText(/Next try in \d second/).waitFor()
  await page.keyboard.type(clerks.emma.pin)
  const isHeld = await page.locator('button[type="submit"]').isDisabled()
  await page.locator('button[type="submit"]:enabled').waitFor()
  await page.keyboard.press('Enter')
  await counter.search.box.waitFor()
  expect(isHeld).toBe(true)
})

test('PR01 sign-in: a locked counter shows nothing of what lies beneath, and everything is there again afterwards', async () => {
  counter = await openCounter()
  const { page, search, signIn } = counter
  await search.openFirst('berg anne')
  await page.keyboard.press('F2')
  await page.keyboard.press('Control+l')
  await signIn.shown()
  const underneath = await page.locator('body').textContent()
  const isReachable = await search.box.count()
  await signIn.as(clerks.emma)
  await page.locator('[data-customer]').waitFor()
  expect([underneath?.includes('Berg'), isReachable]).toEqual([false, 0])
})

test('PR01 sign-in: changing the cashier takes Ctrl+L, Enter, a letter and the PIN; the next clerk has a desk of their own', async () => {
  counter = await openCounter()
  const { page, search, signIn } = counter
  await search.openFirst('berg anne')
  await page.keyboard.press('Control+l')
  await signIn.shown()
  await page.keyboard.press('m')
  expect(await signIn.chosen()).toBe(clerks.mads.name)
  await page.keyboard.type(clerks.mads.pin)
  await page.keyboard.press('Enter')
  await search.box.waitFor()
  expect([await language(), await page.locator('[data-customer]').count()]).toEqual(['da', 0])
})

test('PR01 sign-in: who comes back before the one who locked is signed out stays signed in', async () => {
  counter = await openCounter()
  const { page, search, signIn } = counter
  const { isHeldUp } = await slowToSave(page)
  await page.reload()
  await search.box.waitFor()
  // What is open is a draft, and being signed out waits until it is written.
  await search.openFirst('berg anne')
  await page.keyboard.press('Control+l')
  await signIn.shown()
  await signIn.as(clerks.emma)
  await page.locator('[data-customer]').waitFor()
  await page.reload()
  await page.locator('[data-customer]').waitFor()
  expect(isHeldUp()).toBe(true)
})

/** A host that is busy with something large: a draft is taken in only two seconds later. */
async function slowToSave(page: Page): Promise<{ isHeldUp: () => boolean }> {
  const drafts = { count: 0 }
  await page.routeWebSocket(/\/rpc$/, (socket) => {
    const host = socket.connectToServer()
    socket.onMessage((message) => {
      if (!String(message).includes('draft/save')) host.send(message)
      else {
        drafts.count += 1
        setTimeout(() => host.send(message), 2_000)
      }
    })
  })
  return { isHeldUp: () => drafts.count > 0 }
}

function language(): Promise<string> {
  return counter.page.evaluate(() => document.documentElement.lang)
}
