// A counter of the simulation: the host's real features over a disk of memory, with a black box and printers that are lists. It
// is switched off and on at any moment; disk, box and paper outlive it.
import pino from 'pino'
import { uuidV7 } from '#core/domain/ids.ts'
import type { JournalEntry } from '#core/protocol/journal-entry.ts'
import type { BlackBox } from '#db/black-box.ts'
import { insertCounter, saveSetting } from '#db/counter.ts'
import type { WritableDb } from '#db/database.ts'
import { type Dice, makeDice } from '#db/demo/random.ts'
import { clerkFrom, findStaff } from '#db/staff.ts'
import { saveSyncState } from '#db/sync-state.ts'
import type { DocumentPrinter, PrintResult } from '#drivers/printer/roles.ts'
import type { ConnectedTerminal } from '#drivers/terminal/roles.ts'
import { openSimulator } from '#drivers/terminal/simulator.ts'
import { checkBoot } from '#host/boot-nonce.ts'
import { makeCarts } from '#host/carts.ts'
import { makeChanges } from '#host/changes.ts'
import type { Clock, Random } from '#host/clock.ts'
import { recordStart } from '#host/open-world.ts'
import { recordInto } from '#host/recorder.ts'
import { makeSession } from '#host/session.ts'
import type { SyncWorld } from '#host/sync/exchange.ts'
import type { Sync } from '#host/sync/sync.ts'
import { noTraining } from '#host/training.ts'
import type { World } from '#host/world.ts'
import { type Disk, takeDisk } from './disk.ts'
import { type GuardedDb, guarded } from './trap.ts'
import { house } from './venue.ts'

/** What a clerk asked for, to be asked again; `answer` is what came back, if something did. */
export type Asked = { again(): Promise<unknown>; answer: unknown }

export type Told = { opId: string; orderId: string; totalMinor: number }

export type SimCounter = {
  readonly code: string
  readonly id: string
  disk: Disk
  box: JournalEntry[]
  /** The numbers in the file beside its database. */
  boot: readonly string[]
  /** Every paper that ever came out, by its job; after it came back from a copy, those that it still knows of. */
  papers: string[]
  /** Stands beside it and goes on when it is switched off: what the bank approved it still knows. */
  readonly terminal: ConnectedTerminal
  program: GuardedDb
  world: World
  /** Milliseconds its wall clock is ahead of what it counts. */
  skewMs: number
  /** What counts its time, on the wall and since it was switched on: too fast, too slow, and never backwards. */
  readonly drift: Drift
  /** The exchange that runs, or waits for an answer. */
  exchange: Promise<string> | null
  /** Why its sync stands still until a person has looked; the loop says the same. */
  stopped: 'forked' | 'revoked' | null
  isRevoked: boolean
  /** Whether the last exchange got through: only then is a clerk's question put to the server. */
  isOnline: boolean
  /** When each performance was last asked about, by the monotonic clock; of the program that runs. */
  askedAtMs: Map<string, number>
  lastAsked: Asked | null
  /** Settlements a clerk was told of, and the customer went away with; by the command. */
  readonly told: Map<string, Told>
  /** What the program complained of that it never may. */
  readonly complaints: string[]
}

export type Drift = { ms(): number; goAt(pace: number): void }

function driftOf(timeMs: () => number): Drift {
  let from = { timeMs: timeMs(), ownMs: timeMs(), pace: 1 }
  const ms = () => from.ownMs + Math.floor((timeMs() - from.timeMs) * from.pace)
  return {
    ms,
    goAt: (pace) => {
      from = { timeMs: timeMs(), ownMs: ms(), pace }
    },
  }
}

export type CounterOptions = {
  code: string
  seed: number
  timeMs(): number
  /** How a clerk's question reaches the server. */
  line(counter: SimCounter): Pick<Sync, 'ask' | 'catchUp'>
  /** Called with every transaction about to be committed: where a bug is switched on. */
  beforeCommit(counter: SimCounter, tx: WritableDb): void
}

/** @param synced how far it has read the feed */
export function openCounter(options: CounterOptions, synced: { epoch: string; cursor: number }): SimCounter {
  const dice = makeDice(options.seed)
  const random = randomOf(dice)
  const id = uuidV7(options.timeMs(), random(10))
  const disk = takeDisk()
  disk.db.write((tx) => {
    const createdAtMs = options.timeMs()
    insertCounter(tx, { id, code: options.code, incarnation: uuidV7(createdAtMs, random(10)), createdAtMs })
    saveSetting(tx, 'server', { url: 'http://server', privateKey: {}, publicKey: '', isEnrolled: true })
    saveSyncState(tx, { ...synced, heard: synced.cursor })
  })
  return startCounter({ id, disk, box: [], boot: [], random }, options)
}

type Parts = { id: string; disk: Disk; box: JournalEntry[]; boot: readonly string[]; random: Random }

/** The same from a disk that is there already: a copy that was stolen, or cloned. */
export function startCounter({ id, disk, box, boot, random }: Parts, options: CounterOptions): SimCounter {
  const counter = {
    code: options.code,
    id,
    disk,
    box,
    boot,
    papers: [],
    terminal: openSimulator({ answerMs: 0, silentMs: 0, pause: () => Promise.resolve() }),
    skewMs: 0,
    drift: driftOf(options.timeMs),
    exchange: null,
    stopped: null,
    isRevoked: false,
    isOnline: false,
    askedAtMs: new Map(),
    lastAsked: null,
    told: new Map(),
    complaints: [],
  } as Omit<SimCounter, 'program' | 'world'> as SimCounter
  starters.set(counter, { options, random })
  start(counter)
  return counter
}

const starters = new WeakMap<SimCounter, { options: CounterOptions; random: Random }>()

/** Ends the program, wherever it is, and starts another over the same disk. */
export function restart(counter: SimCounter): void {
  counter.program.end()
  start(counter)
}

function start(counter: SimCounter): void {
  const starter = starters.get(counter)
  if (!starter) throw new Error('a counter is opened before it starts')
  const { options, random } = starter
  counter.program = guarded(counter.disk.db, (tx) => options.beforeCommit(counter, tx))
  counter.exchange = null
  counter.isOnline = false
  counter.askedAtMs = new Map()
  counter.world = worldOf(counter, options, random)
  checkBoot(counter.world.db, bootFileOf(counter), counter.world.clock, random)
  recordStart(counter.world)
  const row = findStaff(counter.world.db.read, house.cashier)
  if (row) counter.world.session.enter(clerkFrom(row))
}

function bootFileOf(counter: SimCounter) {
  return {
    read: () => counter.boot,
    write: (numbers: readonly string[]) => {
      counter.boot = [...numbers]
    },
  }
}

function worldOf(counter: SimCounter, options: CounterOptions, random: Random): World {
  const clock: Clock = {
    nowMs: () => counter.drift.ms() + counter.skewMs,
    monotonicMs: () => counter.drift.ms(),
    // Nothing else happens meanwhile: steps come one after the other.
    pause: () => Promise.resolve(),
  }
  const { db } = counter.program
  const nothing = () => undefined
  return {
    db,
    clock,
    random,
    recorder: recordInto(db, memoryBox(counter.box), nothing),
    carts: makeCarts(),
    changes: makeChanges(),
    session: makeSession(clock),
    printers: { receipt: printer(counter, clock), ticket: printer(counter, clock), close: async () => undefined },
    terminal: counter.terminal,
    backups: { list: () => [], make: noBackup, makeIfDue: async () => null },
    checkpoints: { begin: () => ({ keepUp: async () => undefined, end: async () => undefined }) },
    sync: {
      ...options.line(counter),
      report: () => null,
      nudge: nothing,
      retry: nothing,
      begin: nothing,
      clockOffsetMs: () => 0,
      stop: async () => undefined,
    },
    training: noTraining,
    log: listening(counter),
    dataDirectory: '',
    warnings: [],
  }
}

function noBackup(): never {
  throw new Error('nobody makes a backup here')
}

/** The box in memory: an entry that is in it is as good as on another disk. */
function memoryBox(entries: JournalEntry[]): BlackBox {
  return {
    last: () => entries.at(-1),
    append: (more) => {
      entries.push(...more)
    },
    entries: function* () {
      yield* entries
    },
    close: () => undefined,
  }
}

/** Answers at once. A program that is dead prints nothing more. */
function printer<Document>(counter: SimCounter, clock: Clock): DocumentPrinter<Document> {
  const { program } = counter
  return {
    print: async ({ jobId }): Promise<PrintResult> => {
      if (program.isDead) return { state: 'unknown', reason: 'no power' }
      counter.papers.push(jobId)
      return { state: 'printed', at: clock.nowMs() }
    },
    state: async () => 'ready',
  }
}

const silent = pino({ level: 'silent' })

/** What the program writes as an error is kept where it means that something is lost. */
function listening(counter: SimCounter): SyncWorld['log'] {
  return Object.assign(Object.create(silent) as typeof silent, {
    error: ({ unapplied = [] }: { unapplied?: { kind: string }[] }, text: string) => {
      // A poisoned entry is one that its own rule breaks on, here as on the server.
      const lost = unapplied.filter(({ kind }) => kind !== 'entry')
      if (lost.length > 0) counter.complaints.push(`${text}: ${JSON.stringify(lost)}`)
    },
  })
}

export function randomOf(dice: Dice): Random {
  return (bytes) => Uint8Array.from({ length: bytes }, () => Math.floor(dice.next() * 256))
}
