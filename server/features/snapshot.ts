// The snapshot for counters that have nothing yet or begin anew. It is made when somebody asks, once for all who ask, and
// kept until so much has changed that a new one is shorter than the changes.
//
//   none ──asked──▶ making ──▶ ready ──too much changed, asked──▶ making beside the old one ──▶ ready
//     ▲                └──went wrong──▶ said to whoever asks next
//     └─────────────────────────────────┘
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { type Snapshot, type SnapshotAnswer, snapshotShape } from '#core/protocol/snapshot.ts'
import { partPath } from '../snapshot/images.ts'
import { makeSnapshot } from '../snapshot/make.ts'
import type { SqlDatabase } from '../store/sql-database.ts'

export interface Snapshots {
  /** @param shape of the tables the counter knows @throws when the last try went wrong: asked again, it is tried again */
  ask(shape: number): Promise<SnapshotAnswer>
  /** Compressed, as its checksum says. Undefined when there is no such part any more: ask for a new snapshot. */
  readPart(id: string, index: number): Promise<Buffer | undefined>
  close(): Promise<void>
}

/** As many changes as a counter pulls in a few seconds. */
const changesMax = 2_000

type World = { database: SqlDatabase; log: Pick<Logger, 'info' | 'error'> }
type Kept = { snapshot: Snapshot; directory: string }

export function openSnapshots({ database, log }: World): Snapshots {
  let home: string | undefined
  /** Newest first; the one before is still being read by whoever began with it. */
  let kept: Kept[] = []
  let making: { percent: number; done: Promise<void> } | undefined
  let failure: Error | undefined

  const make = async () => {
    const id = crypto.randomUUID()
    home ??= mkdtempSync(join(tmpdir(), 'foyer-snapshots-'))
    const directory = join(home, id)
    mkdirSync(directory, { mode: 0o700 })
    try {
      const made = await makeSnapshot(database, directory, (percent) => {
        if (making) making.percent = percent
      })
      rmSync(join(directory, 'search.db'), { force: true })
      kept = [{ snapshot: { state: 'ready', id, ...made }, directory }, ...kept]
      for (const old of kept.splice(2)) rmSync(old.directory, { recursive: true, force: true })
      log.info({ id, seq: made.seq, parts: made.parts.length }, 'a snapshot was made')
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error))
      log.error({ error: failure.stack }, 'no snapshot could be made')
      rmSync(directory, { recursive: true, force: true })
    }
  }
  return {
    async ask(shape) {
      if (shape !== snapshotShape) return { state: 'other-shape', shape: snapshotShape }
      if (failure) {
        const said = failure
        failure = undefined
        throw said
      }
      const [newest] = kept
      if (newest && (await isNewEnough(database, newest.snapshot))) return newest.snapshot
      making ??= {
        percent: 0,
        done: make().finally(() => {
          making = undefined
        }),
      }
      return { state: 'making', percent: making.percent }
    },
    async readPart(id, index) {
      const found = kept.find(({ snapshot }) => snapshot.id === id)
      return found?.snapshot.parts[index] ? await readFile(partPath(found.directory, index)) : undefined
    },
    async close() {
      await making?.done
      if (home) rmSync(home, { recursive: true, force: true })
    },
  }
}

async function isNewEnough(database: SqlDatabase, { epoch, seq }: Snapshot): Promise<boolean> {
  const [feed] = await database.query<{ epoch: string; v: number; minSeq: number }>(
    'select epoch, v, min_seq as "minSeq" from feed',
  )
  return feed?.epoch === epoch && seq >= feed.minSeq && feed.v - seq <= changesMax
}
