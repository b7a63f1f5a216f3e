// Imports from the screen: upload, preview, start, stop, progress, report.
import { ORPCError } from '@orpc/server'
import type { CsvShape } from '#core/contract/import.ts'
import { checkCatalogue } from '#core/domain/import-catalogue-check.ts'
import type { ImportRemark, Remark } from '#core/domain/import-remark.ts'
import { getVenue } from '#db/counter.ts'
import type { Database } from '#db/database.ts'
import { findObstacles, knownCodes } from '#db/import-obstacle.ts'
import { countsOf, readCatalogue } from '../import/catalogue.ts'
import { failureOf, isDiskFull } from '../import/failure.ts'
import { guessReading } from '../import/import-file.ts'
import { countOrders, readHead } from '../import/orders.ts'
import { progressOf, type Upload, uploadBytesMax, uploadsOf } from '../import/uploads.ts'
import { host } from '../procedures.ts'

export const fileImport = {
  current: host.fileImport.current.handler(({ context: { world } }) => {
    const upload = uploadsOf(world).current()
    return upload ? progressOf(upload) : null
  }),

  begin: host.fileImport.begin.handler(async ({ input, context: { world }, errors }) => {
    const { kind, fileName, bytes } = input
    if (bytes > uploadBytesMax) throw errors.TOO_LARGE({ data: { bytesMax: uploadBytesMax } })
    const { id } = await uploadsOf(world).begin(kind, fileName, bytes).catch(sayDiskFull)
    return { importId: id }
  }),

  upload: host.fileImport.upload.handler(async ({ input, context: { world }, errors }) => {
    const uploads = uploadsOf(world)
    const upload = uploads.find(input.importId)
    if (!upload) throw errors.UNKNOWN_IMPORT()
    const part = Buffer.from(input.base64, 'base64')
    const isTaken = await uploads.append(upload, input.offset, part).catch(sayDiskFull)
    if (!isTaken) throw errors.OUT_OF_ORDER({ data: { offset: upload.received } })
    return { received: upload.received }
  }),

  preview: host.fileImport.preview.handler(async ({ input, context: { world }, errors }) => {
    const upload = uploadsOf(world).find(input.importId)
    if (upload?.state !== 'ready') throw errors.UNKNOWN_IMPORT()
    const preview = await previewOf(world.db, upload, input.shape).catch((error: unknown) => unreadable(error))
    if ('failure' in preview) throw errors.UNREADABLE({ data: preview })
    return preview
  }),

  start: host.fileImport.start.handler(async ({ input, context: { world }, errors }) => {
    const uploads = uploadsOf(world)
    const upload = uploads.find(input.importId)
    if (!upload) throw errors.UNKNOWN_IMPORT()
    const reading = input.shape ? { shape: input.shape, columns: input.columns } : undefined
    if (!uploads.start(upload, reading)) throw errors.ALREADY_RUNNING()
    return {}
  }),

  stop: host.fileImport.stop.handler(({ input, context: { world }, errors }) => {
    const upload = uploadsOf(world).find(input.importId)
    if (!upload) throw errors.UNKNOWN_IMPORT()
    upload.stop.abort()
    return {}
  }),

  forget: host.fileImport.forget.handler(async ({ input, context: { world }, errors }) => {
    const uploads = uploadsOf(world)
    const upload = uploads.find(input.importId)
    if (!upload) throw errors.UNKNOWN_IMPORT()
    if (!(await uploads.forget(upload))) throw errors.STILL_RUNNING()
    return {}
  }),

  report: host.fileImport.report.handler(async ({ input, context: { world }, errors }) => {
    const uploads = uploadsOf(world)
    const upload = uploads.find(input.importId)
    if (!upload) throw errors.UNKNOWN_IMPORT()
    return { csv: await uploads.report(upload) }
  }),
}

/** A file beside the database says it in other words than SQLite, and it is the same to the clerk. */
function sayDiskFull(error: unknown): never {
  throw isDiskFull(error) ? new ORPCError('DISK_FULL') : error
}

const nothing = { shape: null, header: [], rows: [], columns: [], counts: {} }

/** What would happen, without doing it. */
async function previewOf(db: Database, { kind, path }: Upload, known: CsvShape | null) {
  if (kind === 'customers') return await customersPreview(path, known)
  if (kind === 'catalogue') return await cataloguePreview(db, path)
  await readHead(path)
  return { ...nothing, counts: { orders: (await countOrders(path)) - 1 } }
}

async function customersPreview(path: string, known: CsvShape | null) {
  const { shape, columns, header, rows } = await guessReading(path, known ?? {})
  return { shape, columns: [...columns], header, rows, counts: {} }
}

/** A document is taken whole or not at all, so every mistake in it is told before it is started. */
async function cataloguePreview({ read: db }: Database, path: string) {
  const read = await readCatalogue(path)
  if ('remarks' in read) return wrongDocument(read.remarks)
  const { catalogue } = read
  const mistakes = checkCatalogue(catalogue, knownCodes(db), catalogue.venue ?? getVenue(db))
  if (mistakes.length > 0) return wrongDocument(mistakes)
  const obstacles = findObstacles(db, catalogue)
  return obstacles.length > 0 ? wrongDocument(obstacles) : { ...nothing, counts: countsOf(catalogue) }
}

const remarksMax = 1_000

function wrongDocument(remarks: readonly Remark[]) {
  const placed: ImportRemark[] = remarks.slice(0, remarksMax).map((remark) => ({ ...remark, lineNumber: null }))
  return { failure: { code: 'WRONG_DOCUMENT' as const, detail: '' }, remarks: placed }
}

function unreadable(error: unknown) {
  return { failure: failureOf(error), remarks: [] }
}
