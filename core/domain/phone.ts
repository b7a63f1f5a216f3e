// Phone numbers as people type them, and the comparable form of phones and e-mail addresses.
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { ContactPoint } from '#core/domain/customer.ts'
import { digitsOf } from '#core/domain/fold.ts'
import type { ReadPhone } from '#core/domain/import-customer.ts'
import type { Country } from '#core/domain/locale.ts'

/** Undefined for what cannot be a number in its country. `formatted` is international, `normal` E.164. */
export const readPhone: ReadPhone = (text, country) => {
  const key = text.startsWith('+') ? text : `${country} ${text}`
  const known = recent.get(key)
  if (known !== undefined) return known ?? undefined
  const number = parsePhoneNumberFromString(text, { defaultCountry: country as 'NO', extract: false })
  const read = number?.isPossible() ? { formatted: number.formatInternational(), normal: number.number } : null
  if (recent.size >= recentMax) recent.clear()
  recent.set(key, read)
  // Read once more when it is stored, and it reads as itself.
  if (read) recent.set(read.formatted, read)
  return read ?? undefined
}

// The same number is read several times on its way into the database, and reading is what takes longest.
const recent = new Map<string, ReturnType<ReadPhone> | null>()
const recentMax = 2_000

/** What two spellings of the same contact have in common: E.164, or the address in lower case. */
export function normalContact({ channel, value }: Pick<ContactPoint, 'channel' | 'value'>, country: Country): string {
  if (channel === 'email') return value.toLowerCase()
  return readPhone(value, country)?.normal ?? digitsOf(value)
}
