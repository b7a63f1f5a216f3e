// Bringing in customers (CSV), the catalogue (JSON) and past orders (JSON lines): upload, preview, run, report.
import { z } from 'zod'
import { CustomerColumn } from '#core/domain/import-column.ts'
import { ImportRemark } from '#core/domain/import-remark.ts'
import { withRight } from './base.ts'

export const ImportKind = z.enum(['customers', 'catalogue', 'orders'])
export type ImportKind = z.infer<typeof ImportKind>

export const CsvShape = z.object({
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  delimiter: z.enum([',', ';', '\t']),
  hasHeader: z.boolean(),
})
export type CsvShape = z.infer<typeof CsvShape>

/** Why a file could not be read, or an import had to end: the screen has a sentence for each. `detail` is technical. */
export const ImportFailure = z.object({
  code: z.enum(['NOT_CSV', 'NOT_ORDERS', 'WRONG_DOCUMENT', 'DISK_FULL', 'OTHER']),
  detail: z.string(),
})
export type ImportFailure = z.infer<typeof ImportFailure>

export const ImportProgress = z.object({
  importId: z.uuid(),
  kind: ImportKind,
  fileName: z.string(),
  state: z.enum(['uploading', 'ready', 'running', 'stopped', 'done', 'failed']),
  rowsTotal: z.int().nullable(),
  rowsDone: z.int(),
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** Lines of which nothing was taken. */
  refusedCount: z.int(),
  /** Values that were left out of lines that were taken. */
  warningCount: z.int(),
  /** The first thousand of both; the whole list is in the report. */
  remarks: z.array(ImportRemark),
  /** Why it failed as a whole. */
  failure: ImportFailure.nullable(),
})
export type ImportProgress = z.infer<typeof ImportProgress>

const importing = withRight('import')
const ImportId = z.object({ importId: z.uuid() })

export const fileImport = {
  /** What a screen takes up again: the import that runs, otherwise the last one that is ready to be looked at or has ended. */
  current: importing.output(ImportProgress.nullable()),
  /** Begins an upload; parts of at most 512 kB follow in order. */
  begin: importing
    .errors({ TOO_LARGE: { data: z.object({ bytesMax: z.int() }) } })
    .input(z.object({ kind: ImportKind, fileName: z.string().max(255), bytes: z.int().min(0) }))
    .output(ImportId),
  upload: importing
    .errors({ UNKNOWN_IMPORT: {}, OUT_OF_ORDER: { data: z.object({ offset: z.int() }) } })
    .input(ImportId.extend({ offset: z.int().min(0), base64: z.string().max(700_000) }))
    .output(z.object({ received: z.int() })),
  /** The first rows as read, and a guess of what each column is. For JSON only what would be made, or what is wrong with it. */
  preview: importing
    .errors({
      UNKNOWN_IMPORT: {},
      UNREADABLE: { data: z.object({ failure: ImportFailure, remarks: z.array(ImportRemark) }) },
    })
    .input(ImportId.extend({ shape: CsvShape.nullable() }))
    .output(
      z.object({
        shape: CsvShape.nullable(),
        header: z.array(z.string()),
        rows: z.array(z.array(z.string())),
        columns: z.array(CustomerColumn),
        counts: z.record(z.string(), z.int()),
      }),
    ),
  start: importing
    .errors({ UNKNOWN_IMPORT: {}, ALREADY_RUNNING: {} })
    .input(ImportId.extend({ shape: CsvShape.nullable(), columns: z.array(CustomerColumn).max(200) }))
    .output(z.object({})),
  stop: importing.errors({ UNKNOWN_IMPORT: {} }).input(ImportId).output(z.object({})),
  /** Takes one that does not run off the screen and the disk, with its report. */
  forget: importing.errors({ UNKNOWN_IMPORT: {}, STILL_RUNNING: {} }).input(ImportId).output(z.object({})),
  /** All refused lines as CSV text, safe to open in a spreadsheet. */
  report: importing
    .errors({ UNKNOWN_IMPORT: {} })
    .input(ImportId)
    .output(z.object({ csv: z.string() })),
}
