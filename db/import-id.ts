// Repeatable ids: the same thing imported again, here or at another counter of the venue, gets the same id. A UUIDv8
// (RFC 9562, section 5.8) over SHA-256, so that it can never be one that was made by the clock.
import { createHash } from 'node:crypto'

export type ImportKey = (...parts: readonly string[]) => string

/** @param venueKey tells this venue's things from another's, whose numbers may be the same */
export function importIds(venueKey: string): ImportKey {
  return (...parts) => {
    const hex = createHash('sha256')
      .update(JSON.stringify([venueKey, ...parts]))
      .digest('hex')
    const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16)
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  }
}

/** The same id with a number in front, such as a moment as in a UUIDv7: what comes in by the thousand in that order then lies together on the disk. @param order below 2^48 */
export function orderedId(id: string, order: number): string {
  const front = Math.max(0, order).toString(16).padStart(12, '0').slice(-12)
  return `${front.slice(0, 8)}-${front.slice(8)}${id.slice(13)}`
}

/** Ids of the parts of a thing, made from its own without another hash. @param kind 0 to 15 @param index below 4096 */
export function partIds(id: string): (kind: number, index: number) => string {
  const start = id.slice(0, -4)
  return (kind, index) => start + kind.toString(16) + index.toString(16).padStart(3, '0')
}

/** A venue by its organisation number, or by its name while it has none. */
export function venueKeyOf(venue: { country: string; organisationNumber: string; name: string }): string {
  return `${venue.country} ${venue.organisationNumber.replace(/\s/g, '') || venue.name}`
}
