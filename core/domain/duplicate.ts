// How likely two cards are the same person: each agreement counts, and says why.
import { z } from 'zod'
import { fold } from '#core/domain/fold.ts'

export const DuplicateReason = z.enum(['name', 'similar-name', 'email', 'phone', 'birthday', 'address'])
export type DuplicateReason = z.infer<typeof DuplicateReason>

/** What is compared; names folded by this file, contacts in their comparable form. */
export type Likeness = {
  firstName: string
  lastName: string
  organisation: string
  dateOfBirth: string | null
  emails: readonly string[]
  phones: readonly string[]
  /** Street and postcode together. */
  addresses: readonly string[]
}

const weights: Record<DuplicateReason, number> = {
  email: 55,
  phone: 45,
  name: 40,
  'similar-name': 25,
  birthday: 25,
  address: 15,
}

/** From this score on a clerk is warned. The same whole name is one; a similar name, a birthday or an address alone is not. */
export const duplicateScoreMin = 40

/** 0 to 100, and the reasons, strongest first. */
export function compareCustomers(a: Likeness, b: Likeness): { score: number; reasons: DuplicateReason[] } {
  const checks: [DuplicateReason, boolean][] = [
    ['email', shareOne(a.emails, b.emails)],
    ['phone', shareOne(a.phones, b.phones)],
    ['name', isSameName(a, b)],
    ['similar-name', !isSameName(a, b) && isSimilarName(a, b)],
    ['birthday', a.dateOfBirth !== null && a.dateOfBirth === b.dateOfBirth],
    ['address', shareOne(a.addresses.map(fold), b.addresses.map(fold))],
  ]
  const reasons = checks.filter(([, agrees]) => agrees).map(([reason]) => reason)
  const score = Math.min(
    100,
    reasons.reduce((sum, reason) => sum + weights[reason], 0),
  )
  return { score, reasons }
}

function shareOne(a: readonly string[], b: readonly string[]): boolean {
  return a.some((value) => value !== '' && b.includes(value))
}

function isSameName(a: Likeness, b: Likeness): boolean {
  const [one, other] = [wholeName(a), wholeName(b)]
  return one !== '' && (one === other || one === fold(`${b.lastName} ${b.firstName}`).trim())
}

/** Also where one of the two was typed family name first into the wrong fields. */
function isSimilarName(a: Likeness, b: Likeness): boolean {
  const swapped = (person: Likeness) => ({ ...person, firstName: person.lastName, lastName: person.firstName })
  return isSimilarInOrder(a, b) || isSimilarInOrder(swapped(a), b) || isSimilarInOrder(a, swapped(b))
}

/** The same family name and a first name that is one letter off, shortened ("Chris", "C.") or part of a double one. */
function isSimilarInOrder(a: Likeness, b: Likeness): boolean {
  const [last, otherLast] = [fold(a.lastName), fold(b.lastName)]
  const [first, otherFirst] = [fold(a.firstName), fold(b.firstName)]
  if (last === '' || first === '' || otherFirst === '') return false
  if (last !== otherLast) return first === otherFirst && last.length >= 4 && isOneOff(last, otherLast)
  return isOneOff(first, otherFirst) || first.startsWith(otherFirst.trim()) || otherFirst.startsWith(first.trim())
}

function wholeName(person: Likeness): string {
  return fold(`${person.firstName} ${person.lastName}`).trim() || fold(person.organisation).trim()
}

/** Whether one letter added, dropped, changed, or two neighbours swapped make one of the other. */
export function isOneOff(a: string, b: string): boolean {
  if (a === b) return true
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const [restA, restB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  if (restA.length <= 1 && restB.length <= 1) return true
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0]
}
