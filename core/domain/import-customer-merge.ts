// An imported row laid over the card it belongs to: what the row says is set, everything else stays as it was. So the
// same file twice changes nothing, a corrected cell changes just that, and what a clerk added is kept.
import type { ContactPoint, CustomerDetails, PostalAddress } from '#core/domain/customer.ts'
import { ContactPointId } from '#core/domain/ids.ts'
import type { ImportedCustomer } from '#core/domain/import-customer.ts'
import type { Country, Language } from '#core/domain/locale.ts'
import { normalContact } from '#core/domain/phone.ts'

/** A repeatable id for a part of the card. */
export type PartId = (part: 'email' | 'secondEmail' | 'phone' | 'secondPhone' | 'address') => string

export function mergeImported(
  before: CustomerDetails | undefined,
  imported: ImportedCustomer,
  partId: PartId,
  defaults: { language: Language; country: Country },
): CustomerDetails {
  const base = before ?? emptyDetails(defaults.language)
  const points = [
    ...imported.phones.map(({ slot, value }) => ({ slot, value, channel: 'phone' as const })),
    ...imported.emails.map(({ slot, value }) => ({ slot, value, channel: 'email' as const })),
  ]
  return {
    ...base,
    ...imported.said,
    contactPoints: points.reduce(
      (list, point) => withPoint(list, point, partId(point.slot), defaults.country),
      base.contactPoints,
    ),
    addresses: imported.address ? withAddress(base.addresses, imported.address, partId('address')) : base.addresses,
  }
}

function emptyDetails(language: Language): CustomerDetails {
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

type Point = Pick<ContactPoint, 'channel' | 'value'>

/** Already there under any id: nothing to do. Imported before with another value: that one changes. Else it is added. */
function withPoint(list: ContactPoint[], point: Point, id: string, country: Country): ContactPoint[] {
  const normal = normalContact(point, country)
  const isSame = (other: ContactPoint) => other.channel === point.channel && normalContact(other, country) === normal
  if (list.some(isSame)) return list
  if (list.some((other) => other.id === id)) {
    return list.map((other) => (other.id === id ? { ...other, value: point.value } : other))
  }
  const kind = point.channel === 'phone' ? 'mobile' : 'private'
  const isPrimary = !list.some((other) => other.channel === point.channel && other.isPrimary)
  const added: ContactPoint = {
    id: ContactPointId.parse(id),
    channel: point.channel,
    kind,
    value: point.value,
    isPrimary,
  }
  return [...list, added]
}

type Address = NonNullable<ImportedCustomer['address']>

function withAddress(list: PostalAddress[], address: Address, id: string): PostalAddress[] {
  const text = (other: Address) => [other.street, other.extra, other.postcode, other.town, other.country].join('\n')
  if (list.some((other) => text(other) === text(address))) return list
  if (list.some((other) => other.id === id)) {
    return list.map((other) => (other.id === id ? { ...other, ...address } : other))
  }
  const isPrimary = !list.some((other) => other.isPrimary)
  return [...list, { id: ContactPointId.parse(id), kind: 'home', ...address, isPrimary }]
}
