// Everything the cart's prices need, put together from what the host said: the performances in the cart, their halls, the
// shelf. It stays current by change notices, so a seat that goes away is seen before the customer is told a price.
import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Card } from '#core/contract/customer.ts'
import type { PerformanceView, PriceType, Product } from '#core/contract/performance.ts'
import type { SubscriptionOffer } from '#core/contract/subscription.ts'
import { calendarDay } from '#core/domain/calendar-time.ts'
import type { CartLine, Offer } from '#core/domain/cart.ts'
import type { CustomerId, HallId, PerformanceId } from '#core/domain/ids.ts'
import { holdsAt } from '#core/domain/label.ts'
import { holdsOn } from '#core/domain/membership.ts'
import type { RuleFacts } from '#core/domain/price-rule.ts'
import type { HallPlan } from '#core/domain/seat.ts'
import type { OfferedSubscription } from '#core/domain/subscription.ts'
import type { Venue } from '#core/domain/venue.ts'
import { useHost } from '../host/HostContext.tsx'

export type Shelf = { priceTypes: readonly PriceType[]; products: readonly Product[] }

export type CartOffer = {
  offer: Offer
  views: ReadonlyMap<PerformanceId, PerformanceView>
  /** Something was not read yet: an unknown line says nothing about the offer then. */
  isLoading: boolean
}

export function useShelf(): Shelf | undefined {
  return useQuery(useHost().performance.shelf.queryOptions()).data
}

/** Whose labels count, and which code was typed. */
type Asker = { venue: Venue; customerId: CustomerId | null; promotionCode: string }

export function useCartOffer(lines: readonly CartLine[], asker: Asker): CartOffer {
  const host = useHost()
  const { t } = useTranslation('payment')
  const shelf = useQuery(host.performance.shelf.queryOptions())
  const performanceIds = [...new Set(lines.flatMap((line) => (line.kind === 'ticket' ? [line.performanceId] : [])))]
  const performances = useQueries({
    queries: performanceIds.map((performanceId) => host.performance.get.queryOptions({ input: { performanceId } })),
    combine: settled<PerformanceView>,
  })
  const hallIds: HallId[] = [...new Set(performances.data.map(({ hallId }) => hallId))]
  const halls = useQueries({
    queries: hallIds.map((hallId) => host.performance.hall.queryOptions({ input: { hallId } })),
    combine: settled<HallPlan>,
  })
  const giftCardName = t('giftCard')
  const hasSeries = lines.some((line) => line.kind === 'ticket' && line.subscriptionCode !== undefined)
  const series = useQuery({ ...host.subscription.offered.queryOptions(), enabled: hasSeries })
  const held = useHeld(asker.customerId)
  const { venue, promotionCode } = asker
  const usesLeft = useUsesLeft(venue, asker.customerId)
  const isLoading =
    shelf.isPending ||
    performances.isLoading ||
    halls.isLoading ||
    held === undefined ||
    (hasSeries && series.isPending)
  return useMemo(
    () => ({
      offer: {
        ...offerOf(performances.data, halls.data, shelf.data ?? noShelf, venue, giftCardName),
        subscriptions: offeredOf(series.data ?? []),
        pricing: { ...pricingOf(venue, held ?? holdsNothing, promotionCode), usesLeft: usesLeft.left },
      },
      views: new Map(performances.data.map((view) => [view.id, view])),
      isLoading,
    }),
    [
      performances.data,
      halls.data,
      shelf.data,
      series.data,
      venue,
      held,
      usesLeft.left,
      promotionCode,
      giftCardName,
      isLoading,
    ],
  )
}

/** Of the price rules that count their uses; nothing is asked where the venue has none. */
function useUsesLeft({ priceRules }: Venue, customerId: CustomerId | null) {
  const enabled = priceRules.some(({ uses }) => uses !== null)
  const { data, isPending } = useQuery({ ...useHost().value.uses.queryOptions({ input: { customerId } }), enabled })
  const left = useMemo(() => new Map(data?.map(({ ruleCode, left: count }) => [ruleCode, count])), [data])
  return { left, isLoading: enabled && isPending }
}

/** What a customer's card says that prices ask for; undefined while it is read. */
export function useHeld(customerId: CustomerId | null): Held | undefined {
  const input = { customerId: customerId ?? ('' as CustomerId) }
  const { data } = useQuery({ ...useHost().customer.card.queryOptions({ input }), enabled: customerId !== null })
  return customerId === null ? holdsNothing : data
}

export type Held = Pick<Card, 'labels' | 'memberships'>

const holdsNothing: Held = { labels: [], memberships: [] }

function pricingOf({ priceRules, zone }: Venue, held: Held, promotionCode: string): RuleFacts {
  const nowMs = Date.now()
  const today = calendarDay(nowMs, zone)
  return {
    rules: priceRules,
    labels: held.labels.filter((label) => holdsAt(label, nowMs)).map(({ code }) => code),
    memberships: held.memberships.filter((one) => holdsOn(one, today)).map(({ typeCode }) => typeCode),
    promotionCode,
    today,
  }
}

function offeredOf(series: readonly SubscriptionOffer[]): OfferedSubscription[] {
  return series.map(({ performances, ...one }) => ({ ...one, performanceIds: performances.map(({ id }) => id) }))
}

const noShelf: Shelf = { priceTypes: [], products: [] }

function settled<Data>(results: readonly { data: Data | undefined; isPending: boolean }[]) {
  return { data: results.flatMap(({ data }) => data ?? []), isLoading: results.some(({ isPending }) => isPending) }
}

function offerOf(
  performances: readonly PerformanceView[],
  halls: readonly HallPlan[],
  shelf: Shelf,
  { vatRates, membershipTypes, donationPurposes, fees }: Venue,
  giftCardName: string,
): Offer {
  return {
    performances: new Map(performances.map((view) => [view.id, view])),
    areas: new Map(halls.flatMap(({ hallId, areas }) => areas.map((area) => [area.id, { ...area, hallId }] as const))),
    seats: new Map(halls.flatMap(({ seats }) => seats.map((seat) => [seat.id, seat] as const))),
    priceTypes: new Map(shelf.priceTypes.map((type) => [type.id, type])),
    products: new Map(shelf.products.map((product) => [product.id, product])),
    memberships: membershipTypes,
    donations: donationPurposes,
    fees,
    vatRates,
    giftCardName,
  }
}
