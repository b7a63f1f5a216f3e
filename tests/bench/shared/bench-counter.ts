// A real counter for benches of sync: host, database, journal and loop in this process, known to a server.
import { rmSync } from 'node:fs'
import { findCounter } from '#db/counter.ts'
import { systemClock } from '#host/clock.ts'
import { enrol } from '#host/sync/enrol.ts'
import { openLink } from '#host/sync/link.ts'
import { type SyncLoop, startLoop } from '#host/sync/loop.ts'
import { type ImportBench, openImportBench } from '#tests/import/import-world.ts'

export type RunningCounter = Pick<ImportBench, 'world' | 'import'> & {
  loop: SyncLoop
  /** Resolves as soon as it is so, looked at whenever something changed here. @throws when it takes too long */
  until(isSo: () => boolean): Promise<void>
  close(): Promise<void>
}

/** Longer does not come. */
const untilMsMax = 60_000

/** @param url of the server, or of what stands between */
export async function startCounter(url: string, invitation: string | undefined): Promise<RunningCounter> {
  const bench = await openImportBench(systemClock)
  const { world } = bench
  const { privateKey } = await enrol(world.db, { url, invitation: invitation ?? '' })
  const link = openLink({ url, counterId: findCounter(world.db.read)?.id ?? '', privateKey }, systemClock)
  const loop = startLoop(world, link, { nowMs: () => systemClock.nowMs(), random: Math.random })
  return {
    world,
    loop,
    import: bench.import,
    async until(isSo) {
      const signal = AbortSignal.timeout(untilMsMax)
      for await (const _ of world.changes.listen(signal)) if (isSo()) return
      throw new Error(`not so after ${untilMsMax} ms`)
    },
    async close() {
      await loop.stop()
      await bench.end()
      rmSync(bench.directory, { recursive: true, force: true })
    },
  }
}
