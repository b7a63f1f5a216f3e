// The demo venue, moved in as every venue is: its three files through the imports.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportKind } from '#core/contract/import.ts'
import { generateDemo } from '#db/demo/generate.ts'
import { newId } from '../clock.ts'
import type { World } from '../world.ts'
import { importFile } from './import-file.ts'
import { alone, type ImportWorld } from './run.ts'
import { makeTally } from './tally.ts'

export type DemoOptions = {
  /** The programme stands around this day: some performances before it, some after. */
  todayMs: number
  seed: number
  onProgress?: (step: { kind: ImportKind; done: number; total: number | null }) => void
}

/** Into an empty counter. @throws when a line of the demo is refused: then the demo is wrong, not the counter */
export async function buildDemo(
  world: ImportWorld & Pick<World, 'dataDirectory'>,
  options: DemoOptions,
): Promise<void> {
  const files = generateDemo(options.todayMs, options.seed)
  const directory = await mkdtemp(join(world.dataDirectory, 'demo-'))
  try {
    for (const kind of ['catalogue', 'customers', 'orders'] as const) {
      const path = join(directory, kind)
      await writeFile(path, files[kind])
      await take(world, kind, path, options)
    }
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

async function take(world: ImportWorld, kind: ImportKind, path: string, { onProgress }: DemoOptions): Promise<void> {
  const tally = makeTally(`${path}.report`)
  await importFile(world, kind, {
    importId: newId<string>(world.clock, world.random),
    fileName: `demo-${kind}`,
    path,
    tally,
    signal: new AbortController().signal,
    isDryRun: false,
    pace: alone,
    onProgress: () => onProgress?.({ kind, done: tally.counts.rowsDone, total: tally.counts.rowsTotal }),
  })
  const [first] = tally.remarks
  if (first) throw new Error(`the demo's ${kind}: ${JSON.stringify(first)} and ${tally.remarks.length - 1} more`)
}
