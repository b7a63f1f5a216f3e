// Running an import: rows are gathered and written in short steps, each step one transaction with one journal entry, and
// the event loop gets a turn after each, so that the counter goes on selling meanwhile. Time bounds a step, not a number
// of rows: one that changes a card takes ten times as long as one that finds it as it should be.
//
//   gather rows ──enough──▶ write for a moment, journal ──turn──▶ gather rows … ──end or stop──▶ done
import { setImmediate as turn } from 'node:timers/promises'
import type { Topic } from '#core/contract/change.ts'
import type { CsvShape } from '#core/contract/import.ts'
import { accept, refuse } from '#core/domain/decision.ts'
import type { CommandId } from '#core/domain/ids.ts'
import type { CustomerColumn } from '#core/domain/import-column.ts'
import type { WritableDb } from '#db/database.ts'
import { newId } from '../clock.ts'
import { type EntryKind, inJournal } from '../in-journal.ts'
import type { World } from '../world.ts'
import type { Tally } from './tally.ts'

export type ImportWorld = Pick<
  World,
  'db' | 'clock' | 'random' | 'recorder' | 'changes' | 'session' | 'sync' | 'checkpoints'
>

export type ImportJob = {
  importId: string
  fileName: string
  path: string
  tally: Tally
  /** Stops before the next batch. */
  signal: AbortSignal
  /** Everything is read, checked and counted, nothing is written. */
  isDryRun: boolean
  pace: Pace
  onProgress: () => void
}

/** How a customer file is to be read. */
export type CustomerReading = { shape: CsvShape; columns: readonly CustomerColumn[] }

/** How much is done before others get their turn. */
export type Pace = {
  /** Rows gathered before some are written, and rows of one transaction at most. */
  rows: number
  /** After so long no further row of a step is begun. Its commit, about as long again, comes on top. */
  workMs: number
}

export const besideSelling: Pace = { rows: 100, workMs: 8 }

/** Where nobody waits: fewer commits. */
export const alone: Pace = { rows: 2_500, workMs: 1_000 }

/** Thrown to take a dry run back. */
class TakenBack extends Error {}

/**
 * One batch: `write` does its work in the transaction and returns what the journal is to keep, or undefined when nothing changed.
 * @param kind the entry's name and version
 */
export function writeBatch(
  world: ImportWorld,
  job: ImportJob,
  kind: EntryKind,
  topics: readonly Topic[],
  write: (tx: WritableDb) => object | undefined,
): void {
  job.tally.attempt(() => {
    if (job.isDryRun) tryOut(world, write)
    else keep(world, job, kind, topics, write)
  })
}

function keep(
  world: ImportWorld,
  job: ImportJob,
  kind: EntryKind,
  topics: readonly Topic[],
  write: (tx: WritableDb) => object | undefined,
): void {
  const commandId = newId<CommandId>(world.clock, world.random)
  inJournal(world, { commandId }, kind, (tx) => {
    const body = write(tx)
    if (body === undefined) return refuse({ code: 'NOTHING_CHANGED' })
    const entry = { importId: job.importId, fileName: job.fileName, ...body }
    return accept({ answer: null, entry, changed: topics })
  })
}

function tryOut(world: ImportWorld, write: (tx: WritableDb) => object | undefined): void {
  try {
    world.db.write((tx) => {
      write(tx)
      throw new TakenBack()
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
  }
}

/**
 * Hands the items on step by step until they end or the job is stopped.
 * @param handle takes what it gets to the end; what comes after that is the next step's
 * @param tidy does a little of what the steps left to do, after each of them and behind the last until it says that
 *   there was nothing
 */
export async function inSteps<Item>(
  { checkpoints }: ImportWorld,
  job: ImportJob,
  items: AsyncIterable<Item>,
  handle: (step: Iterable<Item>) => void,
  tidy: (isAtEnd: boolean) => boolean = () => false,
): Promise<void> {
  const checkpointing = checkpoints.begin()
  try {
    await takeSteps(job, items, async (step) => {
      handle(step)
      await job.tally.flush()
      job.onProgress()
      await checkpointing.keepUp()
      await turn()
      tidy(false)
    })
    while (tidy(true)) {
      await turn()
      await checkpointing.keepUp()
    }
  } finally {
    await checkpointing.end()
  }
}

async function takeSteps<Item>(
  job: ImportJob,
  items: AsyncIterable<Item>,
  handle: (step: Iterable<Item>) => Promise<void>,
): Promise<void> {
  const { rows, workMs } = job.pace
  const gathered: Item[] = []
  let isTurnDue = deadline(workMs)
  const takeTurn = async () => {
    await turn()
    isTurnDue = deadline(workMs)
  }
  const step = async () => {
    await takeTurn()
    await handle(untilDue(gathered, isTurnDue))
    await takeTurn()
  }
  for await (const item of items) {
    if (job.signal.aborted) return
    gathered.push(item)
    if (gathered.length >= rows) await step()
    else if (isTurnDue()) await takeTurn()
  }
  while (gathered.length > 0 && !job.signal.aborted) await step()
}

/** Says from a moment on that it has come. */
function deadline(inMs: number): () => boolean {
  const atMs = performance.now() + inMs
  return () => performance.now() >= atMs
}

/** Takes items off the front of a list, at least one. */
function* untilDue<Item>(list: Item[], isDue: () => boolean): Generator<Item> {
  let taken = 0
  try {
    for (const item of list) {
      taken += 1
      yield item
      if (isDue()) return
    }
  } finally {
    list.splice(0, taken)
  }
}
