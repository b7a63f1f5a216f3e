// Opening a counter: lock, key, database, black box, identity, printers. And closing it again in the reverse order.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { accept } from '#core/domain/decision.ts'
import type { CommandId } from '#core/domain/ids.ts'
import type { Venue } from '#core/domain/venue.ts'
import { databaseFileName } from '#core/protocol/shell.ts'
import { findCounter, findSetting, insertCounter, saveSetting } from '#db/counter.ts'
import type { Database } from '#db/database.ts'
import { lockDirectory } from '#db/directory-lock.ts'
import { markInterrupted } from '#db/document.ts'
import { getCounterCode } from '#db/number-series.ts'
import { openDatabase } from '#db/open.ts'
import { countUnsent } from '#db/outbox.ts'
import { markInterruptedPayments } from '#db/payment-attempt.ts'
import { DatabaseProblem, problemCodeOf } from '#db/refusal.ts'
import { makeBackups } from './backups.ts'
import { bootFileOf, checkBoot } from './boot-nonce.ts'
import { makeCarts } from './carts.ts'
import { makeChanges } from './changes.ts'
import { makeCheckpoints } from './checkpoints.ts'
import { type Clock, newId, type Random, systemClock, systemRandom } from './clock.ts'
import { eraseCounter, refuseErased } from './erase.ts'
import { inJournal } from './in-journal.ts'
import { keyFromFile } from './key-file.ts'
import { openPrinters } from './printers.ts'
import { openRecorder, type Recorder } from './recorder.ts'
import { makeSession } from './session.ts'
import { makeSync } from './sync/sync.ts'
import { openTerminal, type TerminalKind } from './terminals.ts'
import { makeTraining } from './training.ts'
import type { Warning, World } from './world.ts'

export type OpenWorldOptions = {
  dataDirectory: string
  migrationsDirectory: string
  /** From the shell's key store; without it the key file of the data directory is used. */
  key?: Uint8Array
  warnings: readonly Warning[]
  /** Short code of this counter, part of every number it gives. Used when the data directory is new. */
  counterCode: string
  /** The card terminal; one with no line to the counter where it is not named. */
  terminal?: TerminalKind
  log: Logger
  clock?: Clock
  random?: Random
}

/** The black box's file inside the data directory. */
export const blackBoxFileName = 'journal.blackbox'

export type OpenedWorld = {
  world: World
  isNew: boolean
  /** Done when the counter was put out of service and has erased itself: nothing can be asked of it any more. */
  erased: Promise<void>
  /** Erases it where every entry has an outcome, and does nothing otherwise. For a counter that the server has put out of service. */
  eraseWhenDone(): void
  close(): Promise<void>
}

/** @throws DatabaseProblem, JournalBehindBlackBox: nothing was changed then */
export async function openWorld(options: OpenWorldOptions): Promise<OpenedWorld> {
  const { dataDirectory, log, clock = systemClock, random = systemRandom } = options
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  const unlock = lockDirectory(dataDirectory)
  const closers: (() => unknown)[] = [unlock]
  try {
    refuseErased(dataDirectory)
    const path = join(dataDirectory, databaseFileName)
    const key = options.key ?? keyFromFile(dataDirectory, path)
    const backupsDirectory = join(dataDirectory, 'backups')
    const { migrationsDirectory } = options
    const db = openDatabase({ path, key, migrationsDirectory, backupsDirectory, nowMs: clock.nowMs() })
    closers.push(() => db.close())
    const isNew = giveIdentity(db, options.counterCode, clock, random)
    const recorder = openRecorderIn(dataDirectory, db, key, log)
    closers.push(() => recorder.close())
    if (checkBoot(db, bootFileOf(db), clock, random))
      log.warn('the database was put back from a copy: its journal goes on in a new chain')
    const printers = await openPrinters(dataDirectory, clock)
    closers.push(() => printers.close())
    const backups = makeBackups({ databasePath: path, key, directory: backupsDirectory, nowMs: () => clock.nowMs() })
    const session = makeSession(clock)
    const changes = makeChanges()
    const { warnings } = options
    const world: World = {
      db,
      clock,
      random,
      recorder,
      changes,
      carts: makeCarts(),
      session,
      printers,
      terminal: openTerminal(options.terminal ?? 'standalone', clock),
      backups,
      checkpoints: makeCheckpoints(db, key),
      sync: makeSync({ dataDirectory, key, migrationsDirectory, onRevoked: () => eraseWhenDone() }),
      training: makeTraining({ dataDirectory, key, migrationsDirectory }),
      log,
      dataDirectory,
      warnings,
    }
    closers.push(() => world.training.end())
    closers.push(() => world.sync.stop())
    const { erased, eraseWhenDone } = makeErasing(world)
    recordStart(world)
    return { world, isNew, erased: erased.promise, eraseWhenDone, close: () => closeWorld(world, closers) }
  } catch (error) {
    await closeAll(closers)
    throw explained(error)
  }
}

/** Every step is taken at once: between the look at the journal and the end of the database nobody writes. */
function makeErasing(world: World) {
  const erased = Promise.withResolvers<void>()
  const eraseWhenDone = () => {
    if (!world.db.sqlite.open || countUnsent(world.db.read) > 0) return
    const note = { counterCode: getCounterCode(world.db.read), erasedAtMs: world.clock.nowMs() }
    world.log.warn(note, 'this counter was put out of service and has handed in everything: it erases itself')
    world.recorder.close()
    world.db.close()
    eraseCounter(world.dataDirectory, note)
    erased.resolve()
  }
  return { erased, eraseWhenDone }
}

/** What the database or the disk has against the start, in the words of `DatabaseProblem`; anything else is a defect and stays one. */
function explained(error: unknown): unknown {
  if (error instanceof DatabaseProblem) return error
  const code = problemCodeOf(error)
  return code === 'cannot-open' ? error : new DatabaseProblem(code, { cause: error })
}

/** @throws DatabaseProblem when its file cannot be had, JournalBehindBlackBox */
function openRecorderIn(dataDirectory: string, db: Database, key: Uint8Array, log: Logger): Recorder {
  try {
    return openRecorder(db, join(dataDirectory, blackBoxFileName), key, (error) =>
      log.error({ error: String(error) }, 'the black box could not be written'),
    )
  } catch (error) {
    const isOfTheFile = typeof (error as { syscall?: unknown } | null)?.syscall === 'string'
    throw isOfTheFile ? new DatabaseProblem('black-box', { cause: error }) : error
  }
}

function giveIdentity(db: Database, code: string, clock: Clock, random: Random): boolean {
  if (findCounter(db.read)) return false
  db.write((tx) => {
    const id = newId<string>(clock, random)
    insertCounter(tx, { id, code, incarnation: newId<string>(clock, random), createdAtMs: clock.nowMs() })
    if (findSetting(tx, 'venue') === undefined) saveSetting(tx, 'venue', unnamedVenue)
  })
  return true
}

/** What a counter is before anybody told it: an import of the catalogue replaces it. */
const unnamedVenue: Venue = {
  name: 'Foyer',
  organisationNumber: '',
  addressLines: [],
  phone: '',
  country: 'NO',
  zone: 'Europe/Oslo',
  currency: 'NOK',
  cashStepMinor: null,
  vatRates: [{ code: '25', name: '25 %', rateBp: 2_500 }],
  receiptFooter: '',
  language: 'en',
  unprotectedSales: 'with-approval',
  offlineValueMinor: 50_000,
  priceRules: [],
  membershipTypes: [],
  subscriptionTypes: [],
  donationPurposes: [],
  fees: [],
  isShiftRequired: false,
  isCountBlind: false,
  countDifferenceMinor: 2_000,
  cashMoveMinor: 100_000,
  lockAfterMs: 10 * 60_000,
}

/** Start and stop are on record, as the till laws want it; papers caught in between become a question for a person. */
export function recordStart(world: World): void {
  recordEvent(world, 'host.start', (tx) => ({
    counterCode: getCounterCode(tx),
    interruptedDocuments: markInterrupted(tx),
    unknownPayments: markInterruptedPayments(tx),
  }))
}

function recordEvent(
  world: World,
  name: string,
  write: (tx: Parameters<Parameters<Database['write']>[0]>[0]) => unknown,
) {
  const command = { commandId: newId<CommandId>(world.clock, world.random) }
  inJournal(world, command, { name, v: 1 }, (tx) => accept({ answer: null, entry: write(tx), changed: [] }))
}

async function closeWorld(world: World, closers: (() => unknown)[]): Promise<void> {
  try {
    // An erased counter has nothing left to write in.
    if (world.db.sqlite.open) recordEvent(world, 'host.stop', () => ({}))
  } finally {
    await closeAll(closers)
  }
}

async function closeAll(closers: (() => unknown)[]): Promise<void> {
  for (const close of closers.reverse()) await close()
}
