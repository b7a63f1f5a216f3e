// Which words a card is found by, and which words a typed text asks for. Both sides stand here, so that they agree.
import { digitsOf, foldedWords } from '#core/domain/fold.ts'

/** Folded words: those of the name, and those of every field, the ends of words included. */
export type SearchWords = { names: string; all: string }

export type Searchable = {
  names: readonly string[]
  number: string
  externalNumber: string | null
  emails: readonly string[]
  /** In E.164 form. */
  phones: readonly string[]
  /** ISO date. */
  dateOfBirth: string | null
  /** Addresses, labels and other short texts. */
  others: readonly string[]
  /** Of any length: their words are found by their beginnings only, as their ends would be most of the index. */
  notes: readonly string[]
}

export function searchWordsOf(card: Searchable): SearchWords {
  const names = card.names.flatMap(foldedWords)
  const [locals, domains] = [0, 1].map((part) =>
    card.emails.flatMap((email) => foldedWords(email.split('@')[part] ?? '')),
  )
  const phones = card.phones.map(digitsOf).flatMap((digits) => [digits, ...endsOf(digits, phoneEndMin)])
  const others = [card.externalNumber ?? '', ...card.others].flatMap(foldedWords)
  const whole = [...foldedWords(card.number), ...birthdayWords(card.dateOfBirth), ...card.notes.flatMap(foldedWords)]
  const ends = [...names, ...(locals ?? []), ...others].flatMap((word) => endsOf(word, wordEndMin))
  const all = [...names, ...(locals ?? []), ...(domains ?? []), ...phones, ...others, ...whole, ...ends]
  return { names: joined(names), all: joined(all) }
}

/** As people type it: day first or year first, with or without the century, or the year alone. */
function birthdayWords(isoDate: string | null): string[] {
  const [year, month, day] = isoDate?.split('-') ?? []
  if (!year || !month || !day) return []
  return [day + month + year, day + month + year.slice(2), year + month + day, year]
}

const phoneEndMin = 4
const wordEndMin = 3
// A word longer than this is no name; its ends would only swell the index.
const wordLengthMax = 40

function endsOf(word: string, lengthMin: number): string[] {
  const letters = [...word]
  if (letters.length > wordLengthMax) return []
  const count = Math.max(0, letters.length - lengthMin)
  return Array.from({ length: count }, (_, index) => letters.slice(index + 1).join(''))
}

const joined = (words: readonly string[]) => [...new Set(words)].join(' ')

/** Groups that must all be found; within a group any of the words will do. Every word is the beginning of what is sought. */
export type WantedWords = string[][]

const wordsMax = 8

/**
 * The readings of a typed text, most likely first: digits typed in groups are one phone number, or else words of their own.
 * A number written with a leading zero or 00 is also sought without, as E.164 has it.
 */
export function wantedWords(text: string): WantedWords[] {
  const words = foldedWords(withoutDomain(text)).slice(0, wordsMax)
  if (words.length === 0) return []
  const separate = words.map(variantsOf)
  const together = joinDigits(words)
  return together.length === words.length ? [separate] : [together.map(variantsOf), separate]
}

/** The plain words, for marking what matched. */
export function tokensOf(text: string): string[] {
  return [...new Set([...wantedWords(text).flat(2), ...foldedWords(text)])].slice(0, 2 * wordsMax)
}

/** The e-mail address in a typed text, as it is compared, or its beginning once the @ is there. */
export function emailIn(text: string): string | undefined {
  return /\S+@\S*/u.exec(text)?.[0].toLowerCase()
}

/** What follows the @ is compared as part of the address, and as a word it would fit half the customers. */
const withoutDomain = (text: string) => text.replace(/(?<=\S)@\S*/gu, ' ')

function variantsOf(word: string): string[] {
  const isLongNumber = /^0\d{4,}$/.test(word)
  return isLongNumber ? [word, word.replace(/^0{1,2}/, '')] : [word]
}

function joinDigits(words: readonly string[]): string[] {
  const result: string[] = []
  for (const word of words) {
    const last = result.at(-1)
    if (last !== undefined && /^\d+$/.test(last) && /^\d+$/.test(word)) result[result.length - 1] = last + word
    else result.push(word)
  }
  return result
}
