// Customers who may already be the one being typed: candidates by indexes, then compared one by one. Every step is
// bounded, so a million customers cost no more than a thousand.
import type { Duplicate } from '#core/contract/customer.ts'
import { listName } from '#core/domain/customer.ts'
import { compareCustomers, duplicateScoreMin, type Likeness } from '#core/domain/duplicate.ts'
import { foldedWords } from '#core/domain/fold.ts'
import type { CustomerId } from '#core/domain/ids.ts'
import { findDetails, listCustomers, type StoredDetails } from './customer.ts'
import type { ReadableDb } from './database.ts'

const candidatesPerClue = 40
const duplicatesMax = 10

/** Best first, at most ten. */
export function findDuplicates(db: ReadableDb, details: StoredDetails, exceptId: string | null): Duplicate[] {
  const sought = likenessOf(details, normalsOf(details))
  return listCustomers(db, candidateIds(db, details))
    .filter(({ id }) => id !== exceptId)
    .map((row) => {
      const known = findDetails(db, row)
      const { score, reasons } = compareCustomers(sought, likenessOf(known, readNormals(db, row.id)))
      return {
        customerId: row.id as CustomerId,
        number: row.number,
        name: listName(known),
        phone: primaryOf(known, 'phone'),
        email: primaryOf(known, 'email'),
        town: known.addresses.find(({ isPrimary }) => isPrimary)?.town ?? '',
        reasons,
        score,
      }
    })
    .filter(({ score }) => score >= duplicateScoreMin)
    .sort((a, b) => b.score - a.score || (a.number < b.number ? -1 : 1))
    .slice(0, duplicatesMax)
}

/** Addresses already known that begin like what is typed, the most used first. */
export function listAddresses(db: ReadableDb, country: string, street: string) {
  const typed = street.trim()
  if (typed.length < 3) return []
  const sql = `select street, postcode, town from postal_addresses
    where country = ? and street >= ? and street < ? group by street, postcode, town order by count(*) desc limit 8`
  return db.sql.prepare(sql).all(country, typed, `${typed}\uffff`) as {
    street: string
    postcode: string
    town: string
  }[]
}

function candidateIds(db: ReadableDb, details: StoredDetails): string[] {
  const ids = new Set<string>()
  const byContact = db.sql.prepare('select customer_id as id from contact_points where normal = ? limit ?')
  for (const { normal } of details.contactPoints) {
    if (normal) for (const { id } of byContact.all(normal, candidatesPerClue) as { id: string }[]) ids.add(id)
  }
  for (const match of nameMatches(details)) {
    const byName = `select id from customers where row in
      (select rowid from customer_names where customer_names match ? limit ?)`
    for (const { id } of db.sql.prepare(byName).all(match, candidatesPerClue) as { id: string }[]) ids.add(id)
  }
  return [...ids]
}

/** Both names; the family name with the first letters of the other, and the first name with those of the family. */
function nameMatches({ firstName, lastName, organisation }: StoredDetails): string[] {
  const [first, last, company] = [firstName, lastName, organisation].map(foldedWords)
  const quoted = (words: readonly string[] | undefined) => (words ?? []).map((word) => `"${word}"`)
  const start = (words: readonly string[] | undefined) =>
    (words ?? []).slice(0, 1).map((word) => `"${word.slice(0, 2)}"*`)
  const wanted = [
    [...quoted(first), ...quoted(last)],
    [...start(first), ...quoted(last)],
    [...quoted(first), ...start(last)],
    quoted(company),
  ]
  const hasBoth = (first?.length ?? 0) > 0 && (last?.length ?? 0) > 0
  return wanted
    .filter((words, index) => words.length > 0 && (hasBoth || index === 3))
    .map((words) => words.join(' AND '))
}

type Normals = { emails: string[]; phones: string[] }

function likenessOf(details: Omit<StoredDetails, 'contactPoints'>, normals: Normals): Likeness {
  const { firstName, lastName, organisation, dateOfBirth, addresses } = details
  return {
    firstName,
    lastName,
    organisation,
    dateOfBirth,
    ...normals,
    addresses: addresses.filter(({ street }) => street !== '').map(({ street, postcode }) => `${street} ${postcode}`),
  }
}

function normalsOf(details: StoredDetails): Normals {
  const of = (channel: 'email' | 'phone') =>
    details.contactPoints.filter((point) => point.channel === channel).map(({ normal }) => normal)
  return { emails: of('email'), phones: of('phone') }
}

function readNormals(db: ReadableDb, customerId: string): Normals {
  const rows = db.sql.prepare('select channel, normal from contact_points where customer_id = ?').all(customerId) as {
    channel: 'email' | 'phone'
    normal: string
  }[]
  const of = (channel: 'email' | 'phone') => rows.filter((row) => row.channel === channel).map(({ normal }) => normal)
  return { emails: of('email'), phones: of('phone') }
}

function primaryOf(
  details: { contactPoints: { channel: string; value: string; isPrimary: boolean }[] },
  channel: string,
): string {
  return details.contactPoints.find((point) => point.channel === channel && point.isPrimary)?.value ?? ''
}
