// What a web shop sells: performances with their halls and prices, read from the entities as an offer that a cart is priced with.
import type { Offer, OfferedPerformance } from '#core/domain/cart.ts'
import type { AreaId, HallId, PerformanceId, PriceTypeId, SeatId } from '#core/domain/ids.ts'
import { type EntityBody, type EntityKind, venueId } from '#core/protocol/entity.ts'
import type { PulledEntity } from '#core/protocol/sync.ts'
import type { Store } from '../store/store.ts'

type Venue = EntityBody<'venue'>
export type Performance = EntityBody<'performance'>
export type Hall = EntityBody<'hall'>

/** `venue` is undefined while nothing has come up from a counter yet; then there is nothing to sell either. */
export type House = {
  venue: Venue | undefined
  performances: ReadonlyMap<PerformanceId, Performance>
  halls: ReadonlyMap<string, Hall>
  /** Those that are given out any more. */
  priceTypes: ReadonlyMap<PriceTypeId, { name: string }>
}

export async function readHouse(store: Store, performanceIds: readonly string[]): Promise<House> {
  return await houseOf(store, await store.fetch(keysOf('performance', performanceIds)))
}

export async function houseOf(store: Store, performances: readonly PulledEntity[]): Promise<House> {
  const byId = bodies('performance', performances)
  const found = await store.fetch([
    { kind: 'venue', id: venueId },
    ...keysOf(
      'hall',
      [...byId.values()].map(({ hallId }) => hallId),
    ),
    ...keysOf(
      'price-type',
      [...byId.values()].flatMap(({ prices }) => prices.map(({ priceTypeId }) => priceTypeId)),
    ),
  ])
  return {
    venue: bodies('venue', found).get(venueId),
    performances: byId as Map<PerformanceId, Performance>,
    halls: bodies('hall', found),
    priceTypes: new Map(
      [...bodies('price-type', found)]
        .filter(([, { isActive }]) => isActive)
        .map(([id, { name }]) => [id as PriceTypeId, { name }]),
    ),
  }
}

/** @param performances as they stand now, where they were read again and held since */
export function offerOf(house: House, performances = house.performances): Offer {
  const halls = [...house.halls]
  return {
    performances: new Map([...performances].map(([id, performance]) => [id, offered(performance, house)])),
    areas: new Map(
      halls.flatMap(([hallId, { areas }]) =>
        areas.map(({ id, name, category }) => [id as AreaId, { hallId: hallId as HallId, name, category }]),
      ),
    ),
    seats: new Map(
      halls.flatMap(([, { seats }]) =>
        seats.map(({ id, areaId, row, number, category }) => [
          id as SeatId,
          { areaId: areaId as AreaId, row, number, category },
        ]),
      ),
    ),
    priceTypes: house.priceTypes,
    products: new Map(),
    vatRates: house.venue?.vatRates ?? [],
    // Nothing but tickets is sold on the web.
    giftCardName: '',
  }
}

function offered({ hallId, prices, ...performance }: Performance, { halls }: House): OfferedPerformance {
  const { title, startsAtMs, state, vatCode } = performance
  return {
    hallId: hallId as HallId,
    hallName: halls.get(hallId)?.name ?? '',
    title,
    startsAtMs,
    state,
    vatCode,
    prices: prices.map((price) => ({ ...price, priceTypeId: price.priceTypeId as PriceTypeId })),
  }
}

/** A shop sells until the beginning; latecomers buy at the desk. */
export function isOpen({ state, startsAtMs }: Pick<Performance, 'state' | 'startsAtMs'>, nowMs: number): boolean {
  return state === 'on-sale' && nowMs < startsAtMs
}

const keysOf = <Kind extends EntityKind>(kind: Kind, ids: readonly string[]) =>
  [...new Set(ids)].map((id) => ({ kind, id }))

function bodies<Kind extends EntityKind>(kind: Kind, entities: readonly PulledEntity[]) {
  const ofKind = entities.filter((entity) => entity.kind === kind)
  return new Map(ofKind.map(({ id, body }) => [id, body as EntityBody<Kind>]))
}
