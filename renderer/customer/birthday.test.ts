import { expect, test } from 'vitest'
import { birthdayText, readBirthday, todayIn, whyNoBirthday } from './birthday.ts'

const today = '2026-11-21'

test.each([
  ['24.12.1980', '1980-12-24'],
  ['24/12/80', '1980-12-24'],
  ['24-12-1980', '1980-12-24'],
  ['241280', '1980-12-24'],
  ['24121980', '1980-12-24'],
  ['1980-12-24', '1980-12-24'],
  ['1.2.26', '2026-02-01'],
  ['1.2.27', '1927-02-01'],
  ['', null],
  ['31.6.1980', undefined],
  ['29.2.2023', undefined],
  ['29.2.2024', '2024-02-29'],
  ['24.12.', undefined],
  ['1.1.1700', undefined],
  ['christmas', undefined],
])('CC03 date of birth: "%s" is read day first', (typed, isoDate) => {
  expect(readBirthday(typed, today)).toBe(isoDate)
})

test('CC03 date of birth: a day that no calendar has is told from what is no date at all', () => {
  const why = (typed: string) => whyNoBirthday(typed, today)
  expect(['31/02/2031', '2023-02-29', '311280 1', '24.12.', 'christmas'].map(why)).toEqual([
    'no-such-day',
    'no-such-day',
    'unread',
    'unread',
    'unread',
  ])
})

test('a date of birth is written in the way of the clerk’s language and read back the same', () => {
  const languages = ['en', 'nb', 'da', 'nl', 'fr', 'de'] as const
  expect(languages.map((language) => readBirthday(birthdayText('1980-02-04', language), today))).toEqual(
    languages.map(() => '1980-02-04'),
  )
})

test('today is the venue’s day, not the computer’s', () => {
  expect(todayIn('Europe/Oslo', Date.UTC(2026, 11, 31, 23, 30))).toBe('2027-01-01')
})
