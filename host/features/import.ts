// Imports from the screen: upload, preview, start, stop, progress, report.
import type { CsvShape } from '#core/contract/import.ts'
import { countsOf, readCatalogue } from '../import/catalogue.ts'
import { guessReading } from '../import/import-file.ts'
import { countOrders, readHead } from '../import/orders.ts'
import { progressOf, type Upload, uploadBytesMax, uploadsOf } from '../import/uploads.ts'
import { host } from '../procedures.ts'

export const fileImport = {
  begin: host.fileImport.begin.handler(async ({ input, context: { world }, errors }) => {
    const { kind, fileName, bytes } = input
    if (bytes > uploadBytesMax) throw errors.TOO_LARGE({ data: { bytesMax: uploadBytesMax } })
    const { id } = await uploadsOf(world).begin(kind, fileName, bytes)
    return { importId: id }
  }),

  upload: host.fileImport.upload.handler(async ({ input, context: { world }, errors }) => {
    const uploads = uploadsOf(world)
    const upload = uploads.find(input.importId)
    if (!upload) throw errors.UNKNOWN_IMPORT()
    const isTaken = await uploads.append(upload, input.offset, Buffer.from(input.base64, 'base64'))
    if (!isTaken) throw errors.OUT_OF_ORDER({ data: { offset: upload.received } })
    return { received: upload.received }
  }),

  preview: host.fileImport.preview.handler(async ({ input, context: { world }, errors }) => {
    const upload = uploadsOf(world).find(input.importId)
    if (upload?.state !== 'ready') throw errors.UNKNOWN_IMPORT()
    const preview = await previewOf(upload, input.shape).catch((error: unknown) => ({
      problem: error instanceof Error ? error.message : String(error),
    }))
    if ('problem' in preview) throw errors.UNREADABLE({ data: { problem: preview.problem } })
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

  progress: host.fileImport.progress.handler(({ input, context: { world }, errors }) => {
    const upload = uploadsOf(world).find(input.importId)
    if (!upload) throw errors.UNKNOWN_IMPORT()
    return progressOf(upload)
  }),

  report: host.fileImport.report.handler(async ({ input, context: { world }, errors }) => {
    const uploads = uploadsOf(world)
    const upload = uploads.find(input.importId)
    if (!upload) throw errors.UNKNOWN_IMPORT()
    return { csv: await uploads.report(upload) }
  }),
}

/** What would happen, without doing it. A document that cannot be read says why in the place and words of its remarks. */
async function previewOf({ kind, path }: Upload, known: CsvShape | null) {
  const nothing = { shape: null, header: [], rows: [], columns: [], counts: {} }
  if (kind === 'customers') return await customersPreview(path, known)
  if (kind === 'orders') {
    await readHead(path)
    return { ...nothing, counts: { orders: (await countOrders(path)) - 1 } }
  }
  const read = await readCatalogue(path)
  if ('catalogue' in read) return { ...nothing, counts: countsOf(read.catalogue) }
  const lines = read.remarks.slice(0, 20).map(({ where, detail }) => [where, detail].filter(Boolean).join(': '))
  return { problem: lines.join('\n') }
}

async function customersPreview(path: string, known: CsvShape | null) {
  const { shape, columns, header, rows } = await guessReading(path, known ?? {})
  return { shape, columns: [...columns], header, rows, counts: {} }
}
