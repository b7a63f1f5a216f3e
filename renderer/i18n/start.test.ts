import { expect, test } from 'vitest'
import { languageOf } from './start.ts'

test.each([
  ['nb-NO', 'nb'],
  ['no', 'nb'],
  ['nn-NO', 'nb'],
  ['de-AT', 'de'],
  ['fr-CA', 'fr'],
  ['EN-us', 'en'],
  ['sv-SE', undefined],
])('FM09 languages: a computer set to %s begins in %s', (tag, language) => {
  expect(languageOf(tag)).toBe(language)
})
