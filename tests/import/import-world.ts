// A world for import tests: real database, journal and black box in a directory of its own.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { CsvShape, ImportKind } from '#core/contract/import.ts'
import type { Clock } from '#host/clock.ts'
import { guessReading, importFile } from '#host/import/import-file.ts'
import { besideSelling, type Pace } from '#host/import/run.ts'
import { makeTally, type Tally } from '#host/import/tally.ts'
import { openWorld } from '#host/open-world.ts'
import type { World } from '#host/world.ts'

export type ImportBench = {
  world: World
  directory: string
  /** Writes a file and imports it. */
  import(kind: ImportKind, content: string | Uint8Array, options?: ImportOptions): Promise<Tally>
  /** Ends the counter and leaves its files. */
  end(): Promise<void>
  close(): Promise<void>
}

export type ImportOptions = {
  shape?: Partial<CsvShape>
  signal?: AbortSignal
  isDryRun?: boolean
  pace?: Pace
  onProgress?: () => void
}

export async function openImportBench(clock?: Clock, counterCode = 'A1'): Promise<ImportBench> {
  const directory = mkdtempSync(join(tmpdir(), 'foyer-import-'))
  const opened = await openWorld({
    dataDirectory: join(directory, 'data'),
    migrationsDirectory: join(import.meta.dirname, '../../db/migrations'),
    key: new Uint8Array(32).fill(7),
    warnings: [],
    counterCode,
    log: pino({ level: 'silent' }),
    ...(clock ? { clock } : {}),
  })
  let files = 0
  return {
    world: opened.world,
    directory,
    async import(kind, content, options = {}) {
      files += 1
      const path = join(directory, `file-${files}`)
      writeFileSync(path, content)
      const tally = makeTally(join(directory, `report-${files}.csv`))
      const {
        signal = new AbortController().signal,
        isDryRun = false,
        pace = besideSelling,
        onProgress = () => undefined,
      } = options
      const job = {
        importId: crypto.randomUUID(),
        fileName: `file-${files}`,
        path,
        tally,
        signal,
        isDryRun,
        pace,
        onProgress,
      }
      await importFile(
        opened.world,
        kind,
        job,
        kind === 'customers' ? await guessReading(path, options.shape) : undefined,
      )
      return tally
    },
    end: () => opened.close(),
    async close() {
      await opened.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
