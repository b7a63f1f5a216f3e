// The code on a ticket: what the door scans, and what a clerk types when the scanner cannot read it. Twelve characters
// of an alphabet of 29: no I, L, O, Q, S, Z or B, which a tired eye reads as 1, 1, 0, 0, 5, 2 and 8. Eleven are
// random (29^11 is about 2^53, so guessing one of a hall's tickets is hopeless); the last is a check character.
// 29 is prime and every position weighs differently, so one wrong character and any two swapped ones always show.
import { z } from 'zod'

/** A valid code as stored and scanned: twelve capitals and digits without hyphens. */
export const TicketCode = z.string().refine(isTicketCode, 'not a ticket code')

/** @param random sixteen bytes of cryptographic randomness, given by the caller so that a test can repeat them. */
export function makeTicketCode(random: Uint8Array): string {
  if (random.length < 16) throw new RangeError('a ticket code needs sixteen random bytes')
  const characters = Array.from(baseDigits(random), (value) => alphabet.charAt(value)).join('')
  return characters + checkCharacter(characters)
}

export function isTicketCode(text: string): boolean {
  if (text.length !== codeLength || !Array.from(text).every((character) => alphabet.includes(character))) return false
  return checkCharacter(text.slice(0, -1)) === text.at(-1)
}

/** What somebody typed as the code it must be: any case, hyphens and spaces allowed, lookalikes taken for the
 * character that exists. Undefined when it is no ticket code. */
export function readTicketCode(typed: string): string | undefined {
  const plain = typed.slice(0, 60).toUpperCase().replace(/[\s-]/g, '')
  const code = plain.replace(/[ILOQSZB]/g, (character) => meant[character] ?? character)
  return isTicketCode(code) ? code : undefined
}

/** `F7KM-3XNA-90CD`: in groups, as people read it out. */
export function groupedTicketCode(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? ''
}

const alphabet = '0123456789ACDEFGHJKMNPRTUVWXY'
const codeLength = 12
const meant: Partial<Record<string, string>> = { I: '1', L: '1', O: '0', Q: '0', S: '5', Z: '2', B: '8' }

/** The bytes read as one number and written with 29 digits; 128 bits for 53 leave no digit noticeably likelier. */
function baseDigits(random: Uint8Array): number[] {
  let number = Array.from(random.slice(0, 16)).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  return Array.from({ length: codeLength - 1 }, () => {
    const digit = Number(number % 29n)
    number /= 29n
    return digit
  })
}

/** Weights 1 to 11 on the characters and 28 (that is, −1) on the check: all different, none zero, modulo 29. */
function checkCharacter(characters: string): string {
  const sum = Array.from(characters).reduce((total, character, at) => total + (at + 1) * alphabet.indexOf(character), 0)
  return alphabet.charAt(sum % 29)
}
