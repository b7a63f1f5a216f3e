// What the contact form does to a customer's details: rows added, removed, moved and marked, blank rows to type in, and
// two edits of one card brought together. Pure; the same details the host is sent.
import {
  type ContactPoint,
  type CustomerDetails,
  type CustomerField,
  changedFields,
  type PostalAddress,
} from '#core/domain/customer.ts'
import type { ContactPointId } from '#core/domain/ids.ts'
import type { Country, Language } from '#core/domain/locale.ts'

export type Channel = ContactPoint['channel']
type Row = { id: ContactPointId; isPrimary: boolean }
type MakeId = () => ContactPointId

/** What a card begins with: nothing but the venue's language. */
export function emptyDetails(language: Language): CustomerDetails {
  return {
    title: '',
    gender: '',
    firstName: '',
    lastName: '',
    organisation: '',
    language,
    dateOfBirth: null,
    contactPoints: [],
    addresses: [],
  }
}

/** One row of each group to type in, where there is none. */
export function withBlankRows(details: CustomerDetails, country: Country, makeId: MakeId): CustomerDetails {
  const withPhone = pointsOf(details, 'phone').length > 0 ? details : addPoint(details, 'phone', makeId())
  const withEmail = pointsOf(details, 'email').length > 0 ? withPhone : addPoint(withPhone, 'email', makeId())
  return details.addresses.length > 0 ? withEmail : addAddress(withEmail, country, makeId())
}

/** As it may be sent: rows that nothing was typed in are left out, the first of each group becomes primary where none is. */
export function withoutBlankRows(details: CustomerDetails): CustomerDetails {
  const filled = {
    ...details,
    contactPoints: details.contactPoints.filter(({ value }) => value.trim() !== ''),
    addresses: details.addresses.filter(({ street, extra, postcode, town }) =>
      [street, extra, postcode, town].some((text) => text.trim() !== ''),
    ),
  }
  return inGroups(filled, withPrimary)
}

export function isSameContact(a: CustomerDetails, b: CustomerDetails): boolean {
  return changedFields(withoutBlankRows(a), withoutBlankRows(b)).length === 0
}

export function pointsOf(details: CustomerDetails, channel: Channel): ContactPoint[] {
  return details.contactPoints.filter((point) => point.channel === channel)
}

export function addPoint(details: CustomerDetails, channel: Channel, id: ContactPointId): CustomerDetails {
  const isPrimary = pointsOf(details, channel).length === 0
  const kind = channel === 'phone' ? 'mobile' : 'private'
  return { ...details, contactPoints: [...details.contactPoints, { id, channel, kind, value: '', isPrimary }] }
}

export function addAddress(details: CustomerDetails, country: Country, id: ContactPointId): CustomerDetails {
  const isPrimary = details.addresses.length === 0
  const address: PostalAddress = { id, kind: 'home', street: '', extra: '', postcode: '', town: '', country, isPrimary }
  return { ...details, addresses: [...details.addresses, address] }
}

export function changePoint(details: CustomerDetails, id: ContactPointId, to: Partial<ContactPoint>): CustomerDetails {
  const contactPoints = details.contactPoints.map((point) => (point.id === id ? { ...point, ...to } : point))
  return { ...details, contactPoints }
}

export function changeAddress(
  details: CustomerDetails,
  id: ContactPointId,
  to: Partial<PostalAddress>,
): CustomerDetails {
  const addresses = details.addresses.map((address) => (address.id === id ? { ...address, ...to } : address))
  return { ...details, addresses }
}

/** Removing the primary row hands the mark to the first that is left. */
export function removeRow(details: CustomerDetails, id: ContactPointId): CustomerDetails {
  const without = <Item extends Row>(rows: Item[]) => rows.filter((row) => row.id !== id)
  return inGroups(
    { ...details, contactPoints: without(details.contactPoints), addresses: without(details.addresses) },
    withPrimary,
  )
}

/** Up or down within its own group; at the end of it nothing happens. */
export function moveRow(details: CustomerDetails, id: ContactPointId, step: -1 | 1): CustomerDetails {
  return inGroups(details, (rows) => {
    const from = rows.findIndex((row) => row.id === id)
    const moved = rows[from]
    if (!moved || !rows[from + step]) return rows
    const others = rows.filter((row) => row.id !== id)
    return [...others.slice(0, from + step), moved, ...others.slice(from + step)]
  })
}

export function makePrimary(details: CustomerDetails, id: ContactPointId): CustomerDetails {
  return inGroups(details, (rows) =>
    rows.some((row) => row.id === id) ? rows.map((row) => ({ ...row, isPrimary: row.id === id })) : rows,
  )
}

export type Choice = 'mine' | 'theirs'

/**
 * An edit begun on an older card, moved onto the card as it stands now: fields nobody else touched keep what was typed,
 * fields only others touched take theirs, and where both did, the clerk's choice stands.
 */
export function rebase(
  edit: { base: CustomerDetails; details: CustomerDetails },
  current: CustomerDetails,
  choices: Partial<Record<CustomerField, Choice>>,
): CustomerDetails {
  const mine = new Set(changedFields(edit.base, edit.details).map(({ field }) => field))
  const theirs = (Object.keys(current) as CustomerField[]).filter(
    (field) => !mine.has(field) || choices[field] === 'theirs',
  )
  return { ...edit.details, ...Object.fromEntries(theirs.map((field) => [field, current[field]])) }
}

function withPrimary<Item extends Row>(rows: Item[]): Item[] {
  if (rows.some(({ isPrimary }) => isPrimary)) return rows
  return rows.map((row, index) => (index === 0 ? { ...row, isPrimary: true } : row))
}

/** Each group on its own; the flat list of contact points keeps its slots, so that an untouched group stays untouched. */
function inGroups(details: CustomerDetails, step: <Item extends Row>(rows: Item[]) => Item[]): CustomerDetails {
  const phones = [...step(pointsOf(details, 'phone'))]
  const emails = [...step(pointsOf(details, 'email'))]
  const contactPoints = details.contactPoints.flatMap(({ channel }) =>
    (channel === 'phone' ? phones : emails).splice(0, 1),
  )
  return { ...details, contactPoints, addresses: step(details.addresses) }
}
