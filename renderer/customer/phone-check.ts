// Phones as the host writes them: asked when a field is left and once more before saving, for Enter leaves no field.
import type { CustomerDetails } from '#core/domain/customer.ts'
import type { ContactPointId } from '#core/domain/ids.ts'
import type { Country } from '#core/domain/locale.ts'
import type { HostClient } from '../host/client.ts'
import { pointsOf } from './contact-edit.ts'

export type ReadPhone = { id: ContactPointId; typed: string; formatted: string | null }

/** Reads the phones given, or all of them; numbers without a country code belong to the primary address's country. */
export function readPhones(
  client: HostClient,
  details: CustomerDetails,
  venueCountry: Country,
  only?: ContactPointId,
): Promise<ReadPhone[]> {
  const country = details.addresses.find(({ isPrimary }) => isPrimary)?.country ?? venueCountry
  const phones = pointsOf(details, 'phone').filter(({ id, value }) => value.trim() !== '' && (!only || id === only))
  return Promise.all(
    phones.map(async ({ id, value }) => {
      const answer = await client.customer.readPhone({ text: value, country })
      return { id, typed: value, formatted: answer.formatted }
    }),
  )
}

/** Puts the formatted numbers in, except where somebody typed on meanwhile. */
export function withPhones(details: CustomerDetails, read: readonly ReadPhone[]): CustomerDetails {
  const contactPoints = details.contactPoints.map((point) => {
    const found = read.find(({ id, typed }) => id === point.id && typed === point.value)
    return found?.formatted ? { ...point, value: found.formatted } : point
  })
  return { ...details, contactPoints }
}
