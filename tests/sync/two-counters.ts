// Two real counters and a real server in one process, joined by loopback HTTP that a test can take away.
import { rmSync } from 'node:fs'
import { createRouterClient } from '@orpc/server'
import type { FastifyInstance } from 'fastify'
import pino from 'pino'
import type { CartLine } from '#core/domain/cart.ts'
import type { CommandId, OrderId, OrderLineId, PerformanceId, StaffId } from '#core/domain/ids.ts'
import { canonicalJson } from '#core/protocol/canonical.ts'
import { type EntityKey, type EntityKind, entityKinds } from '#core/protocol/entity.ts'
import { findCounter } from '#db/counter.ts'
import { readEntity } from '#db/entity/entity.ts'
import { listStaff } from '#db/staff.ts'
import { router } from '#host/router.ts'
import { askInTime } from '#host/sync/ask.ts'
import { enrol } from '#host/sync/enrol.ts'
import { pull, push } from '#host/sync/exchange.ts'
import { openLink, type ServerLink } from '#host/sync/link.ts'
import type { Sync } from '#host/sync/sync.ts'
import { tendRights } from '#host/sync/tend-rights.ts'
import type { World } from '#host/world.ts'
import { invite } from '#server/features/counter.ts'
import { openSnapshots } from '#server/features/snapshot.ts'
import { openFeedHeads } from '#server/feed-heads.ts'
import { buildServer } from '#server/http.ts'
import type { ServerWorld } from '#server/world.ts'
import { signIn } from '#tests/faults/sent.ts'
import { eveningMs, type TestClock, testClock, testId } from '#tests/fixture/counter.ts'
import { type ImportBench, openImportBench } from '#tests/import/import-world.ts'
import { openEmbeddedStore } from '#tests/server/server-fixture.ts'

export type Desk = ImportBench & {
  clock: TestClock
  link: ServerLink
  /** While true, a sale may ask the server; the exchange is told when to run all the same. */
  isOnline: boolean
  /** Hands in and takes down until nothing is left, its selling rights filled up. */
  exchange(): Promise<void>
  /** @param isApproved the manager answers for seats that nobody can be asked about */
  sell(performanceId: string, seatIds: readonly string[], isApproved?: boolean): Promise<OrderId>
}

export type Evening = {
  world: ServerWorld
  url: string
  /** Moves the server's clock. */
  advance(ms: number): void
  /** @param invitation made already; without it the server makes one for this code */
  newDesk(code: string, invitation?: string): Promise<Desk>
  close(): Promise<void>
}

export async function openEvening(): Promise<Evening> {
  const { store, database } = await openEmbeddedStore()
  let aheadMs = 0
  const beganAtMs = performance.now()
  const log = pino({ level: process.env.FOYER_LOG ?? 'silent' })
  const world: ServerWorld = {
    store,
    database,
    heads: await openFeedHeads({ database }),
    snapshots: openSnapshots({ database, log }),
    log,
    // The counters' evening, whatever day the tests are run on.
    nowMs: () => Math.round(eveningMs + performance.now() - beganAtMs) + aheadMs,
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    secret: 'of the tests',
  }
  const app: FastifyInstance = buildServer(world)
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const desks: Desk[] = []
  return {
    world,
    url,
    advance: (ms) => {
      aheadMs += ms
    },
    async newDesk(code, invitation) {
      const desk = await openDesk(url, code, invitation ?? (await invitationFor(world, code)))
      desks.push(desk)
      return desk
    },
    async close() {
      for (const desk of desks) {
        await desk.end()
        rmSync(desk.directory, { recursive: true, force: true })
      }
      await app.close()
      await world.snapshots.close()
      await store.close()
    },
  }
}

async function invitationFor(server: ServerWorld, code: string): Promise<string> {
  const invited = await invite(server, { code, name: `Door ${code}` })
  if (!invited.accepted) throw new Error('each desk has a code of its own')
  return invited.value.invitation
}

async function openDesk(url: string, code: string, invitation: string): Promise<Desk> {
  const clock = testClock()
  const bench = await openImportBench(clock, code)
  const { privateKey } = await enrol(bench.world.db, { url, invitation })
  const counterId = findCounter(bench.world.db.read)?.id ?? ''
  const link = openLink({ url, counterId, privateKey }, clock)
  const askedAtMs = new Map<string, number>()
  const desk: Desk = {
    ...bench,
    clock,
    link,
    isOnline: false,
    async exchange() {
      await push(bench.world, link)
      await pull(bench.world, link)
      askedAtMs.clear()
      await tendRights(bench.world, link, askedAtMs)
      await push(bench.world, link)
      await pull(bench.world, link)
    },
    async sell(performanceId, seatIds, isApproved = false) {
      signIn(bench.world)
      return await sellSeats(bench, performanceId as PerformanceId, seatIds, isApproved)
    },
  }
  Object.assign(bench.world.sync, lineOf(desk))
  return desk
}

/** The part of the loop that a sale waits for, without the loop. */
function lineOf(desk: Desk): Pick<Sync, 'ask' | 'catchUp' | 'clockOffsetMs'> {
  return {
    clockOffsetMs: () => desk.link.clockOffsetMs() ?? 0,
    ask: async (question) => (desk.isOnline ? await askInTime(desk.link, question) : undefined),
    catchUp: async () => {
      await pull(desk.world, desk.link)
      return true
    },
  }
}

async function sellSeats(
  { world }: ImportBench,
  performanceId: PerformanceId,
  seatIds: readonly string[],
  isApproved: boolean,
): Promise<OrderId> {
  const client = createRouterClient(router, { context: { world } })
  const { hallId, prices } = await client.performance.get({ performanceId })
  const hall = await client.performance.hall({ hallId })
  const lines = seatIds.map((seatId): CartLine => {
    const seat = hall.seats.find(({ id }) => id === seatId)
    const price = prices.find(({ category }) => category === seat?.category)
    if (!seat || !price) throw new Error('the hall has the seat, and it has a price')
    const { areaId, id } = seat
    return {
      id: testId<OrderLineId>(),
      kind: 'ticket',
      performanceId,
      areaId,
      seatId: id,
      priceTypeId: price.priceTypeId,
      note: '',
    }
  })
  const priceOf = (line: CartLine) =>
    prices.find(
      (row) =>
        line.kind === 'ticket' &&
        row.priceTypeId === line.priceTypeId &&
        row.category === hall.seats.find(({ id }) => id === line.seatId)?.category,
    )?.priceMinor ?? 0
  const totalMinor = lines.reduce((sum, line) => sum + priceOf(line), 0)
  const orderId = testId<OrderId>()
  await client.sale.complete({
    commandId: testId<CommandId>(),
    orderId,
    customerId: null,
    lines,
    expectedTotalMinor: totalMinor,
    tenders: [{ means: 'cash', tenderedMinor: Math.ceil(totalMinor / 100) * 100 }],
    note: '',
    approval: isApproved ? managersWord(world) : null,
  })
  return orderId
}

/** What a manager approves a sale by. */
export function managersWord(world: World): { staffId: StaffId; pin: string } {
  const manager = listStaff(world.db.read).find(({ role }) => role === 'manager')
  return { staffId: manager?.id as StaffId, pin: '1234' }
}

/** Every entity the server has, and whatever this counter has otherwise. Empty when the two agree. */
export async function differences({ world }: Desk, server: ServerWorld): Promise<string[]> {
  const rows = await server.database.query<{ kind: EntityKind; id: string; body: unknown }>(
    'select kind, id, body from entity',
  )
  const missing = rows.filter(({ kind, id, body }) => {
    const own = readEntity(world.db.read, kind, id)
    return own === undefined || canonicalJson(own) !== canonicalJson(body)
  })
  const known = new Set(rows.map(({ kind, id }) => `${kind} ${id}`))
  return [
    ...missing.map(({ kind, id }) => `${kind} ${id} differs`),
    ...localKeys(world.db.sqlite)
      .filter(({ kind, id }) => !known.has(`${kind} ${id}`))
      .map(({ kind, id }) => `${kind} ${id} is here only`),
  ]
}

const tables: Partial<Record<EntityKind, string>> = {
  staff: 'staff',
  label: 'labels',
  'consent-purpose': 'consent_purposes',
  'price-type': 'price_types',
  product: 'products',
  hall: 'halls',
  performance: 'performances',
  customer: 'customers',
  order: 'orders',
  case: 'cases',
  counter: 'known_counters',
  'allotment-plan': 'allotment_plans',
  allotment: 'allotments',
}

function localKeys(sqlite: { prepare(sql: string): { pluck(): { all(): unknown[] } } }): EntityKey[] {
  return entityKinds.flatMap((kind) => {
    const table = tables[kind]
    const ids = table ? (sqlite.prepare(`select id from ${table}`).pluck().all() as string[]) : []
    return ids.map((id) => ({ kind, id }))
  })
}
