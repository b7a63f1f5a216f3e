// Importing a catalogue: one document, one transaction, all of it or nothing of it.
import { readFile, stat } from 'node:fs/promises'
import { Catalogue } from '#core/domain/import-catalogue.ts'
import { checkCatalogue } from '#core/domain/import-catalogue-check.ts'
import { remarksOf } from '#core/domain/import-path.ts'
import { type Remark, refusal } from '#core/domain/import-remark.ts'
import type { Venue } from '#core/domain/venue.ts'
import { getVenue } from '#db/counter.ts'
import type { WritableDb } from '#db/database.ts'
import { readEntity } from '#db/entity/entity.ts'
import { newStaffCodes, writeCatalogue } from '#db/import-catalogue.ts'
import { importIds, venueKeyOf } from '#db/import-id.ts'
import { findObstacles, knownCodes } from '#db/import-obstacle.ts'
import { hashPin } from '../pin.ts'
import { type ImportJob, type ImportWorld, writeBatch } from './run.ts'

/** A catalogue is a document people write; a larger file is another kind of file. */
const catalogueBytesMax = 64 * 1024 * 1024

/** Everything the document has against itself goes into the tally as remarks with paths; then nothing was written. */
export async function importCatalogue(world: ImportWorld, job: ImportJob): Promise<void> {
  const read = await readCatalogue(job.path)
  if ('remarks' in read) return await refuseAll(job, read.remarks)
  const { catalogue } = read
  const venue = catalogue.venue ?? getVenue(world.db.read)
  const remarks = checkCatalogue(catalogue, knownCodes(world.db.read), venue)
  if (remarks.length > 0) return await refuseAll(job, remarks)
  const pinHashes = await hashNewPins(world, catalogue)
  if (job.signal.aborted) return
  writeBatch(world, job, { name: 'catalogue.import', v: 1 }, topics, (tx) =>
    write(tx, catalogue, venue, pinHashes, job),
  )
  await job.tally.flush()
  job.onProgress()
}

const topics = ['catalogue', 'performance', 'session', 'customer'] as const

/** The document, or what is wrong with its text and shape. */
export async function readCatalogue(path: string): Promise<{ catalogue: Catalogue } | { remarks: Remark[] }> {
  const { size } = await stat(path)
  if (size > catalogueBytesMax) return { remarks: [refusal('WRONG_SHAPE', '', `> ${catalogueBytesMax} bytes`)] }
  const text = (await readFile(path, 'utf8')).replace(/^\ufeff/, '')
  const document = parseJson(text)
  if ('problem' in document) return { remarks: [refusal('NOT_JSON', '', document.problem)] }
  const parsed = Catalogue.safeParse(document.value)
  return parsed.success ? { catalogue: parsed.data } : { remarks: remarksOf(parsed.error) }
}

/** How many of each kind the document brings. */
export function countsOf(catalogue: Catalogue): Record<string, number> {
  const { staff, labels, consents, priceTypes, products, halls, performances } = catalogue
  const lists = { staff, labels, consents, priceTypes, products, halls, performances }
  return Object.fromEntries(Object.entries(lists).map(([name, items]) => [name, items.length]))
}

export function parseJson(text: string): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

async function refuseAll(job: ImportJob, remarks: readonly Remark[]): Promise<void> {
  for (const remark of remarks) job.tally.remark(null, remark)
  await job.tally.flush()
  job.onProgress()
}

async function hashNewPins({ db }: ImportWorld, catalogue: Catalogue): Promise<Map<string, string>> {
  const wanted = new Set(newStaffCodes(db.read, catalogue))
  const hashes = new Map<string, string>()
  for (const { code, pin } of catalogue.staff) {
    if (wanted.has(code)) hashes.set(code, await hashPin(pin))
  }
  return hashes
}

/** @returns for the journal: what is new or different, as it stands now. Of a PIN only the slow hash, by which another counter knows it. */
function write(
  tx: WritableDb,
  catalogue: Catalogue,
  venue: Venue,
  pinHashes: ReadonlyMap<string, string>,
  { tally }: ImportJob,
): object | undefined {
  const obstacles = findObstacles(tx, catalogue)
  for (const remark of obstacles) tally.remark(null, remark)
  if (obstacles.length > 0) return undefined
  const done = writeCatalogue(tx, catalogue, { idOf: importIds(venueKeyOf(venue)), venue, pinHashes })
  for (const { did } of done) tally.count(did)
  const written = done.filter(({ did }) => did !== 'unchanged')
  if (written.length === 0) return undefined
  return { entities: written.map(({ kind, id }) => ({ kind, id, body: readEntity(tx, kind, id) })) }
}
