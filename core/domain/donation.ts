// Donations: money given for a purpose, for which nothing is supplied, so that it is outside VAT.
import { z } from 'zod'

/** What a venue takes donations for. */
export const DonationPurpose = z.object({ code: z.string().min(1).max(40), name: z.string().min(1).max(80) })
export type DonationPurpose = z.infer<typeof DonationPurpose>

/** One line's, in minor units of the venue's currency. */
export const donationMinor = z.int().min(100).max(100_000_000)
