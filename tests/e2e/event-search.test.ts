// Finding a performance by what it is called and when it is, as people say it, in two languages.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Counter, clerks, openCounter } from './counter.ts'

let counter: Counter
beforeAll(async () => {
  counter = await openCounter({ clerk: 'emma' })
})
afterAll(async () => {
  expect(counter.complaints).toEqual([])
  await counter.close()
})

async function found(typed: string, list: string): Promise<string[]> {
  const { page } = counter
  const options = page.getByRole('listbox', { name: list }).getByRole('option')
  await page.keyboard.press('s')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Backspace')
  await options.first().waitFor()
  await page.keyboard.type(typed)
  // What was typed is drawn with the next frame.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  return options.allInnerTexts()
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const onNorwegian = ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag']
const weekdayOf = (text: string) => weekdays.findIndex((day) => new RegExp(`\\b${day}\\b`, 'i').test(text))

/** Of the first Hedda there is. */
let weekday = -1

test('FM06 event search: a title with a weekday, and the coming week, are understood', async () => {
  const list = 'Coming performances'
  await counter.page.keyboard.press('F3')
  const all = await found('hedda', list)
  weekday = weekdayOf(all[0] ?? '')
  expect(weekday).toBeGreaterThanOrEqual(0)
  const wanted = all.filter((text) => weekdayOf(text) === weekday)
  expect(await found(`hedda ${weekdays[weekday]}`, list)).toEqual(wanted)
  expect(await found(`${weekdays[weekday]} Hedda`, list)).toEqual(wanted)
  const whole = await found('', list)
  const nextWeek = await found('next week', list)
  expect(nextWeek.length).toBeGreaterThan(0)
  expect(nextWeek.length).toBeLessThan(whole.length)
  expect(await found('hedda in 30 months', list)).toEqual([])
})

test('FM06 event search: in the clerk’s own language, and in another one', async () => {
  const list = 'Kommende forestillinger'
  await counter.page.keyboard.press('Control+l')
  await counter.signIn.as(clerks.kari)
  await counter.page.keyboard.press('F3')
  const own = await found(`hedda ${onNorwegian[weekday]}`, list)
  expect(own.length).toBeGreaterThan(0)
  expect(await found(`hedda ${weekdays[weekday]}`, list)).toEqual(own)
})
