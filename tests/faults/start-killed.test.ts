// kill -9 at the steps of a start: the very first one, one that brings an older schema up to date, and one that has a
// crash behind it. The next start must find its way from wherever the last one was stopped.
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '#db/open.ts'
import { keyFromFile } from '#host/key-file.ts'
import { openWorld } from '#host/open-world.ts'
import { verifyBooks } from '#host/verify.ts'
import { eveningMs, migrationsDirectory } from '#tests/fixture/counter.ts'
import { bundleCounter } from './bundle.ts'
import { runUntilKilled, startCounter, withCopy } from './killed-counter.ts'
import { mixedSale, prepareCounter } from './prepared.ts'
import { recover } from './recover.ts'
import type { Sent } from './sent.ts'
import { inPairs, isThorough } from './sweep.ts'

const made: string[] = []
const makeDirectory = () => {
  const directory = mkdtempSync(join(tmpdir(), 'foyer-start-'))
  made.push(directory)
  return directory
}

let program: string
beforeAll(async () => {
  program = await bundleCounter()
}, 120_000)
afterAll(() => {
  for (const directory of made) rmSync(directory, { recursive: true, force: true })
})

describe('a counter killed while it starts', () => {
  it('OF02 a power cut loses nothing: a first start cut short is a first start again', async () => {
    const empty = makeDirectory()
    expect(await killStarts(empty, async (directory) => openedFlaws(directory))).toEqual([])
  }, 600_000)

  it('OF02 a power cut loses nothing: an older database cut short in its migration opens with all it had', async () => {
    const old = makeOlderDatabase()
    expect(
      await killStarts(old, async (directory) => [...(await openedFlaws(directory)), ...keptFlaws(directory)]),
    ).toEqual([])
  }, 600_000)

  it('OF02 a power cut loses nothing: a start after a crash cut short again still brings the sale whole', async () => {
    const prepared = await prepareCounter()
    made.push(prepared)
    const sent = await crashBetweenCommitAndBlackBox(prepared)
    expect(await killStarts(prepared, async (directory) => recover(directory, sent))).toEqual([])
  }, 600_000)
})

/** Kills a start on a copy of the directory at its steps and asks what is wrong afterwards. */
async function killStarts(directory: string, flawsOf: (directory: string) => Promise<string[]>): Promise<string[]> {
  const steps = await stepsOfStart(directory)
  expect(steps.length).toBeGreaterThan(10)
  const trials = steps.flatMap((label, index) => (isWorthDying(label, index) ? [index + 1] : []))
  return inPairs(trials, (killAt) =>
    withCopy(directory, async (copy) => {
      const counter = startCounter(program, copy, { killAt, when: 'before', countReads: false })
      await counter.hear('ready')
      const ended = await counter.ended
      const flaws = ended === 'SIGKILL' ? await flawsOf(copy) : [`it ended with ${ended}`]
      return flaws.map((flaw) => `killed before step ${killAt} (${steps[killAt - 1]}): ${flaw}`)
    }),
  )
}

// The statements of the migration stand in one transaction: of its hundred steps every eighth will do.
const isWorthDying = (label: string, index: number) => isThorough || !/^create/i.test(label) || index % 8 === 0

function stepsOfStart(directory: string): Promise<string[]> {
  return withCopy(directory, async (copy) => {
    const counter = startCounter(program, copy, { killAt: 0, when: 'before', countReads: false })
    await counter.hear('ready')
    const heard = counter.hear('steps')
    counter.tell({ askSteps: true })
    const steps = (await heard) ?? []
    counter.tell({ close: true })
    await counter.ended
    return steps
  })
}

async function openedFlaws(directory: string): Promise<string[]> {
  try {
    const log = pino({ level: 'silent' })
    const opened = await openWorld({
      dataDirectory: directory,
      migrationsDirectory,
      warnings: [],
      counterCode: 'A1',
      log,
    })
    const { problem } = verifyBooks(opened.world.db, opened.world.recorder.box)
    await opened.close()
    const leftOver = readdirSync(join(directory, 'backups')).filter((name) => name.endsWith('.unfinished'))
    return [...(problem ? [JSON.stringify(problem)] : []), ...leftOver.map((name) => `${name} was left over`)]
  } catch (error) {
    return [String(error)]
  }
}

/** A database as the first migration alone makes it, with something in it that nobody may lose. */
function makeOlderDatabase(): string {
  const directory = makeDirectory()
  const migrations = makeDirectory()
  cpSync(migrationsDirectory, migrations, { recursive: true })
  const list = join(migrations, 'meta', '_journal.json')
  const shipped = JSON.parse(readFileSync(list, 'utf8')) as { entries: unknown[] }
  writeFileSync(list, JSON.stringify({ ...shipped, entries: shipped.entries.slice(0, 1) }))
  const path = join(directory, 'foyer.db')
  const key = keyFromFile(directory, path)
  const backupsDirectory = join(directory, 'backups')
  const db = openDatabase({ path, key, migrationsDirectory: migrations, backupsDirectory, nowMs: eveningMs })
  db.write((tx) => tx.sql.prepare("insert into settings (key, value) values ('kept', '4711')").run())
  db.close()
  return directory
}

function keptFlaws(directory: string): string[] {
  const path = join(directory, 'foyer.db')
  const key = keyFromFile(directory, path)
  const backupsDirectory = join(directory, 'backups')
  const db = openDatabase({ path, key, migrationsDirectory, backupsDirectory, nowMs: eveningMs })
  const kept = db.read.sql.prepare("select value from settings where key = 'kept'").all()
  const isNew = db.read.sql.prepare("select 1 from sqlite_schema where name = 'customer_words'").get() !== undefined
  db.close()
  const hasBackup = existsSync(backupsDirectory) && readdirSync(backupsDirectory).some((name) => name.endsWith('.db'))
  const isWhole = JSON.stringify(kept) === '[{"value":"4711"}]' && isNew && hasBackup
  return isWhole ? [] : [`kept ${JSON.stringify(kept)}, new schema ${isNew}, backup ${hasBackup}`]
}

async function crashBetweenCommitAndBlackBox(directory: string): Promise<Sent[]> {
  const unharmed = { killAt: 0, when: 'before' as const, countReads: false }
  const command = mixedSale()
  const { steps } = await withCopy(directory, (copy) => runUntilKilled(program, copy, [command], unharmed))
  const killAt = steps.indexOf('COMMIT') + 1
  const { sent } = await runUntilKilled(program, directory, [command], { killAt, when: 'after', countReads: false })
  return sent
}
