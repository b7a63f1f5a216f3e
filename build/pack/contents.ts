// What must be in Foyer's package, and what must not: rules over a plain list of files, so that each can be shown a bad
// list in a test. Every finding is a sentence; no finding is a good package.
import { isBuiltin } from 'node:module'

export interface PackedFile {
  /** As in the archive, with `/`: `dist/host/main.js`. */
  path: string
  sizeBytes: number
  /** Outside the archive, for the system's loader. */
  isUnpacked: boolean
  /** The text of scripts; absent for everything else. */
  text?: string
}

export interface Expected {
  /** `linux-x64`: the only platform whose native part belongs into this package. */
  platform: string
  /** File names of the migrations, `0000_first-counter.sql`. */
  migrations: string[]
  totalBytesMax: number
}

export type Rule = { name: string; findings: (files: PackedFile[], expected: Expected) => string[] }

const nativeFolder = 'node_modules/better-sqlite3/prebuilds/'

/** What Node and Electron bring, and what is packed beside the bundles; anything else imported would not be there. */
const mayBeImported = (name: string) => isBuiltin(name) || /^(electron$|better-sqlite3$|\.)/.test(name)

export const rules: Rule[] = [
  { name: 'main, preload, host and page are there', findings: missingPrograms },
  { name: 'every migration is there, and their journal', findings: missingMigrations },
  { name: 'the native part is the one of this platform, outside the archive', findings: wrongNative },
  { name: 'no sources, tests, documents or data', findings: strangers },
  { name: 'no source maps, neither as files nor inside scripts', findings: sourceMaps },
  { name: 'no package but the database', findings: foreignPackages },
  { name: 'no bundle imports what is not packed', findings: missingImports },
  { name: 'no bundle starts a script that is not packed', findings: missingWorkers },
  { name: 'not empty files where there should be programs', findings: emptyPrograms },
  { name: 'a size within its bound', findings: tooLarge },
]

function missingPrograms(files: PackedFile[]): string[] {
  const needed = ['package.json', 'dist/electron/main.js', 'dist/electron/preload.cjs', 'dist/host/main.js']
  const missing = [...needed, 'dist/renderer/index.html', 'node_modules/better-sqlite3/lib/index.js'].filter(
    (path) => !files.some((file) => file.path === path),
  )
  const hasPageScript = files.some(({ path }) => path.startsWith('dist/renderer/') && path.endsWith('.js'))
  return [...missing, ...(hasPageScript ? [] : ['a script of the page'])].map((what) => `${what} is missing`)
}

function missingMigrations(files: PackedFile[], { migrations }: Expected): string[] {
  if (migrations.length === 0) return ['no migration is known to look for']
  return ['meta/_journal.json', ...migrations]
    .map((name) => `dist/db/migrations/${name}`)
    .filter((path) => !files.some((file) => file.path === path))
    .map((path) => `${path} is missing`)
}

function wrongNative(files: PackedFile[], { platform }: Expected): string[] {
  const wanted = `${nativeFolder}${platform}.node`
  const natives = files.filter(({ path }) => path.endsWith('.node'))
  const found = natives.find(({ path }) => path === wanted)
  return [
    ...(found ? [] : [`${wanted} is missing`]),
    ...(found && !found.isUnpacked ? [`${wanted} is inside the archive, where the system cannot load it`] : []),
    ...natives.filter((file) => file !== found).map(({ path }) => `${path} is for another platform`),
  ]
}

function strangers(files: PackedFile[]): string[] {
  const strange = [
    /\.[cm]?tsx?$/,
    /\.(test|spec)\./,
    /(^|\/)(tests?|docs?|\.git|\.ci)\//,
    /\.(md|db|sqlite3?|env|log)$/,
  ]
  return files
    .filter(({ path }) => strange.some((shape) => shape.test(path)))
    .map(({ path }) => `${path} does not belong`)
}

function sourceMaps(files: PackedFile[]): string[] {
  const inside = files.filter(({ text }) => text?.includes('sourceMappingURL=data:'))
  const beside = files.filter(({ path }) => path.endsWith('.map'))
  return [...beside, ...inside].map(({ path }) => `${path} carries the sources`)
}

function foreignPackages(files: PackedFile[]): string[] {
  const packages = files.map(({ path }) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1])
  return [...new Set(packages)].filter((name) => name && name !== 'better-sqlite3').map((name) => `${name} is packed`)
}

function missingImports(files: PackedFile[]): string[] {
  const bundles = files.filter(({ path }) => /^dist\/(electron|host)\//.test(path))
  return bundles.flatMap(({ path, text = '' }) =>
    importsOf(text)
      .filter((name) => !mayBeImported(name))
      .map((name) => `${path} imports ${name}, which is not packed`),
  )
}

/** Static imports, as the bundler writes them: one to a line, at its start. */
function importsOf(text: string): string[] {
  return [...text.matchAll(/^(?:import|export)\b[^"';]*?["']([^"']+)["'];?$/gm)].flatMap((match) => match[1] ?? [])
}

/** Scripts a bundle names by their place, `new URL('./worker.js', import.meta.url)`: a bundler does not follow these. */
function missingWorkers(files: PackedFile[]): string[] {
  const bundles = files.filter(({ path }) => /^dist\/(electron|host)\//.test(path))
  return bundles.flatMap(({ path, text = '' }) =>
    [...text.matchAll(/new URL\(([^()]*), import\.meta\.url\)/g)]
      .flatMap(([, places = '']) => [...places.matchAll(/["'`]\.\/([\w-]+\.js)["'`]/g)])
      .map(([, name = '']) => path.replace(/[^/]+$/, name))
      .filter((needed) => !files.some((file) => file.path === needed))
      .map((needed) => `${path} starts ${needed}, which is not packed`),
  )
}

function emptyPrograms(files: PackedFile[]): string[] {
  const programs = files.filter(({ path }) => /^dist\/.*\.(c?js|html|sql)$/.test(path))
  return programs.filter(({ sizeBytes }) => sizeBytes === 0).map(({ path }) => `${path} is empty`)
}

function tooLarge(files: PackedFile[], { totalBytesMax }: Expected): string[] {
  const total = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  return total <= totalBytesMax ? [] : [`${total} bytes are more than ${totalBytesMax}`]
}
