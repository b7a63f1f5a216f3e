// A house that a web shop sells: a hall with seats and a floor, and evenings that are on sale, closed, over. Handed in by a
// counter that exists on paper only.
import pino from 'pino'
import type { AreaId, OrderId, PerformanceId, PriceTypeId, SeatId } from '#core/domain/ids.ts'
import type { EntityBody, OrderEntity } from '#core/protocol/entity.ts'
import type { ShopLine, ShopPurchase } from '#core/protocol/shop-contract.ts'
import { takeIn } from '#server/features/push.ts'
import type { ShopWorld } from '#server/features/shop.ts'
import { openSnapshots } from '#server/features/snapshot.ts'
import { openFeedHeads } from '#server/feed-heads.ts'
import type { ServerWorld } from '#server/world.ts'
import { madeId, type PaperCounter, paperCounter } from './journal-maker.ts'
import { enrol, type TestStore } from './server-fixture.ts'

/** Minor units; a seat's adult, a seat's child, a place on the floor. */
export const pricesMinor = { adult: 32_050, child: 15_025, floor: 20_000 }
export const floorPlaces = 5
const hourMs = 3_600_000

export type ShopEvening = {
  world: ShopWorld & { store: TestStore['store'] }
  counter: PaperCounter
  stalls: AreaId
  floor: AreaId
  seats: SeatId[]
  adult: PriceTypeId
  child: PriceTypeId
  /** Not given out any more. */
  retired: PriceTypeId
  startsAtMs: number
  /** Another performance of the same hall. */
  newPerformance(change?: Partial<EntityBody<'performance'>>): Promise<PerformanceId>
  /** The performance as it is from now on. */
  change(performanceId: PerformanceId, change: Partial<EntityBody<'performance'>>): Promise<void>
  /** Moves the server's clock. */
  advance(ms: number): void
  seatLine(performanceId: PerformanceId, seat: number, priceTypeId?: PriceTypeId): ShopLine
  floorLine(performanceId: PerformanceId): ShopLine
  /** Of a buyer whom nobody knows yet, at the prices above. */
  purchase(lines: ShopLine[], change?: Partial<ShopPurchase>): ShopPurchase
  orderOf(orderId: string): Promise<OrderEntity | undefined>
}

export async function openShopEvening(server: TestStore): Promise<ShopEvening> {
  const counter = await enrol(server, paperCounter())
  const [hallId, stalls, floor] = [madeId(), madeId() as AreaId, madeId() as AreaId]
  const [adult, child, retired] = [madeId() as PriceTypeId, madeId() as PriceTypeId, madeId() as PriceTypeId]
  const seats = Array.from({ length: 10 }, () => madeId() as SeatId)
  let nowMs = server.nowMs()
  const startsAtMs = nowMs + 24 * hourMs
  const world = { store: server.store, nowMs: () => nowMs, random: randomBytes, secret: 'of the tests' }
  const hand = (entities: object[]) => importCatalogue(server, counter, entities)
  const performances = new Map<string, EntityBody<'performance'>>()
  const put = async (id: PerformanceId, body: EntityBody<'performance'>) => {
    performances.set(id, body)
    await hand([{ kind: 'performance', id, body }])
  }
  const standard = performanceOf({ hallId, adult, child, retired, startsAtMs })
  await hand(house({ hallId, stalls, floor, adult, child, retired, seats }))
  const priceOf = ({ seatId, priceTypeId }: ShopLine) =>
    seatId === null ? pricesMinor.floor : priceTypeId === adult ? pricesMinor.adult : pricesMinor.child
  return {
    world,
    counter,
    stalls,
    floor,
    seats,
    adult,
    child,
    retired,
    startsAtMs,
    newPerformance: async (change = {}) => {
      const id = madeId() as PerformanceId
      await put(id, { ...standard, code: id, ...change })
      return id
    },
    change: (id, change) => put(id, { ...(performances.get(id) ?? standard), ...change }),
    advance: (ms) => {
      nowMs += ms
    },
    seatLine: (performanceId, seat, priceTypeId = adult) => ({
      performanceId,
      areaId: stalls,
      seatId: seats[seat] ?? null,
      priceTypeId,
    }),
    floorLine: (performanceId) => ({ performanceId, areaId: floor, seatId: null, priceTypeId: adult }),
    purchase: (lines, change = {}) => ({
      orderId: madeId() as OrderId,
      sessionId: crypto.randomUUID(),
      buyer: { firstName: 'Signe', lastName: 'Dahl', email: `${madeId()}@example.org` },
      lines,
      expectedTotalMinor: lines.reduce((sum, line) => sum + priceOf(line), 0),
      ...change,
    }),
    orderOf: async (orderId) => {
      const [found] = await server.store.fetch([{ kind: 'order', id: orderId }])
      return found?.body as OrderEntity | undefined
    },
  }
}

async function importCatalogue(server: TestStore, counter: PaperCounter, entities: object[]): Promise<void> {
  const entry = counter.write('catalogue.import', { importId: madeId(), fileName: 'evening.json', entities })
  const answer = await takeIn(server, counter.counterId, counter.push(entry))
  const outcomes = answer.state === 'taken' ? answer.outcomes.map(({ outcome }) => outcome) : [answer.state]
  if (outcomes.join() !== 'applied') throw new Error(`the catalogue was ${outcomes.join()}`)
}

/** The server as its door needs it, with the evening's clock. */
export async function openShopWorld({ world }: ShopEvening, { database }: TestStore): Promise<ServerWorld> {
  const log = pino({ level: 'silent' })
  return {
    ...world,
    database,
    heads: await openFeedHeads({ database }),
    snapshots: openSnapshots({ database, log }),
    log,
  }
}

const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count))

type Ids = {
  hallId: string
  stalls: string
  floor: string
  adult: string
  child: string
  retired: string
  seats: string[]
}

function performanceOf({
  hallId,
  adult,
  child,
  retired,
  startsAtMs,
}: Omit<Ids, 'stalls' | 'floor' | 'seats'> & { startsAtMs: number }) {
  return {
    code: 'PEER',
    hallId,
    title: 'Peer Gynt',
    organiser: 'Elvegata Scene',
    startsAtMs,
    vatCode: '25',
    state: 'on-sale' as const,
    prices: [
      { category: 'A', priceTypeId: adult, priceMinor: pricesMinor.adult },
      { category: 'A', priceTypeId: child, priceMinor: pricesMinor.child },
      { category: 'A', priceTypeId: retired, priceMinor: 100 },
      { category: 'S', priceTypeId: adult, priceMinor: pricesMinor.floor },
    ],
  }
}

function house({ hallId, stalls, floor, adult, child, retired, seats }: Ids): object[] {
  const venue: EntityBody<'venue'> = {
    name: 'Elvegata Scene',
    organisationNumber: '312345676',
    addressLines: [],
    phone: '',
    country: 'NO',
    zone: 'Europe/Oslo',
    currency: 'NOK',
    cashStepMinor: null,
    vatRates: [{ code: '25', name: 'Høy sats', rateBp: 2_500 }],
    receiptFooter: '',
    language: 'nb',
    unprotectedSales: 'off',
    offlineValueMinor: 50_000,
    priceRules: [],
    membershipTypes: [],
    subscriptionTypes: [],
    donationPurposes: [],
    fees: [],
    isShiftRequired: false,
    isCountBlind: false,
    countDifferenceMinor: 2_000,
    cashMoveMinor: 100_000,
    lockAfterMs: 900_000,
  }
  const hall: EntityBody<'hall'> = {
    code: hallId,
    name: 'Scenen',
    focusX: 0,
    focusY: 0,
    areas: [
      { id: stalls, code: 'SAL', name: 'Sal', kind: 'seated', capacity: seats.length, category: 'A', position: 0 },
      { id: floor, code: 'GULV', name: 'Gulv', kind: 'standing', capacity: floorPlaces, category: 'S', position: 1 },
    ],
    seats: seats.map((id, index) => ({
      id,
      areaId: stalls,
      row: '1',
      number: String(index + 1),
      x: index * 10,
      y: 0,
      kind: 'normal',
      category: 'A',
    })),
  }
  const priceType = (id: string, name: string, position: number) => ({
    kind: 'price-type',
    id,
    body: { code: id, name, position, isActive: id !== retired },
  })
  return [
    { kind: 'venue', id: 'venue', body: venue },
    priceType(adult, 'Voksen', 0),
    priceType(child, 'Barn', 1),
    priceType(retired, 'Premiere', 2),
    { kind: 'hall', id: hallId, body: hall },
  ]
}
