// The cart: what a clerk has put together for a customer, and what it costs. The screen prices it with every key, the
// host prices it again when money is taken; both run this file.
import { z } from 'zod'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import { type DonationPurpose, donationMinor } from '#core/domain/donation.ts'
import type { Fee } from '#core/domain/fee.ts'
import {
  AreaId,
  type HallId,
  OrderLineId,
  PerformanceId,
  PriceTypeId,
  ProductId,
  SeatId,
  StoredValueId,
} from '#core/domain/ids.ts'
import { isPossibleStart, type MembershipType } from '#core/domain/membership.ts'
import { discountsOf, type RuledLine, type RuleFacts, type RuleUse } from '#core/domain/price-rule.ts'
import type { OfferedSubscription } from '#core/domain/subscription.ts'
import { outsideVat, taxLines, type VatTableRow, vatTableOf } from '#core/domain/vat.ts'
import type { VatRate } from '#core/domain/venue.ts'

export const TicketLine = z.object({
  id: OrderLineId,
  kind: z.literal('ticket'),
  performanceId: PerformanceId,
  areaId: AreaId,
  /** Null for a place in a standing area. */
  seatId: SeatId.nullable(),
  priceTypeId: PriceTypeId,
  /** Of a ticket that is part of a subscription. */
  subscriptionCode: z.string().min(1).max(40).optional(),
  note: z.string().max(200),
})
export type TicketLine = z.infer<typeof TicketLine>

export const ProductLine = z.object({
  id: OrderLineId,
  kind: z.literal('product'),
  productId: ProductId,
  quantity: z.int().min(1).max(999),
  note: z.string().max(200),
})
export type ProductLine = z.infer<typeof ProductLine>

/** `storedValueId` is made with the line; of a card that is topped up it is that card's. */
export const GiftCardLine = z.object({
  id: OrderLineId,
  kind: z.literal('gift-card'),
  storedValueId: StoredValueId,
  isTopUp: z.boolean(),
  /** Minor units of the venue's currency. */
  amountMinor: z.int().min(100).max(10_000_000),
  note: z.string().max(200),
})
export type GiftCardLine = z.infer<typeof GiftCardLine>

export const MembershipLine = z.object({
  id: OrderLineId,
  kind: z.literal('membership'),
  typeCode: z.string().max(40),
  /** Its first day, by the venue's calendar. */
  fromDay: z.iso.date(),
  note: z.string().max(200),
})
export type MembershipLine = z.infer<typeof MembershipLine>

export const DonationLine = z.object({
  id: OrderLineId,
  kind: z.literal('donation'),
  purposeCode: z.string().max(40),
  /** Minor units of the venue's currency. */
  amountMinor: donationMinor,
  note: z.string().max(200),
})
export type DonationLine = z.infer<typeof DonationLine>

/** Put into the cart by the venue's rule. */
export const FeeLine = z.object({
  id: OrderLineId,
  kind: z.literal('fee'),
  feeCode: z.string().max(40),
  quantity: z.int().min(1).max(999),
  note: z.string().max(200),
})
export type FeeLine = z.infer<typeof FeeLine>

export const CartLine = z.discriminatedUnion('kind', [
  TicketLine,
  ProductLine,
  GiftCardLine,
  MembershipLine,
  DonationLine,
  FeeLine,
])
export type CartLine = z.infer<typeof CartLine>

export type OfferedPerformance = {
  hallId: HallId
  title: string
  hallName: string
  startsAtMs: number
  state: 'on-sale' | 'closed' | 'cancelled'
  vatCode: string
  prices: readonly { category: string; priceTypeId: PriceTypeId; priceMinor: number }[]
}

/** What can be bought, as far as a cart needs it. Prices are minor units of the venue's currency, VAT included. */
export type Offer = {
  performances: ReadonlyMap<PerformanceId, OfferedPerformance>
  areas: ReadonlyMap<AreaId, { hallId: HallId; name: string; category: string }>
  seats: ReadonlyMap<SeatId, { areaId: AreaId; row: string; number: string; category: string }>
  priceTypes: ReadonlyMap<PriceTypeId, { name: string; code?: string }>
  products: ReadonlyMap<ProductId, { name: string; code?: string; priceMinor: number; vatCode: string }>
  memberships?: readonly MembershipType[]
  subscriptions?: readonly OfferedSubscription[]
  donations?: readonly DonationPurpose[]
  fees?: readonly Fee[]
  vatRates: readonly VatRate[]
  /** What takes something off, and for whom; left out where everything costs what it costs, as on the web. */
  pricing?: RuleFacts
  /** What a gift card is called in the venue's books. */
  giftCardName: string
}

export type PricedLine = {
  line: CartLine
  text: string
  quantity: number
  unitMinor: number
  /** What rules took off, and what they are called. */
  discountMinor: number
  ruleText: string
  use?: RuleUse
  grossMinor: number
  vatCode: string
  vatRateBp: number
  vatMinor: number
}

export type PricedCart = { lines: PricedLine[]; totalMinor: number; vatTable: VatTableRow[] }
export type NotOffered = { code: 'NOT_OFFERED'; lineId: OrderLineId }

/** Prices every line; refuses a line whose performance, seat, price type, product or VAT rate is not (or no longer) offered. */
export function priceCart(lines: readonly CartLine[], offer: Offer): Decision<PricedCart, NotOffered> {
  const gross: Omit<PricedLine, 'vatMinor'>[] = []
  for (const line of lines) {
    const item = itemOf(line, offer)
    const isSupply = line.kind !== 'gift-card' && line.kind !== 'donation'
    const rate = isSupply ? offer.vatRates.find(({ code }) => code === item?.vatCode) : outsideVat
    if (!item || !rate) return refuse({ code: 'NOT_OFFERED', lineId: line.id })
    const quantity = line.kind === 'product' || line.kind === 'fee' ? line.quantity : 1
    gross.push({
      line,
      text: item.text,
      quantity,
      unitMinor: item.unitMinor,
      discountMinor: 0,
      ruleText: '',
      grossMinor: item.unitMinor * quantity,
      vatCode: rate.code,
      vatRateBp: rate.rateBp,
    })
  }
  const taxed = taxLines(withDiscounts(gross, offer))
  const totalMinor = taxed.reduce((total, line) => total + line.grossMinor, 0)
  return accept({ lines: taxed, totalMinor, vatTable: vatTableOf(taxed) })
}

function withDiscounts<Line extends Omit<PricedLine, 'vatMinor'>>(lines: readonly Line[], offer: Offer): Line[] {
  if (!offer.pricing) return [...lines]
  const discounts = discountsOf(
    lines.map((line) => ruledLine(line, offer)),
    { ...offer.pricing, memberships: [...offer.pricing.memberships, ...joining(lines, offer.pricing.today)] },
  )
  return lines.map((line) => {
    const found = discounts.get(line.line.id)
    return found ? { ...line, ...found, grossMinor: line.grossMinor - found.discountMinor } : line
  })
}

/** Who joins with this cart pays as a member already. */
function joining(lines: readonly { line: CartLine }[], today: string): string[] {
  return lines.flatMap(({ line }) => (line.kind === 'membership' && line.fromDay <= today ? [line.typeCode] : []))
}

function ruledLine({ line, quantity, unitMinor }: Omit<PricedLine, 'vatMinor'>, offer: Offer): RuledLine {
  const of = { id: line.id, quantity, unitMinor }
  if (line.kind === 'product') return { ...of, ticket: null, product: offer.products.get(line.productId)?.code ?? '' }
  if (line.kind !== 'ticket') return { ...of, ticket: null, product: null }
  const title = offer.performances.get(line.performanceId)?.title ?? ''
  const priceType = offer.priceTypes.get(line.priceTypeId)?.code ?? ''
  const { subscriptionCode: subscription = '' } = line
  return { ...of, ticket: { title, category: categoryOf(line, offer) ?? '', priceType, subscription }, product: null }
}

type Item = { text: string; unitMinor: number; vatCode: string }

function itemOf(line: CartLine, offer: Offer): Item | undefined {
  if (line.kind === 'ticket') return ticketItem(line, offer)
  if (line.kind === 'gift-card')
    return { text: offer.giftCardName, unitMinor: line.amountMinor, vatCode: outsideVat.code }
  if (line.kind === 'donation') {
    const purpose = offer.donations?.find(({ code }) => code === line.purposeCode)
    return purpose && { text: purpose.name, unitMinor: line.amountMinor, vatCode: outsideVat.code }
  }
  if (line.kind === 'membership') return membershipItem(line, offer)
  if (line.kind === 'fee') {
    const fee = offer.fees?.find(({ code }) => code === line.feeCode)
    return fee && { text: fee.name, unitMinor: fee.minor, vatCode: fee.vatCode }
  }
  const product = offer.products.get(line.productId)
  return product && { text: product.name, unitMinor: product.priceMinor, vatCode: product.vatCode }
}

function membershipItem({ typeCode, fromDay }: MembershipLine, { memberships, pricing }: Offer): Item | undefined {
  const type = memberships?.find(({ code }) => code === typeCode)
  if (!type || (pricing && !isPossibleStart(fromDay, pricing.today))) return undefined
  return { text: type.name, unitMinor: type.priceMinor, vatCode: type.vatCode }
}

function ticketItem(line: TicketLine, offer: Offer): Item | undefined {
  const performance = offer.performances.get(line.performanceId)
  const category = categoryOf(line, offer)
  const price = performance?.prices.find((row) => row.category === category && row.priceTypeId === line.priceTypeId)
  const priceType = offer.priceTypes.get(line.priceTypeId)
  if (!performance || !price || !priceType || !isSubscribed(line, offer)) return undefined
  return { text: `${performance.title} · ${priceType.name}`, unitMinor: price.priceMinor, vatCode: performance.vatCode }
}

/** A ticket of a subscription is to one of its performances. */
function isSubscribed({ subscriptionCode, performanceId }: TicketLine, { subscriptions }: Offer): boolean {
  if (subscriptionCode === undefined) return true
  const subscription = subscriptions?.find(({ code }) => code === subscriptionCode)
  return subscription?.performanceIds.includes(performanceId) === true
}

/** The price category of a ticket's place; undefined when it is not in the performance's hall or the area the line names. */
export function categoryOf(
  line: TicketLine,
  offer: Pick<Offer, 'performances' | 'areas' | 'seats'>,
): string | undefined {
  const area = offer.areas.get(line.areaId)
  if (!area || area.hallId !== offer.performances.get(line.performanceId)?.hallId) return undefined
  if (line.seatId === null) return area.category
  const seat = offer.seats.get(line.seatId)
  return seat?.areaId === line.areaId ? seat.category : undefined
}
