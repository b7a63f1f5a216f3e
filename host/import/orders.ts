// Importing past orders from a file of JSON lines: first what the file is, then one order per line.
import { type ImportedOrder, ImportedOrder as Order, OrdersHead } from '#core/domain/import-order.ts'
import { remarksOf } from '#core/domain/import-path.ts'
import { type Remark, refusal } from '#core/domain/import-remark.ts'
import type { OrderEntity } from '#core/protocol/entity.ts'
import { getVenue } from '#db/counter.ts'
import type { WritableDb } from '#db/database.ts'
import { importIds, venueKeyOf } from '#db/import-id.ts'
import { importOrder, type OrderWriting } from '#db/import-order.ts'
import { readOrderBook } from '#db/import-order-book.ts'
import { getCounterCode } from '#db/number-series.ts'
import type { Random } from '../clock.ts'
import { parseJson } from './catalogue.ts'
import { readText } from './encoding.ts'
import { type ImportJob, type ImportWorld, inSteps, writeBatch } from './run.ts'

/** Thrown when the first line does not say that this is a file of orders. */
export class NotOrders extends Error {
  constructor() {
    super('This is not a file of orders: its first line must be {"format":"foyer-orders","version":1,"prefix":"…-"}.')
    this.name = 'NotOrders'
  }
}

type Line = { lineNumber: number; text: string }

/** @throws NotOrders, and what the file system or the database throws; steps before that are kept */
export async function importOrders(world: ImportWorld, job: ImportJob): Promise<void> {
  const head = await readHead(job.path)
  if (head.prefix === `${getCounterCode(world.db.read)}-`) {
    job.tally.remark(1, refusal('NUMBER_RESERVED', 'prefix', head.prefix))
    return await job.tally.flush()
  }
  const writing = prepare(world, head)
  job.tally.expect((await countOrders(job.path)) - 1)
  await inSteps(world, job, afterHead(readLines(job.path)), (lines) => {
    writeBatch(world, job, { name: 'order.import', v: 1 }, ['order', 'performance'], (tx) => {
      const created: Kept[] = []
      for (const line of lines) created.push(...takeLine(tx, line, writing, job))
      return created.length > 0 ? { prefix: head.prefix, created } : undefined
    })
  })
}

/** @throws NotOrders */
export async function readHead(path: string): Promise<OrdersHead> {
  for await (const { text } of readLines(path)) {
    const document = parseJson(text)
    const head = OrdersHead.safeParse('value' in document ? document.value : undefined)
    if (head.success) return head.data
    break
  }
  throw new NotOrders()
}

/** Lines with something in them, the head included. */
export async function countOrders(path: string): Promise<number> {
  let count = 0
  for await (const _ of readLines(path)) count += 1
  return count
}

function prepare({ db, session, random }: ImportWorld, { prefix }: OrdersHead): OrderWriting {
  const venue = getVenue(db.read)
  const book = readOrderBook(db.read, venue.vatRates)
  return {
    idOf: importIds(venueKeyOf(venue)),
    book,
    venue,
    prefix,
    by: session.clerkId() ?? 'import',
    random: inBulk(random),
  }
}

/** Randomness asked for once in a while: every ticket needs some, and asking takes longer than the bytes. */
function inBulk(random: Random): Random {
  let stock = new Uint8Array()
  return (bytes) => {
    if (stock.length < bytes) stock = new Uint8Array(random(Math.max(bytes, 4_096)))
    const taken = stock.subarray(0, bytes)
    stock = stock.subarray(bytes)
    return taken
  }
}

/** What the journal keeps: the order as it stands now. */
type Kept = { orderId: string } & OrderEntity

function takeLine(tx: WritableDb, { lineNumber, text }: Line, writing: OrderWriting, { tally }: ImportJob): Kept[] {
  const read = readOrder(text)
  if ('remark' in read) {
    tally.remark(lineNumber, read.remark)
    return []
  }
  const imported = importOrder(tx, read.order, writing)
  if (!imported.accepted) {
    tally.remark(lineNumber, imported.refusal.remark)
    return []
  }
  const written = imported.value
  tally.count(written.did)
  return written.did === 'created' ? [{ orderId: written.id, ...written.entity }] : []
}

function readOrder(text: string): { order: ImportedOrder } | { remark: Remark } {
  if (text.length > lineCharsMax) return { remark: refusal('LINE_TOO_LONG', '', `> ${lineCharsMax}`) }
  const document = parseJson(text)
  if ('problem' in document) return { remark: refusal('NOT_JSON', '', document.problem) }
  const parsed = Order.safeParse(document.value)
  if (parsed.success) return { order: parsed.data }
  return { remark: remarksOf(parsed.error)[0] ?? refusal('WRONG_SHAPE', '') }
}

const lineCharsMax = 1_000_000

async function* afterHead(lines: AsyncIterable<Line>): AsyncGenerator<Line> {
  let isHead = true
  for await (const line of lines) {
    if (!isHead) yield line
    isHead = false
  }
}

/** Memory stays bounded: of a line without end only the beginning is kept, enough to refuse it. */
async function* readLines(path: string): AsyncGenerator<Line> {
  let lineNumber = 1
  let rest = ''
  for await (const piece of readText(path, 'utf-8')) {
    const lines = (rest + piece).split('\n')
    rest = (lines.pop() ?? '').slice(0, lineCharsMax + 1)
    for (const text of lines) {
      if (text.trim() !== '') yield { lineNumber, text }
      lineNumber += 1
    }
  }
  if (rest.trim() !== '') yield { lineNumber, text: rest }
}
