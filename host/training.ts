// Training: a second world on a copy of the database, beside the real one, which goes on exchanging with the server. Nothing of
// the copy leaves it, and it is thrown away when training ends or the program does.
//
//   real ──begin──▶ copying ──▶ training ──end, or the program stops──▶ real, the copy gone
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { documentTexts } from '#core/domain/document-texts/texts.ts'
import { getVenue } from '#db/counter.ts'
import { openDatabase } from '#db/open.ts'
import { makeTrainingCopy, sumTraining } from '#db/training.ts'
import { makeBackups } from './backups.ts'
import { makeCarts } from './carts.ts'
import { makeCheckpoints } from './checkpoints.ts'
import { openRecorder } from './recorder.ts'
import type { Sync } from './sync/sync.ts'
import { openTerminal } from './terminals.ts'
import type { World } from './world.ts'

export type TrainingDone = { settlements: number; totalMinor: number }

export interface Training {
  /** What a clerk works with who trains; undefined while everything is real. */
  world(): World | undefined
  /** @throws DiskFull, DatabaseProblem: then everything stays real */
  begin(real: World): Promise<void>
  /** @returns what was done; undefined where nobody trained */
  end(): TrainingDone | undefined
}

/** For a world in which nobody trains. */
export const noTraining: Training = {
  world: () => undefined,
  begin: () => Promise.reject(new Error('nobody trains here')),
  end: () => undefined,
}

type Place = { dataDirectory: string; key: Uint8Array; migrationsDirectory: string }

/** Removes what a program that was cut off has left. */
export function makeTraining({ dataDirectory, key, migrationsDirectory }: Place): Training {
  const directory = join(dataDirectory, 'training')
  const clear = () => rmSync(directory, { recursive: true, force: true })
  clear()
  let running: World | undefined
  let beginning: Promise<void> | undefined
  const copy = async (real: World) => {
    clear()
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    const nowMs = () => real.clock.nowMs()
    const { path } = await makeBackups({ databasePath: real.db.path, key, directory, nowMs }).make()
    const backupsDirectory = join(directory, 'backups')
    const db = openDatabase({ path, key, migrationsDirectory, backupsDirectory, nowMs: nowMs() })
    try {
      makeTrainingCopy(db, documentTexts[getVenue(db.read).language].training)
      const onTrouble = (error: unknown) => real.log.error({ error: String(error) }, 'the black box of training')
      running = {
        ...real,
        db,
        recorder: openRecorder(db, join(directory, 'journal.blackbox'), key, onTrouble),
        carts: makeCarts(),
        // Whatever terminal the counter has: no customer's card is charged here.
        terminal: openTerminal('simulator', real.clock),
        checkpoints: makeCheckpoints(db, key),
        sync: noSync,
        training: noTraining,
      }
    } catch (error) {
      db.close()
      throw error
    }
  }
  return {
    world: () => running,
    async begin(real) {
      if (running) return
      beginning ??= copy(real).finally(() => {
        beginning = undefined
      })
      await beginning
    },
    end() {
      if (!running) return undefined
      const { db, recorder } = running
      running = undefined
      const done = sumTraining(db.read)
      recorder.close()
      db.close()
      clear()
      return done
    },
  }
}

const noSync: Sync = {
  report: () => null,
  nudge: () => undefined,
  ask: () => Promise.resolve(undefined),
  catchUp: () => Promise.resolve(false),
  clockOffsetMs: () => 0,
  retry: () => undefined,
  begin: () => undefined,
  stop: () => Promise.resolve(),
}
