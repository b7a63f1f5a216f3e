// The venue: who sells, in which currency, country and time zone, with which VAT rates, by which rules of its own.
import { z } from 'zod'
import { DonationPurpose } from '#core/domain/donation.ts'
import { Fee } from '#core/domain/fee.ts'
import { Country, Language } from '#core/domain/locale.ts'
import { MembershipType } from '#core/domain/membership.ts'
import { Currency } from '#core/domain/money.ts'
import { PriceRule } from '#core/domain/price-rule.ts'
import { SubscriptionType } from '#core/domain/subscription.ts'

/** `rateBp` is in basis points: 2500 is 25 %. `code` is printed beside the line on a receipt. */
export const VatRate = z.object({
  code: z.string().min(1).max(8),
  name: z.string().max(80),
  rateBp: z.int().min(0).max(10_000),
})
export type VatRate = z.infer<typeof VatRate>

export const Venue = z.object({
  name: z.string().min(1).max(120),
  organisationNumber: z.string().max(40),
  addressLines: z.array(z.string().max(120)).max(5),
  phone: z.string().max(40),
  country: Country,
  /** IANA zone; every time the venue prints or shows is in it. */
  zone: z.string(),
  currency: Currency,
  /** The smallest coin, in minor units, where it is not the currency's own (euro rounded to 5 cents). */
  cashStepMinor: z.int().positive().nullable(),
  vatRates: z.array(VatRate).min(1),
  receiptFooter: z.string().max(400),
  language: Language,
  /** Whether a counter without the server may sell what it was not given, if somebody with the right says so by their PIN. */
  unprotectedSales: z.enum(['off', 'with-approval']).default('with-approval'),
  /** The most of one gift card or credit that a counter without the server may take, in minor units. */
  offlineValueMinor: z.int().min(0).max(100_000_000).default(50_000),
  /** What takes something off the prices, in order. */
  priceRules: z.array(PriceRule).max(200).default([]),
  membershipTypes: z.array(MembershipType).max(100).default([]),
  subscriptionTypes: z.array(SubscriptionType).max(100).default([]),
  donationPurposes: z.array(DonationPurpose).max(100).default([]),
  fees: z.array(Fee).max(20).default([]),
  /** Whether money is taken only while a shift is open. */
  isShiftRequired: z.boolean().default(false),
  /** Whether clerks count the drawer without being told what should lie in it. */
  isCountBlind: z.boolean().default(false),
  /** A difference at closing, and cash put in or taken out, beyond these amounts is approved by somebody with the right. Minor units. */
  countDifferenceMinor: z.int().min(0).max(100_000_000).default(2_000),
  cashMoveMinor: z.int().min(0).max(100_000_000).default(100_000),
  /** The counter locks itself after so long without a key or a click. */
  lockAfterMs: z
    .int()
    .min(30_000)
    .max(8 * 3_600_000),
})
export type Venue = z.infer<typeof Venue>
