// `npm run import -- customers|catalogue|orders <file>`: the same imports from the command line, for a technician who
// moves a venue in. Exit code 0 when the file was read, even with refused lines; 1 when it could not be read at all.
import { stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { CsvShape, ImportKind } from '#core/contract/import.ts'
import type { ImportRemark } from '#core/domain/import-remark.ts'
import { newId } from '../clock.ts'
import type { World } from '../world.ts'
import { guessReading, importFile } from './import-file.ts'
import { alone, type ImportJob, type ImportWorld } from './run.ts'
import { makeTally, type Tally } from './tally.ts'

export type ImportCommandWorld = ImportWorld & Pick<World, 'dataDirectory'>

export type ImportCommandDeps = {
  /** Opens the counter's data; `dataDirectory` is what `--data` said. */
  openWorld(dataDirectory: string | undefined): Promise<{ world: ImportCommandWorld; close(): Promise<void> }>
  /** Directory that relative paths start from. */
  cwd: string
  out: (text: string) => void
  err: (text: string) => void
  /** On a terminal the progress line is written over itself. */
  isTerminal: boolean
}

export const importUsage = `Usage:
  npm run import -- customers <file.csv> [--delimiter ';'] [--encoding windows-1252] [--no-header]
  npm run import -- catalogue <file.json>
  npm run import -- orders <file.jsonl>
Options:
  --data <directory>   the counter's data (otherwise the usual place)
  --delimiter <c>      ; or , or tab
  --encoding <name>    utf-8, utf-16le, utf-16be or windows-1252
  --header, --no-header  whether the first row is a heading
  --dry-run            read and check everything, write nothing
`

/** @returns the exit code */
export async function runImportCommand(argv: readonly string[], deps: ImportCommandDeps): Promise<number> {
  const asked = readArguments(argv, deps.cwd)
  if ('problem' in asked) {
    deps.err(`${asked.problem}\n${importUsage}`)
    return 1
  }
  const problem = await findFileProblem(asked.path)
  if (problem) {
    deps.err(`${problem}\n`)
    return 1
  }
  const { world, close } = await deps.openWorld(asked.dataDirectory)
  try {
    return await run(world, asked, deps)
  } catch (error) {
    deps.err(
      `\n${asked.path} could not be read as ${asked.kind}: ${error instanceof Error ? error.message : String(error)}\n`,
    )
    return 1
  } finally {
    await close()
  }
}

type Asked = {
  kind: ImportKind
  path: string
  dataDirectory: string | undefined
  shape: Partial<CsvShape>
  isDryRun: boolean
}

const options = {
  data: { type: 'string' },
  delimiter: { type: 'string' },
  encoding: { type: 'string' },
  header: { type: 'boolean' },
  'no-header': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const

function readArguments(argv: readonly string[], cwd: string): Asked | { problem: string } {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true })
    const [kind, file, ...more] = positionals
    const readKind = ImportKind.safeParse(kind)
    if (!readKind.success) return { problem: `Say what to import: ${ImportKind.options.join(', ')}.` }
    if (file === undefined || more.length > 0) return { problem: 'Name one file.' }
    const shape = readShape(values)
    if (!shape) return { problem: 'This delimiter or encoding is not known.' }
    const dataDirectory = values.data === undefined ? undefined : resolve(cwd, values.data)
    return { kind: readKind.data, path: resolve(cwd, file), dataDirectory, shape, isDryRun: values['dry-run'] ?? false }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

type Values = { delimiter?: string; encoding?: string; header?: boolean; 'no-header'?: boolean }

function readShape(values: Values): Partial<CsvShape> | undefined {
  const delimiter = values.delimiter === 'tab' || values.delimiter === '\\t' ? '\t' : values.delimiter
  const hasHeader = values['no-header'] ? false : values.header
  const given = { delimiter, encoding: values.encoding?.toLowerCase(), hasHeader }
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  return CsvShape.partial().safeParse(known).data as Partial<CsvShape> | undefined
}

async function findFileProblem(path: string): Promise<string | undefined> {
  try {
    return (await stat(path)).isFile() ? undefined : `${path} is not a file.`
  } catch {
    return `${path} cannot be read: there is no such file, or no permission.`
  }
}

async function run(world: ImportCommandWorld, asked: Asked, deps: ImportCommandDeps): Promise<number> {
  const importId = newId<string>(world.clock, world.random)
  const fileName = basename(asked.path)
  const day = new Date(world.clock.nowMs()).toISOString().slice(0, 19).replace(/[:T]/g, '-')
  const reportPath = join(world.dataDirectory, 'import-reports', `${day}-${fileName}-report.csv`)
  const tally = makeTally(reportPath)
  const onProgress = () => {
    if (deps.isTerminal) deps.out(`\r${progressText(tally)}`)
  }
  const { signal } = new AbortController()
  const { path, isDryRun } = asked
  const job: ImportJob = { importId, fileName, path, tally, signal, isDryRun, pace: alone, onProgress }
  const startedMs = world.clock.monotonicMs()
  const reading = asked.kind === 'customers' ? await guessReading(asked.path, asked.shape) : undefined
  if (reading) deps.out(`${describe(reading)}\n`)
  await importFile(world, asked.kind, job, reading)
  const seconds = ((world.clock.monotonicMs() - startedMs) / 1_000).toFixed(1)
  deps.out(`${deps.isTerminal ? '\r' : ''}${summary(tally, asked, seconds)}`)
  if (tally.remarks.length > 0)
    deps.out(`${firstRemarks(tally)}Everything that was refused or left out: ${reportPath}\n`)
  return 0
}

function describe({ shape, columns, header }: Awaited<ReturnType<typeof guessReading>>): string {
  const delimiter = shape.delimiter === '\t' ? 'tab' : shape.delimiter
  const read = columns.map((column, index) => (header[index] === undefined ? column : `${header[index]} → ${column}`))
  return `Read as ${shape.encoding}, ${delimiter}, ${shape.hasHeader ? 'with' : 'without'} a heading: ${read.join(', ')}`
}

function progressText({ counts }: Tally): string {
  const total = counts.rowsTotal === null ? '' : ` of ${counts.rowsTotal}`
  return `${counts.rowsDone}${total}, ${counts.refusedCount} refused`
}

function summary({ counts }: Tally, { isDryRun }: Asked, seconds: string): string {
  const { created, changed, unchanged, refusedCount, warningCount } = counts
  const head = isDryRun ? 'Nothing was written. It would be' : 'Done'
  return `${head}: created ${created}, changed ${changed}, unchanged ${unchanged}, refused ${refusedCount}, warnings ${warningCount} (${seconds} s)\n`
}

const shownRemarks = 10

function firstRemarks({ remarks }: Tally): string {
  const line = ({ lineNumber, severity, where, code, detail }: ImportRemark) =>
    `  ${lineNumber === null ? '' : `line ${lineNumber} `}${severity} ${[where, code, detail].filter(Boolean).join(' ')}\n`
  return remarks.slice(0, shownRemarks).map(line).join('')
}
