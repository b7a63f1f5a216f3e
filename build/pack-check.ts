// `npm run pack:check`: builds everything, packs it with electron-builder against a stand-in for Electron's program, opens
// the archive and looks into it. What this proves is the package's contents and fuses; not that an installer installs.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundles, makeBundle } from './bundles.ts'
import { packForLinux, readArchive } from './pack/archive.ts'
import { type PackedFile, rules } from './pack/contents.ts'
import { findWrongFuses } from './pack/fuses.ts'
import { makeRuntimeStandIn } from './pack/runtime-stand-in.ts'
import { root } from './processes.ts'

const totalBytesMax = 30_000_000

// Left by hand: a package of electron-builder's ends the program with 0 when it would end by itself, whatever was found.
process.exit(await check())

async function check(): Promise<number> {
  for (const bundle of bundles) console.log(`${bundle.name}: ${await makeBundle(bundle)}`)
  const folder = mkdtempSync(join(tmpdir(), 'foyer-pack-'))
  try {
    makeRuntimeStandIn(join(folder, 'electron'))
    await packForLinux(root, join(folder, 'electron'), join(folder, 'out'))
    const packed = findPacked(join(folder, 'out'))
    const files = readArchive(join(packed, 'resources', 'app.asar'))
    return report(files, await findWrongFuses(join(packed, 'foyer')))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** `linux-unpacked`, or `linux-arm64-unpacked` on such a machine. */
function findPacked(outDir: string): string {
  const name = readdirSync(outDir).find((each) => each.endsWith('-unpacked'))
  if (!name) throw new Error('electron-builder has packed nothing.')
  return join(outDir, name)
}

function report(files: PackedFile[], wrongFuses: string[]): number {
  const expected = { platform: `linux-${process.arch}`, migrations: migrations(), totalBytesMax }
  const results = rules.map(({ name, findings }) => ({ name, findings: findings(files, expected) }))
  const all = [...results, { name: 'the fuses stand as they should', findings: wrongFuses }]
  for (const { name, findings } of all) {
    console.log(`${findings.length === 0 ? 'ok     ' : 'WRONG  '}${name}`)
    for (const finding of findings) console.log(`         ${finding}`)
  }
  const wrong = all.reduce((sum, { findings }) => sum + findings.length, 0)
  const megabytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) / 1_000_000
  console.log(`${files.length} files, ${megabytes.toFixed(1)} MB, ${all.length} rules, ${wrong} findings.`)
  return wrong === 0 ? 0 : 1
}

function migrations(): string[] {
  const folder = join(root, 'db', 'migrations')
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.sql')) : []
}
