// Journals as counters of every released version wrote them, kept for good: each must be taken in whole, and make what it
// made then. FOYER_RECORD=<version> writes the journal of today's counter; a file that was released is never written again.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import type { CommandId, PerformanceId } from '#core/domain/ids.ts'
import { canonicalJson } from '#core/protocol/canonical.ts'
import { EntityKindName, entityShapes } from '#core/protocol/entity.ts'
import { JournalEntry } from '#core/protocol/journal-entry.ts'
import { listEntriesAfter } from '#db/journal.ts'
import { router } from '#host/router.ts'
import { takeIn } from '#server/features/push.ts'
import { settled, signIn } from '#tests/faults/sent.ts'
import { testId } from '#tests/fixture/counter.ts'
import { openEmbeddedStore, type TestStore } from '#tests/server/server-fixture.ts'
import { type Desk, openEvening } from './two-counters.ts'

const folder = join(import.meta.dirname, '../golden/journals')
const Recorded = z.object({
  entries: z.array(JournalEntry).min(1),
  /** By kind and id, as the server kept them. */
  entities: z.array(z.object({ kind: z.string(), id: z.string(), body: z.unknown() })),
})
type Recorded = z.infer<typeof Recorded>

const version = process.env.FOYER_RECORD
if (version) await record(join(folder, `${version}.json`))

let server: TestStore
beforeAll(async () => {
  server = await openEmbeddedStore()
})
afterAll(() => server.store.close())

it.each(readdirSync(folder))(
  'OF10 any age of counter: the journal of %s is taken in whole and makes what it made then',
  async (file) => {
    const { entries, entities } = Recorded.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
    const [first] = entries
    if (!first) throw new Error('a journal has entries')
    const { counterId, incarnation } = first
    await server.database.query(
      "insert into counter (id, code, name, public_key, enrolled_at_ms) values ($1, $2, 'old', 'no key', 0)",
      [counterId, file],
    )
    const answer = await takeIn(server, counterId, { incarnation, entries })
    const outcomes = answer.state === 'taken' ? answer.outcomes.map(({ outcome }) => outcome) : [answer.state]
    expect(outcomes.filter((outcome) => outcome !== 'applied')).toEqual([])
    expect((await kept(server)).map(broughtUp)).toEqual(entities.map(broughtUp))
  },
)

/** What has come to be since is there with what it is for a thing of that time. */
function broughtUp({ kind, id, body }: Recorded['entities'][number]): Recorded['entities'][number] {
  const shape = entityShapes[EntityKindName.parse(kind)]
  return { kind, id, body: JSON.parse(canonicalJson(shape.parse(body))) as unknown }
}

async function kept({ database }: Pick<TestStore, 'database'>): Promise<Recorded['entities']> {
  const rows = await database.query<Recorded['entities'][number]>('select kind, id, body from entity order by kind, id')
  return JSON.parse(canonicalJson(rows)) as Recorded['entities']
}

async function record(path: string): Promise<void> {
  if (existsSync(path)) throw new Error(`${path} is there already: what was recorded stays`)
  const evening = await openEvening()
  const desk = await evening.newDesk('A1')
  await everyEntryOnce(desk)
  const entries = listEntriesAfter(desk.world.db.read, 0, 1_000)
  await desk.exchange()
  const recorded = { entries, entities: await kept(evening.world) }
  writeFileSync(path, `${JSON.stringify(recorded, null, 1)}\n`)
  await evening.close()
}

/** Every entry that changes something, at least once. */
async function everyEntryOnce(desk: Desk): Promise<void> {
  const docs = join(import.meta.dirname, '../../docs')
  await desk.import('catalogue', smallCatalogue(readFileSync(join(docs, 'catalogue.example.json'), 'utf8')))
  await desk.import('customers', 'number;first name;last name;email;label\n1;Anne;Berg;anne@example.org;VIP\n')
  await desk.import('customers', 'number;first name;last name\n1;Anna;Berg\n')
  const oldOrder = { number: '17', customer: '1', channel: 'web', state: 'sold', createdAt: '2026-11-01T12:00' }
  const lines = [{ product: 'coffee', quantity: 2, priceMinor: 4_200 }]
  const head = { format: 'foyer-orders', version: 1, prefix: 'OLD-' }
  await desk.import('orders', `${JSON.stringify(head)}\n${JSON.stringify({ ...oldOrder, lines })}\n`)
  signIn(desk.world)
  const client = createRouterClient(router, { context: { world: desk.world } })
  const command = () => ({ commandId: testId<CommandId>() })
  await client.session.setPreferences({ ...command(), language: 'de', colorScheme: 'dark' })
  const [customerId] = desk.world.db.sqlite.prepare('select id from customers').pluck().all() as [never]
  const { details } = await client.customer.card({ customerId })
  await client.customer.edit({ ...command(), customerId, base: details, details: { ...details, title: 'Dr.' } })
  await client.customer.setNote({ ...command(), customerId, kind: 'internal', base: '', text: 'Sits at the aisle' })
  await client.customer.create({
    ...command(),
    customerId: testId(),
    details: { ...details, contactPoints: [], addresses: [] },
  })
  const performanceId = desk.world.db.sqlite.prepare('select id from performances').pluck().get() as PerformanceId
  const seats = desk.world.db.sqlite.prepare('select id from seats order by id limit 2').pluck().all() as string[]
  await desk.sell(performanceId, seats)
  await settled(desk.world)
}

/** One hall of a few seats is enough to keep for good. */
function smallCatalogue(text: string): string {
  const catalogue = JSON.parse(text) as { performances: unknown[] }
  return JSON.stringify({ ...catalogue, performances: catalogue.performances.slice(0, 1) })
}
