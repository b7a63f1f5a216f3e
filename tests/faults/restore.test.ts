// A counter whose database is lost: brought back from a backup and the black box, or from the black box alone, row by row
// as it was. Everything it knows came through the journal, so that nothing can be there without being told of.
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CartLine } from '#core/domain/cart.ts'
import { accept } from '#core/domain/decision.ts'
import type { CaseId, CommandId, OrderId, OrderLineId } from '#core/domain/ids.ts'
import { makeBackup } from '#db/backup.ts'
import { readEntity, writeEntity } from '#db/entity/entity.ts'
import { clerkFrom, listStaff } from '#db/staff.ts'
import { inJournal } from '#host/in-journal.ts'
import { openWorld } from '#host/open-world.ts'
import { restoreCounter, restoredText } from '#host/restore.ts'
import { router } from '#host/router.ts'
import type { World } from '#host/world.ts'
import { eveningMs, migrationsDirectory, testClock, testId } from '#tests/fixture/counter.ts'
import { type ImportBench, openImportBench } from '#tests/import/import-world.ts'
import { settled, signIn } from './sent.ts'

const catalogue = readFileSync(join(import.meta.dirname, '../../docs/catalogue.example.json'), 'utf8')
const people = 'number;first name;last name;email;label\n1;Anne;Berg;anne@example.org;VIP\n2;Ola;Ås;ola@example.org;\n'
const orders = [
  { format: 'foyer-orders', version: 1, prefix: 'OLD-' },
  {
    number: '17',
    customer: '1',
    channel: 'web',
    state: 'sold',
    createdAt: '2026-11-01T12:00',
    note: 'Aisle please',
    lines: [{ product: 'coffee', quantity: 2, priceMinor: 4_200 }],
    payments: [{ means: 'web', amountMinor: 8_400, at: '2026-11-01T12:00' }],
  },
]
const key = new Uint8Array(32).fill(7)
const clock = testClock()

let bench: ImportBench
let data: string
beforeEach(async () => {
  bench = await openImportBench(clock)
  data = join(bench.directory, 'data')
  await bench.import('catalogue', catalogue)
  await bench.import('customers', people)
  await bench.import('orders', orders.map((line) => JSON.stringify(line)).join('\n'))
  signIn(bench.world)
})
afterEach(() => rmSync(bench.directory, { recursive: true, force: true }))

describe('a database that is lost', () => {
  it('OF02 restore: a backup and the black box make the counter whole again, sales after the backup and all', async () => {
    await sellOne(bench.world)
    makeBackup(bench.world.db.sqlite, join(data, 'backups'), clock.nowMs())
    await bench.import('customers', 'number;first name;last name\n1;Anna;Berg\n3;Eva;Dahl\n')
    await editAndSell(bench.world)
    const before = await lose()
    const { replayed, backup, oldDatabase } = restore()
    expect([replayed >= 5, backup !== null, oldDatabase !== null]).toEqual([true, true, true])
    expect(await reopened()).toEqual(before)
  })

  it('OF02 restore: the black box alone is enough', async () => {
    await sellOne(bench.world)
    await workShift(bench.world)
    await editAndSell(bench.world)
    const before = await lose()
    rmSync(join(data, 'backups'), { recursive: true, force: true })
    rmSync(join(data, 'foyer.db'))
    const restored = restore()
    expect([restored.backup, restored.entries, restored.oldDatabase]).toEqual([null, 0, null])
    expect(await reopened()).toEqual(before)
  })

  it('OF04 conflict: answers to cases come back too: other seats, the money paid out, its receipt and the new tickets', async () => {
    await answerCases(bench.world)
    const before = await lose()
    rmSync(join(data, 'backups'), { recursive: true, force: true })
    rmSync(join(data, 'foyer.db'))
    restore()
    expect(await reopened()).toEqual(before)
  })

  it('one entry that cannot be read stops nothing: the others are done again, and it is named', async () => {
    writeUnreadable(bench.world)
    await sellOne(bench.world)
    const before = await lose()
    rmSync(join(data, 'backups'), { recursive: true, force: true })
    rmSync(join(data, 'foyer.db'))
    const restored = restore()
    expect(restored.left).toEqual([expect.stringMatching(/^ {2}\d+ sale\.complete: bad-shape/)])
    expect(restoredText(restored)).toContain(restored.left[0])
    expect(await reopened()).toEqual(before)
  })

  it('a backup of another counter is refused, and nothing is changed', async () => {
    const other = await openImportBench(clock)
    const { path: copy } = makeBackup(other.world.db.sqlite, bench.directory, clock.nowMs())
    await other.close()
    await lose()
    const names = readdirSync(data)
    expect(() => restore(copy)).toThrow('not of the same counter')
    expect(readdirSync(data)).toEqual(names)
  })

  it('a black box cut in the middle of a record is refused, and nothing is changed', async () => {
    await lose()
    const box = join(data, 'journal.blackbox')
    truncateSync(box, readFileSync(box).length - 5)
    const names = readdirSync(data)
    expect(() => restore()).toThrow('damaged')
    expect(readdirSync(data)).toEqual(names)
  })
})

/** As a defect of an older program may have left it. */
function writeUnreadable(world: World): void {
  inJournal(world, { commandId: testId<CommandId>() }, { name: 'sale.complete', v: 1 }, () =>
    accept({ answer: null, entry: { orderId: 7 }, changed: [] }),
  )
}

async function sellOne(world: World): Promise<void> {
  const client = createRouterClient(router, { context: { world } })
  const { products } = await client.performance.shelf()
  const [product] = products
  if (!product) throw new Error('the catalogue has products')
  const lines: CartLine[] = [
    { id: testId<OrderLineId>(), kind: 'product', productId: product.id, quantity: 2, note: '' },
  ]
  const totalMinor = product.priceMinor * 2
  await client.sale.complete({
    commandId: testId<CommandId>(),
    orderId: testId(),
    customerId: null,
    lines,
    expectedTotalMinor: totalMinor,
    tenders: [{ means: 'cash', tenderedMinor: totalMinor }],
    note: 'to be collected',
  })
  await settled(world)
}

/** One that is closed, with everything a shift can have, and one that is open. */
async function workShift(world: World): Promise<void> {
  const client = createRouterClient(router, { context: { world } })
  const command = () => ({ commandId: testId<CommandId>() })
  const count = [{ denominationMinor: 10_000, pieces: 3 }]
  await client.shift.open({ ...command(), shiftId: testId(), drawer: 'Bar', count })
  await client.shift.moveCash({ ...command(), amountMinor: 5_000, reason: 'change', approval: null })
  await sellOne(world)
  await client.shift.report(command())
  await client.shift.count({ ...command(), count })
  const { counted } = await client.shift.state()
  const pieces = (counted?.expectedMinor ?? 0) / 100
  await client.shift.count({ ...command(), count: [{ denominationMinor: 100, pieces }] })
  await client.shift.handOver(command())
  await client.shift.close({ ...command(), reason: '', keptMinor: 0, approval: null })
  await client.shift.open({ ...command(), shiftId: testId(), drawer: '', count: [] })
  await settled(world)
}

/** Of three tickets sold here, two turned out to be somebody else's: one gets another seat, one the money back. */
async function answerCases(world: World): Promise<void> {
  const manager = listStaff(world.db.read).find(({ role }) => role === 'manager')
  if (manager) world.session.enter(clerkFrom(manager))
  const client = createRouterClient(router, { context: { world } })
  const orderId = await sellSeats(world, 3)
  await settled(world)
  const [moved, paidBack] = contestLines(world, orderId, 2)
  const command = () => ({ commandId: testId<CommandId>(), note: 'said on the phone' })
  const [proposal] = await client.cases.proposals({ caseIds: [moved] })
  const seats = proposal?.seats.map(({ lineId, seatId }) => ({ lineId, seatId })) ?? []
  await client.cases.note({ ...command(), caseIds: [moved], answer: 'call' })
  await client.cases.reseat({ ...command(), caseIds: [moved], seats })
  const { cases } = await client.cases.list({ state: 'open' })
  await client.cases.refund({ ...command(), caseIds: [paidBack], expectedMinor: cases[0]?.refundMinor ?? 0 })
  await settled(world)
}

async function sellSeats(world: World, count: number): Promise<OrderId> {
  const client = createRouterClient(router, { context: { world } })
  const [coming] = (await client.performance.coming()).filter(({ dots }) => dots > 0)
  if (!coming) throw new Error('the catalogue has performances')
  const { id: performanceId, hallId } = coming
  const { prices } = await client.performance.get({ performanceId })
  const { seats } = await client.performance.hall({ hallId })
  const [first] = seats
  const price = prices.find(({ category }) => category === first?.category)
  const alike = seats.filter(({ category, kind }) => category === first?.category && kind === 'normal')
  const lines = alike.slice(0, count).map(({ id: seatId, areaId }): CartLine => {
    const priceTypeId = price?.priceTypeId ?? testId()
    return { id: testId(), kind: 'ticket', performanceId, areaId, seatId, priceTypeId, note: '' }
  })
  const totalMinor = (price?.priceMinor ?? 0) * count
  const tenders = [{ means: 'cash' as const, tenderedMinor: totalMinor }]
  const orderId = testId<OrderId>()
  const sale = { orderId, customerId: null, lines, expectedTotalMinor: totalMinor, tenders, note: '', approval: null }
  await client.sale.complete({ commandId: testId<CommandId>(), ...sale })
  return orderId
}

/** What came down from a server, which no black box has. */
function contestLines(world: World, orderId: OrderId, count: number): [CaseId, CaseId] {
  const order = readEntity(world.db.read, 'order', orderId)
  if (!order) throw new Error('the order was sold')
  const ids = order.lines.slice(0, count).map((line): CaseId => {
    const seat = { performanceId: line.performanceId ?? '', seatId: line.seatId ?? '' }
    const about = { code: 'SEAT_CONTESTED' as const, orderId, lineId: line.id, seat, holder: { lineId: testId() } }
    const [opId, counterId] = [testId(), testId()]
    const body = { about, state: 'open' as const, opId, counterId, clerkId: null, atMs: eveningMs, answers: [] }
    world.db.write((tx) => writeEntity(tx, { kind: 'case', id: opId, body }))
    return opId as string as CaseId
  })
  const lines = order.lines.map((line, index) => (index < count ? { ...line, state: 'contested' as const } : line))
  world.db.write((tx) => writeEntity(tx, { kind: 'order', id: orderId, body: { ...order, lines } }))
  const [first, second] = ids
  if (!first || !second) throw new Error('two were asked for')
  return [first, second]
}

async function editAndSell(world: World): Promise<void> {
  const client = createRouterClient(router, { context: { world } })
  const { hits } = await client.search.find({ text: 'ås', limit: 1 })
  const [hit] = hits
  if (hit?.kind !== 'customer') throw new Error('the customer was imported')
  const customerId = hit.id
  const { details } = await client.customer.card({ customerId })
  const changed = { ...details, firstName: 'Olav', contactPoints: [] }
  await client.customer.edit({ commandId: testId<CommandId>(), customerId, base: details, details: changed })
  const note = { kind: 'important', base: '', text: 'Calls back on Friday' } as const
  await client.customer.setNote({ commandId: testId<CommandId>(), customerId, ...note })
  await sellOne(world)
}

/** What stood in every table, and the counter closed with its database damaged. */
async function lose(): Promise<Record<string, unknown[]>> {
  const before = dump(bench.world)
  await bench.end()
  writeFileSync(join(data, 'foyer.db'), 'rubbish')
  return before
}

function restore(backup?: string) {
  return restoreCounter({ dataDirectory: data, migrationsDirectory, key, backup, nowMs: eveningMs })
}

async function reopened(): Promise<Record<string, unknown[]>> {
  const log = pino({ level: 'silent' })
  const opened = await openWorld({
    dataDirectory: data,
    migrationsDirectory,
    key,
    warnings: [],
    counterCode: 'A1',
    log,
    clock,
  })
  const after = dump(opened.world)
  await opened.close()
  return after
}

/** Every row of every table but those that only this run of the host knows; without what a restore cannot know. */
function dump({ db }: World): Record<string, unknown[]> {
  const tables = db.sqlite
    .prepare(
      "select name from sqlite_schema where type = 'table' and name not like '%search%' and name not like 'sqlite%'",
    )
    .pluck()
    .all() as string[]
  const kept = tables.filter((name) => !/^(__drizzle|drafts|counter$|customer_(names|words))/.test(name))
  const read = (name: string) =>
    db.sqlite.prepare(`select * from ${name} order by 1, 2`).all() as Record<string, unknown>[]
  const tablesNow = Object.fromEntries(kept.map((name) => [name, read(name).map(known)]))
  const isOfThisRun = ({ name }: Record<string, unknown>) => String(name).startsWith('host.')
  // The number of a start is this run's, like the chain that begins after a restore and its mark.
  const settings = (tablesNow.settings ?? []).filter(({ key }) => key !== 'boot' && key !== 'number-mark')
  return { ...tablesNow, settings, journal: (tablesNow.journal ?? []).filter((entry) => !isOfThisRun(entry)) }
}

/** JSON is compared by what it says, not by the order it says it in. */
function known({ answer, command_hash, row, ...columns }: Record<string, unknown>): Record<string, unknown> {
  const isJson = (value: unknown): value is string => typeof value === 'string' && /^[[{]/.test(value)
  const plain = (value: unknown) => (isJson(value) ? (JSON.parse(value) as unknown) : value)
  return Object.fromEntries(Object.entries(columns).map(([name, value]) => [name, plain(value)]))
}
