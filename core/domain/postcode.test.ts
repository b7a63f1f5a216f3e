import { expect, test } from 'vitest'
import type { Country } from '#core/domain/locale.ts'
import { usualPostcode } from '#core/domain/postcode.ts'

test.each([
  ['NO', '0150', undefined],
  ['NO', ' 0150 ', undefined],
  ['NO', '99999999', '0150'],
  ['DK', '105', '1050'],
  ['NL', '1012ab', undefined],
  ['NL', '1012', '1012 AB'],
  ['DE', '10115', undefined],
  ['DE', 'D-10115', '10115'],
  ['FR', '7500', '75001'],
  ['CA', 'K1A0B1', undefined],
  ['CA', 'k1a 0b1', undefined],
  ['CA', '12345', 'K1A 0B1'],
  ['GB', 'anything', undefined],
  ['NO', '', undefined],
])('CC03 addresses: in %s the postcode "%s" is hinted at with %s', (country, postcode, example) => {
  expect(usualPostcode(country as Country, postcode)).toBe(example)
})
