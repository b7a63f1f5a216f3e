// The bundles of the program: the page, the host with its backup thread, and Electron's shell. One place
// for `npm run build`, `npm start` and the tests, so that all of them run the same thing.
import { cpSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { build, type InlineConfig } from 'vite'
import { isUpToDate, markBuilt } from './build-stamp.ts'
import { buildElectron, bundleForNode } from './node-bundle.ts'
import { root } from './processes.ts'

export type Bundle = {
  name: string
  /** The file it starts from; a bundle without it has not been written yet. */
  entry: string
  /** The file it ends in. */
  output: string
  /** What it is made from, as globs; when none of these changed since the last time, nothing is built. */
  sources: string[]
  make(): Promise<void>
}

export const bundles: Bundle[] = [
  {
    name: 'renderer',
    entry: 'renderer/main.tsx',
    output: 'dist/renderer/index.html',
    sources: ['renderer/**', 'core/**', 'vite.config.ts', 'build/bundles.ts'],
    make: () => run({ configFile: join(root, 'vite.config.ts') }),
  },
  {
    name: 'host',
    entry: 'host/main.ts',
    output: 'dist/host/main.js',
    sources: ['host/**', 'drivers/**', 'db/**', 'core/**', 'build/bundles.ts'],
    make: makeHost,
  },
  {
    name: 'electron',
    entry: 'electron/main.ts',
    output: 'dist/electron/main.js',
    sources: ['electron/**', 'core/**', 'build/node-bundle.ts', 'build/bundles.ts'],
    make: () => buildElectron(),
  },
]

export type Built = 'built' | 'unchanged' | 'not written yet'

/** Builds one bundle unless nothing it is made from changed since the last time. */
export async function makeBundle(bundle: Bundle): Promise<Built> {
  if (!existsSync(join(root, bundle.entry))) return 'not written yet'
  const stamp = { folder: join(root, 'dist'), name: bundle.name, sources: ['package-lock.json', ...bundle.sources] }
  if (existsSync(join(root, bundle.output)) && isUpToDate(root, stamp)) return 'unchanged'
  await asProduction(bundle.make)
  markBuilt(root, stamp)
  return 'built'
}

export function getBundle(name: string): Bundle {
  const bundle = bundles.find((each) => each.name === name)
  if (!bundle) throw new Error(`There is no bundle "${name}".`)
  return bundle
}

/** A test runner sets NODE_ENV for itself; what is shipped, measured and tried in a browser is always the product. */
async function asProduction(make: () => Promise<void>): Promise<void> {
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    await make()
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
}

async function makeHost(): Promise<void> {
  // A thread's program is a file of its own, beside the host's.
  for (const name of ['main', 'backup-worker', 'checkpoint-worker', 'fresh-worker']) {
    await bundleForNode({
      input: `host/${name}.ts`,
      outDir: join(root, 'dist/host'),
      fileName: `${name}.js`,
      format: 'es',
      external: ['better-sqlite3'],
    })
  }
  // Beside the host as in the sources: ../db/migrations from host/ and from dist/host/.
  cpSync(join(root, 'db/migrations'), join(root, 'dist/db/migrations'), { recursive: true })
}

async function run(config: InlineConfig): Promise<void> {
  await build({ logLevel: 'warn', ...config })
}
