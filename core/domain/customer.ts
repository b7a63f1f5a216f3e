// The customer's own data, what may be written in it, and what an edit changes.
import { z } from 'zod'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import { ContactPointId } from '#core/domain/ids.ts'
import { Country, Language } from '#core/domain/locale.ts'

export const ContactKind = z.enum(['private', 'work', 'mobile', 'home', 'other'])
export type ContactKind = z.infer<typeof ContactKind>
export const AddressKind = z.enum(['home', 'work', 'invoice', 'delivery', 'other'])
export type AddressKind = z.infer<typeof AddressKind>

const line = (most: number) => z.string().max(most)

/** `value` as typed or formatted; `normal` is made by the host (E.164, or the address in lower case). */
export const ContactPoint = z.object({
  id: ContactPointId,
  channel: z.enum(['phone', 'email']),
  kind: ContactKind,
  value: line(254),
  isPrimary: z.boolean(),
})
export type ContactPoint = z.infer<typeof ContactPoint>

export const PostalAddress = z.object({
  id: ContactPointId,
  kind: AddressKind,
  street: line(200),
  extra: line(200),
  postcode: line(20),
  town: line(100),
  country: Country,
  isPrimary: z.boolean(),
})
export type PostalAddress = z.infer<typeof PostalAddress>

/** Everything the contact form edits. The order of the lists is the order on the card. */
export const CustomerDetails = z.object({
  title: line(40),
  gender: z.enum(['', 'female', 'male', 'other']),
  firstName: line(100),
  lastName: line(100),
  organisation: line(160),
  language: Language,
  dateOfBirth: z.iso.date().nullable(),
  contactPoints: z.array(ContactPoint).max(40),
  addresses: z.array(PostalAddress).max(20),
})
export type CustomerDetails = z.infer<typeof CustomerDetails>
export type CustomerField = keyof CustomerDetails

export type DetailsRefusal =
  | { code: 'NAME_MISSING' }
  | { code: 'EMAIL_INVALID'; contactPointId: ContactPointId }
  | { code: 'PHONE_INVALID'; contactPointId: ContactPointId }
  | { code: 'BIRTHDAY_IN_FUTURE' }
  | { code: 'PRIMARY_TWICE' }

// Deliberately loose: one @, something on both sides, a dot in the domain. Whether it exists only a sent message can tell.
const emailShape = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]{2,}$/u

/** Whether an e-mail address, spaces at its ends aside, may stand on a card. */
export function isEmail(value: string): boolean {
  return emailShape.test(cleanLine(value))
}

/**
 * Whether these details may stand on a card. Empty contact points and addresses are left out, spaces trimmed, and the
 * first of each kind becomes primary where none is marked.
 * @param isPhone judges a phone number; the rules of numbers live outside this file
 * @param today ISO date in the venue's zone
 */
export function decideDetails(
  typed: CustomerDetails,
  isPhone: (value: string) => boolean,
  today: string,
): Decision<CustomerDetails, DetailsRefusal> {
  const details = tidied(typed)
  if (!details.firstName && !details.lastName && !details.organisation) return refuse({ code: 'NAME_MISSING' })
  for (const { id, channel, value } of details.contactPoints) {
    if (channel === 'email' && !isEmail(value)) return refuse({ code: 'EMAIL_INVALID', contactPointId: id })
    if (channel === 'phone' && !isPhone(value)) return refuse({ code: 'PHONE_INVALID', contactPointId: id })
  }
  if (details.dateOfBirth !== null && details.dateOfBirth > today) return refuse({ code: 'BIRTHDAY_IN_FUTURE' })
  if (hasTwoPrimaries(details)) return refuse({ code: 'PRIMARY_TWICE' })
  return accept(withPrimaries(details))
}

export type FieldChange = { field: CustomerField; from: unknown; to: unknown }

/** The fields that differ, with both values: what the journal records of an edit. As typed or as stored, but both the same. */
export function changedFields<Details extends Record<CustomerField, unknown>>(
  before: Details,
  after: Details,
): FieldChange[] {
  const fields = Object.keys(before) as CustomerField[]
  return fields
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ field, from: before[field], to: after[field] }))
}

/** Family name first, as lists sort; an organisation by its own name. */
export function listName(customer: { firstName: string; lastName: string; organisation: string }): string {
  const person = [customer.lastName, customer.firstName].filter(Boolean).join(', ')
  return person || customer.organisation
}

/** As a person is spoken to and printed on a ticket. */
export function spokenName(customer: { firstName: string; lastName: string; organisation: string }): string {
  return [customer.firstName, customer.lastName].filter(Boolean).join(' ') || customer.organisation
}

// C0 and C1 controls, and the marks that turn text around: they have no business in a name and can disguise one.
const unprintable = /[\p{Cc}\p{Bidi_Control}\ufeff]/gu

/** One line of clean text: control characters and direction marks out, runs of spaces folded, ends trimmed. */
export function cleanLine(text: string): string {
  return text.replace(unprintable, ' ').replace(/\s+/gu, ' ').trim().normalize('NFC')
}

function tidied(typed: CustomerDetails): CustomerDetails {
  return {
    ...typed,
    title: cleanLine(typed.title),
    firstName: cleanLine(typed.firstName),
    lastName: cleanLine(typed.lastName),
    organisation: cleanLine(typed.organisation),
    contactPoints: typed.contactPoints
      .map((point) => ({ ...point, value: cleanLine(point.value) }))
      .filter((point) => point.value !== ''),
    addresses: typed.addresses
      .map((address) => ({
        ...address,
        street: cleanLine(address.street),
        extra: cleanLine(address.extra),
        postcode: cleanLine(address.postcode),
        town: cleanLine(address.town),
      }))
      .filter((address) => Boolean(address.street || address.extra || address.postcode || address.town)),
  }
}

type Primary = { isPrimary: boolean }

function groupsOf(details: CustomerDetails): Primary[][] {
  const of = (channel: ContactPoint['channel']) => details.contactPoints.filter((point) => point.channel === channel)
  return [of('phone'), of('email'), details.addresses]
}

function hasTwoPrimaries(details: CustomerDetails): boolean {
  return groupsOf(details).some((group) => group.filter(({ isPrimary }) => isPrimary).length > 1)
}

function withPrimaries(details: CustomerDetails): CustomerDetails {
  const firsts = new Set<Primary>(
    groupsOf(details).flatMap((group) => (group.some(({ isPrimary }) => isPrimary) ? [] : group.slice(0, 1))),
  )
  const marked = <Item extends Primary>(item: Item): Item => (firsts.has(item) ? { ...item, isPrimary: true } : item)
  return { ...details, contactPoints: details.contactPoints.map(marked), addresses: details.addresses.map(marked) }
}
