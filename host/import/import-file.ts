// One import from start to end, whoever asked for it: the command line, the screen, the demo.
import type { CsvShape, ImportKind } from '#core/contract/import.ts'
import { type CustomerColumn, columnsOfHeader, columnsOfRows, isHeader } from '#core/domain/import-column.ts'
import { importCatalogue } from './catalogue.ts'
import { detectShape, firstRows } from './csv.ts'
import { importCustomers } from './customers.ts'
import { importOrders } from './orders.ts'
import type { CustomerReading, ImportJob, ImportWorld } from './run.ts'

/** @throws NotCsv, NotOrders, and what the file system or the database throws; what was written before stays */
export async function importFile(
  world: ImportWorld,
  kind: ImportKind,
  job: ImportJob,
  reading?: CustomerReading,
): Promise<void> {
  if (kind === 'catalogue') await importCatalogue(world, job)
  else if (kind === 'orders') await importOrders(world, job)
  else await importCustomers(world, job, reading ?? (await guessReading(job.path)))
}

export type Guess = CustomerReading & { header: string[]; rows: string[][] }

const sampleRows = 20

/** How a customer file probably is to be read, with its first rows to judge by. */
export async function guessReading(path: string, known: Partial<CsvShape> = {}): Promise<Guess> {
  const shape = await detectShape(path, isHeader, known)
  const cells = (await firstRows(path, shape, sampleRows)).map((row) => row.cells)
  const header = shape.hasHeader ? (cells[0] ?? []) : []
  const rows = shape.hasHeader ? cells.slice(1) : cells
  const columns: CustomerColumn[] = shape.hasHeader ? columnsOfHeader(header) : columnsOfRows(rows)
  return { shape, columns, header, rows }
}
