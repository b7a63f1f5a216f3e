// Everything the cart's prices need, put together from what the host said: the performances in the cart, their halls, the
// shelf. It stays current by change notices, so a seat that goes away is seen before the customer is told a price.
import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PerformanceView, PriceType, Product } from '#core/contract/performance.ts'
import type { CartLine, Offer } from '#core/domain/cart.ts'
import type { HallId, PerformanceId } from '#core/domain/ids.ts'
import type { HallPlan } from '#core/domain/seat.ts'
import type { VatRate } from '#core/domain/venue.ts'
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

export function useCartOffer(lines: readonly CartLine[], vatRates: readonly VatRate[]): CartOffer {
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
  const isLoading = shelf.isPending || performances.isLoading || halls.isLoading
  return useMemo(
    () => ({
      offer: offerOf(performances.data, halls.data, shelf.data ?? noShelf, vatRates, giftCardName),
      views: new Map(performances.data.map((view) => [view.id, view])),
      isLoading,
    }),
    [performances.data, halls.data, shelf.data, vatRates, giftCardName, isLoading],
  )
}

const noShelf: Shelf = { priceTypes: [], products: [] }

function settled<Data>(results: readonly { data: Data | undefined; isPending: boolean }[]) {
  return { data: results.flatMap(({ data }) => data ?? []), isLoading: results.some(({ isPending }) => isPending) }
}

function offerOf(
  performances: readonly PerformanceView[],
  halls: readonly HallPlan[],
  shelf: Shelf,
  vatRates: readonly VatRate[],
  giftCardName: string,
): Offer {
  return {
    performances: new Map(performances.map((view) => [view.id, view])),
    areas: new Map(halls.flatMap(({ hallId, areas }) => areas.map((area) => [area.id, { ...area, hallId }] as const))),
    seats: new Map(halls.flatMap(({ seats }) => seats.map((seat) => [seat.id, seat] as const))),
    priceTypes: new Map(shelf.priceTypes.map((type) => [type.id, type])),
    products: new Map(shelf.products.map((product) => [product.id, product])),
    vatRates,
    giftCardName,
  }
}
