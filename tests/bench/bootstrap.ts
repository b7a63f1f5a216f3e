// A counter's first day: a server with as many customers and orders as asked for, and a new counter that takes all of it down
// over loopback until it finds somebody, and until the orders are there too. Server and counter are programs of their own; the server has made its snapshot, as it
// has for the second counter of a venue and for every one after. What making it takes stands beside. With `--peer` PouchDB
// takes the same documents down afterwards, from an express-pouchdb server that has them, until it has them all: it has no
// order in which things come, so that its customers can be found at the end.
import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { getBundle, makeBundle } from '#build/bundles.ts'
import { startHost, startServer } from '#build/host-process.ts'
import { endGroup, root } from '#build/processes.ts'
import { uuidV7 } from '#core/domain/ids.ts'
import { type CustomerEntity, noArticle, type OrderEntity } from '#core/protocol/entity.ts'
import { hashPin } from '#host/pin.ts'
import { migrate } from '#server/store/migrate.ts'
import { connectDatabase, type SqlDatabase } from '#server/store/sql-database.ts'
import { connectTo, signIn } from '#tests/bench/shared/host-client.ts'
import { personOf, randomFrom } from '#tests/bench/shared/large-counter.ts'
import { installPeer, runPeer } from '#tests/bench/shared/peer.ts'
import { overRuns } from '#tests/bench/shared/percentile.ts'
import { serverMigrations, startPostgres } from '#tests/server/server-fixture.ts'

const rowsPerBatch = 5_000
const waitMsMax = 30 * 60_000
const someone = 4_711

export async function run(args: string[]) {
  const options = {
    customers: { type: 'string', default: '100000' },
    orders: { type: 'string', default: '300000' },
    peer: { type: 'boolean', default: false },
  } as const
  const { values } = parseArgs({ args, options })
  const [customers, orders] = [Number(values.customers), Number(values.orders)]
  await makeBundle(getBundle('host'))
  const postgres = await startPostgres()
  const data = mkdtempSync(join(tmpdir(), 'foyer-bootstrap-'))
  try {
    const database = await connectDatabase({ url: postgres.url })
    await migrate(database, serverMigrations)
    await fill(database, customers, orders)
    await database.close()
    const ours = await measure(postgres.url, data)
    const figures = { ...ours, ...(values.peer && (await measurePeer(data, customers, orders, ours))) }
    const goals: { figure: string; op: '<=' | '>='; value: number }[] = [
      { figure: 'searchableS', op: '<=', value: customers > 100_000 ? 60 : 5 },
      { figure: 'counterPeakMb', op: '<=', value: 500 },
      { figure: 'serverPeakMb', op: '<=', value: 500 },
    ]
    if (figures.pouchdbOverOurs) goals.push({ figure: 'pouchdbOverOurs', op: '>=', value: 20 })
    return { args: { customers, orders, peer: values.peer }, figures, goals }
  } finally {
    rmSync(data, { recursive: true, force: true })
    await postgres.stop()
  }
}

async function measure(databaseUrl: string, data: string) {
  process.env.DATABASE_URL = databaseUrl
  const invite = ['A1', 'B1', 'C1'].flatMap((code) => ['--invite', `${code}=Counter ${code}`])
  const server = startServer([join(root, 'server/main.ts'), '--port', '0', ...invite])
  delete process.env.DATABASE_URL
  try {
    const { url, invitations } = await server.ready
    const first = await firstDay(join(data, 'A1'), 'A1', url, invitations[0] ?? '')
    const next = [
      await firstDay(join(data, 'B1'), 'B1', url, invitations[1] ?? ''),
      await firstDay(join(data, 'C1'), 'C1', url, invitations[2] ?? ''),
    ]
    return {
      searchableS: overRuns(next, ({ searchableS }) => searchableS),
      completeS: overRuns(next, ({ completeS }) => completeS),
      counterPeakMb: Math.max(...next.map(({ peakMb }) => peakMb)),
      databaseMb: first.databaseMb,
      /** With the making of the snapshot, which the first counter waits for. */
      firstOfAllS: first.searchableS,
      serverPeakMb: peakMb(server.child.pid ?? 0),
    }
  } finally {
    await endGroup(server.child)
  }
}

type PeerFigures = {
  pouchdbS?: number
  pouchdbPeakMb?: number | null
  pouchdbOverOurs?: number
  pouchdbOverComplete?: number
}

async function measurePeer(
  data: string,
  customers: number,
  orders: number,
  ours: { searchableS: number; completeS: number },
): Promise<PeerFigures> {
  const peer = await installPeer('pouchdb')
  if (peer === undefined) return {}
  const file = join(data, 'documents.ndjson')
  for (let n = 0; n < customers; n++) appendDocument(file, personOf(n).id, cardOf(n))
  for (let n = 0; n < orders; n++) appendDocument(file, idOf(n, 1), orderOf(n, customers))
  flushDocuments(file)
  const { tookS, peakMb: pouchdbPeakMb } = await runPeer<{ tookS: number; peakMb: number | null }>(
    peer,
    'first-day.mjs',
    [file],
  )
  const over = { pouchdbOverOurs: tookS / ours.searchableS, pouchdbOverComplete: tookS / ours.completeS }
  return { pouchdbS: tookS, pouchdbPeakMb, ...over }
}

const linesAtOnce = 5_000
const lines: string[] = []

function appendDocument(file: string, id: string, body: object): void {
  lines.push(JSON.stringify({ _id: id, ...body }))
  if (lines.length >= linesAtOnce) flushDocuments(file)
}

function flushDocuments(file: string): void {
  if (lines.length === 0) return
  appendFileSync(file, `${lines.join('\n')}\n`)
  lines.length = 0
}

/** From the start of a counter's program on an empty folder until it has found somebody; a person's typing of the PIN is taken out. */
async function firstDay(data: string, code: string, url: string, invitation: string) {
  const startedMs = performance.now()
  const where = ['--data', data, '--counter', code, '--server', url, '--invitation', invitation]
  const host = startHost([join(root, 'dist/host/main.js'), ...where])
  try {
    const client = await connectTo(await host.ready)
    while ((await client.session.state()).staff.length === 0) {
      if (performance.now() - startedMs > waitMsMax) throw new Error('the counter never got its staff')
      await wait(50)
    }
    const { tookMs } = await signIn(client)
    const { hits } = await client.search.find({ text: personOf(someone).lastName, limit: 30 })
    const searchableS = (performance.now() - startedMs - tookMs) / 1_000
    if (hits.length === 0) throw new Error('nobody was found')
    while ((await client.sync.state({})).mode !== 'online') {
      if (performance.now() - startedMs > waitMsMax) throw new Error('the orders never came')
      await wait(20)
    }
    const completeS = (performance.now() - startedMs - tookMs) / 1_000
    return {
      searchableS,
      completeS,
      peakMb: peakMb(host.child.pid ?? 0),
      databaseMb: statSync(join(data, 'foyer.db')).size / 1e6,
    }
  } finally {
    await endGroup(host.child)
  }
}

/** The most it ever held on Linux; elsewhere what it holds now, which says less. */
function peakMb(pid: number): number {
  if (process.platform === 'linux')
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1_024
}

/** Written as put_entities would, without its work for every single thing. */
async function fill(database: SqlDatabase, customers: number, orders: number): Promise<void> {
  await database.query('alter table entity disable trigger user')
  let seq = 0
  const put = async (kind: string, count: number, make: (n: number) => Promise<{ id: string; body: unknown }>) => {
    for (let at = 0; at < count; at += rowsPerBatch) {
      const rows: string[] = []
      for (let n = at; n < Math.min(count, at + rowsPerBatch); n++) {
        seq += 1
        rows.push(JSON.stringify({ kind, seq, ...(await make(n)) }))
      }
      await database.query(fillSql, [`[${rows.join()}]`])
    }
  }
  await put('staff', 1, async () => ({ id: personOf(0).id, body: await clerk() }))
  await put('customer', customers, async (n) => ({ id: personOf(n).id, body: cardOf(n) }))
  await put('order', orders, async (n) => ({ id: idOf(n, 1), body: orderOf(n, customers) }))
  await database.query('update feed set v = $1', [seq])
  await database.query('alter table entity enable trigger user')
  await database.query('analyze')
}

const fillSql = `with rows as (select * from jsonb_to_recordset($1::jsonb) as row (kind text, id text, seq bigint, body jsonb)),
  fed as (insert into change_feed (seq, kind, id, at_ms) select seq, kind, id, 0 from rows)
  insert into entity (kind, id, body, row_seq) select kind, id, body, seq from rows`

async function clerk() {
  const look = { language: 'en', colorScheme: 'light' }
  return {
    code: 'bench',
    name: 'Bench Clerk',
    role: 'cashier',
    rights: null,
    ...look,
    pinHash: await hashPin('1234'),
    isActive: true,
  }
}

function cardOf(n: number): CustomerEntity {
  const { id, number, firstName, lastName, email, phone, street, postcode, town, country } = personOf(n)
  const sibling = (digit: string) => id.slice(0, -1) + digit
  const mail = { id: sibling('e'), channel: 'email' as const, kind: 'private' as const, value: email, normal: email }
  const mobile = { id: sibling('f'), channel: 'phone' as const, kind: 'mobile' as const, value: phone, normal: phone }
  const home = { id: sibling('a'), kind: 'home' as const, street, extra: '', postcode, town, country: country as 'NO' }
  const names = { title: '', gender: '' as const, firstName, lastName, organisation: '', language: 'en' as const }
  const contactPoints = [mail, mobile].map((point) => ({ ...point, isPrimary: true }))
  return {
    number,
    externalNumber: null,
    details: { ...names, dateOfBirth: null, contactPoints, addresses: [{ ...home, isPrimary: true }] },
    notes: { internal: null, important: null },
    labels: [],
    consents: [],
    createdAtMs: 0,
    createdBy: 'bench',
    changedAtMs: 0,
    changedBy: 'bench',
  }
}

/** One seat of a sold-out evening, with its ticket and its payment. */
function orderOf(n: number, customers: number): OrderEntity {
  const atMs = 1_700_000_000_000 + n * 1_000
  const price = { unitMinor: 32_000, totalMinor: 32_000, vatCode: '0', vatRateBp: 0, vatMinor: 0 }
  const place = { performanceId: idOf(Math.floor(n / 512), 5), areaId: idOf(1, 6), seatId: idOf(n % 512, 7) }
  const what = {
    ...place,
    priceTypeId: idOf(1, 8),
    productId: null,
    storedValueId: null,
    ...noArticle,
    quantity: 1,
    discountMinor: 0,
    ruleText: '',
  }
  const line = {
    id: idOf(n, 2),
    position: 0,
    kind: 'ticket' as const,
    state: 'active' as const,
    text: 'Peer Gynt · Adult',
  }
  const money = { amountMinor: 32_000, roundingMinor: 0, tenderedMinor: 32_000, changeMinor: 0 }
  const code = `T${((n * 2_654_435_761) % 4_294_967_296).toString(36).toUpperCase()}${n}`
  return {
    order: {
      ...{
        number: `W-${n + 1}`,
        sequence: n + 1,
        customerId: personOf(n % customers).id,
        channel: 'counter',
        state: 'sold',
      },
      ...{ currency: 'NOK', totalMinor: 32_000, paidMinor: 32_000, note: '', createdAtMs: atMs, createdBy: 'bench' },
      ...{ expiresAtMs: null, cancelledAtMs: null },
    },
    lines: [{ ...line, ...what, ...price, note: '' }],
    tickets: [{ id: idOf(n, 3), orderLineId: line.id, code, state: 'valid', issuedAtMs: atMs }],
    payments: [{ id: idOf(n, 4), receiptNumber: `W-${n + 1}`, means: 'card', ...money, ...paid(atMs) }],
  }
}

const paid = (atMs: number) => ({ atMs, takenBy: 'bench', settlementId: null, storedValueId: null, reference: '' })

/** As real ones are: in the order of their making, with a random end. */
function idOf(n: number, what: number): string {
  const random = randomFrom(n * 31 + what)
  return uuidV7(
    1_700_000_000_000 + n,
    Uint8Array.from({ length: 10 }, (_, index) => (index === 0 ? what : random() * 256)),
  )
}
