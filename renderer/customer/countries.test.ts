import { expect, test } from 'vitest'
import { countryOptions, languageOptions } from './countries.ts'

test('CC03 countries: the venue’s own is first, the others follow by the name the clerk knows them by', () => {
  const german = countryOptions('de', 'NO')
  const labels = german.slice(1).map(({ label }) => label)
  expect({
    first: german[0],
    isSorted: labels.every((label, index) => index === 0 || (labels[index - 1] ?? '').localeCompare(label, 'de') <= 0),
    austria: german.find(({ value }) => value === 'AT')?.label,
    isEachOnce: new Set(german.map(({ value }) => value)).size === german.length,
    unnamed: german.filter(({ value, label }) => value === label),
  }).toEqual({
    first: { value: 'NO', label: 'Norwegen' },
    isSorted: true,
    austria: 'Österreich',
    isEachOnce: true,
    unnamed: [],
  })
})

test('languages are named in the clerk’s own', () => {
  expect(languageOptions('fr').map(({ label }) => label)).toContain('allemand')
})
