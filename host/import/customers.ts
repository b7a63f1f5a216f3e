// Importing customers from a CSV file.
import { type Decision, refuse } from '#core/domain/decision.ts'
import { type ImportDefaults, type ReadRow, readCustomerRow } from '#core/domain/import-customer.ts'
import { type Remark, refusal } from '#core/domain/import-remark.ts'
import { readPhone } from '#core/domain/phone.ts'
import { getVenue } from '#db/counter.ts'
import type { WritableDb } from '#db/database.ts'
import { type CustomerWriting, importCustomer, type WrittenCustomer } from '#db/import-customer.ts'
import { readWordBook } from '#db/import-extras.ts'
import { importIds, venueKeyOf } from '#db/import-id.ts'
import { takeManyNumbers } from '#db/import-number.ts'
import { isoDateIn } from '../clock.ts'
import { type CsvItem, readCsv } from './csv.ts'
import { readText } from './encoding.ts'
import { type CustomerReading, type ImportJob, type ImportWorld, inSteps, writeBatch } from './run.ts'
import { withoutSearchMerges } from './search-merges.ts'

/** @throws NotCsv, and what the file system or the database throws; steps before that are kept */
export async function importCustomers(world: ImportWorld, job: ImportJob, reading: CustomerReading): Promise<void> {
  const { shape, columns } = reading
  const writing = prepare(world)
  const lineOf = new Map<string, number>()
  job.tally.expect(await countLines(job.path, shape.encoding, shape.hasHeader))
  const items = skipHeader(readCsv(job.path, shape), shape.hasHeader)
  const takeStep = (tx: WritableDb, rows: Iterable<ReadItem>) => {
    const numbers = takeManyNumbers(tx, 'customer')
    const written: WrittenCustomer[] = []
    for (const row of rows) written.push(...takeRow(tx, row, { ...writing, numbers }, job, lineOf))
    numbers.settle()
    const created = written.flatMap((each) => (each.did === 'created' ? [each.entry] : []))
    const changed = written.flatMap((each) => (each.did === 'changed' ? [each.entry] : []))
    return created.length + changed.length > 0 ? { created, changed } : undefined
  }
  const rows = readRows(items, columns, writing.defaults)
  await withoutSearchMerges(world.db, job, (merges) => {
    const write = (step: Iterable<ReadItem>) => {
      const { created, changed } = job.tally.counts
      writeBatch(world, job, { name: 'customer.import', v: 1 }, ['customer'], (tx) => takeStep(tx, step))
      merges.owe(job.tally.counts.created - created + job.tally.counts.changed - changed)
    }
    return inSteps(world, job, rows, write, merges.tidy)
  })
  if (!job.signal.aborted) job.tally.expect(job.tally.counts.rowsDone)
}

function prepare({ db, clock, session }: ImportWorld): Omit<CustomerWriting, 'numbers'> {
  const venue = getVenue(db.read)
  const { country, language, zone } = venue
  const atMs = clock.nowMs()
  const defaults: ImportDefaults = { country, language, today: isoDateIn(zone, atMs), readPhone }
  return {
    idOf: importIds(venueKeyOf(venue)),
    defaults,
    book: readWordBook(db.read),
    atMs,
    by: session.clerkId() ?? 'import',
  }
}

/** A row understood, before the database is asked. */
type ReadItem = { lineNumber: number; read: Decision<ReadRow, { remark: Remark; code: string }> }

/** Outside the transaction, which nobody else can write beside. */
async function* readRows(
  items: AsyncIterable<CsvItem>,
  columns: CustomerReading['columns'],
  defaults: ImportDefaults,
): AsyncGenerator<ReadItem> {
  for await (const item of items) {
    if ('row' in item) {
      const { lineNumber, cells } = item.row
      yield { lineNumber, read: readCustomerRow(cells, columns, defaults) }
    } else yield { lineNumber: item.lineNumber, read: refuse({ code: 'REFUSED', remark: item.remark }) }
  }
}

function takeRow(
  tx: WritableDb,
  { lineNumber, read }: ReadItem,
  writing: CustomerWriting,
  { tally }: ImportJob,
  lineOf: Map<string, number>,
): WrittenCustomer[] {
  const refuseLine = (remark: Remark) => {
    tally.remark(lineNumber, remark)
    return []
  }
  if (!read.accepted) return refuseLine(read.refusal.remark)
  const { customer, warnings } = read.value
  const id = writing.idOf('customer', customer.identity)
  const earlier = lineOf.get(id)
  if (earlier !== undefined) return refuseLine(refusal('SAME_AS_LINE', '', String(earlier)))
  const imported = importCustomer(tx, customer, writing)
  if (!imported.accepted) return refuseLine(imported.refusal.remark)
  lineOf.set(id, lineNumber)
  for (const remark of [...warnings, ...imported.value.warnings]) tally.remark(lineNumber, remark)
  tally.count(imported.value.written.did)
  return [imported.value.written]
}

async function* skipHeader(items: AsyncIterable<CsvItem>, hasHeader: boolean): AsyncGenerator<CsvItem> {
  let isFirst = hasHeader
  for await (const item of items) {
    if (!isFirst || 'remark' in item) yield item
    if ('row' in item) isFirst = false
  }
}

/** Roughly the number of rows: a cell with several lines counts too much, which the end puts right. */
async function countLines(
  path: string,
  encoding: CustomerReading['shape']['encoding'],
  hasHeader: boolean,
): Promise<number> {
  let lines = hasHeader ? -1 : 0
  let last = '\n'
  for await (const text of readText(path, encoding)) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1
    last = text.at(-1) ?? last
  }
  return Math.max(0, last === '\n' ? lines : lines + 1)
}
