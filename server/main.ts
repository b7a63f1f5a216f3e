// The central server as a program. It says on standard output where it can be reached, in one JSON line; everything else is
// a log line on standard error. On SIGTERM it takes no new requests, ends those it has, and closes the database.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { readServerArguments, type ServerArguments } from './arguments.ts'
import { invite } from './features/counter.ts'
import { beginNewEpoch } from './features/feed.ts'
import { revokeCounter } from './features/revoke.ts'
import { openSnapshots } from './features/snapshot.ts'
import { openFeedHeads } from './feed-heads.ts'
import { buildServer } from './http.ts'
import { startJobs } from './jobs.ts'
import { migrate, WrongSchema } from './store/migrate.ts'
import { postgresStore } from './store/postgres-store.ts'
import { connectDatabase, type SqlDatabase } from './store/sql-database.ts'
import type { ServerWorld } from './world.ts'

const migrationsDirectory = fileURLToPath(new URL('./migrations', import.meta.url))
const log = pino({ level: process.env.FOYER_LOG ?? 'info' }, pino.destination({ dest: 2, sync: true }))
const endMsMax = 10_000

try {
  await serve(readServerArguments(process.argv.slice(2), process.env.DATABASE_URL))
} catch (error) {
  const isExplained = error instanceof TypeError || error instanceof WrongSchema
  log.error({ error: error instanceof Error ? error.stack : String(error) }, 'the server did not start')
  say({ ready: false, message: isExplained ? error.message : 'The server could not start. The reason is in the log.' })
  process.exitCode = 1
}

async function serve(given: ServerArguments): Promise<void> {
  const { connection, port, host, isFresh, invite: wanted, hasShop } = given
  if (isFresh && 'dataDirectory' in connection) setAside(connection.dataDirectory)
  if ('dataDirectory' in connection && connection.dataDirectory)
    mkdirSync(connection.dataDirectory, { recursive: true, mode: 0o700 })
  const database = await connectDatabase(connection)
  await migrate(database, migrationsDirectory)
  const world = await openServerWorld(database)
  await lookAfter(world, given)
  const stopJobs = startJobs(world)
  const app = buildServer(world, { hasShop })
  const url = await app.listen({ host, port })
  process.once('SIGTERM', () => void end())
  process.once('SIGINT', () => void end())
  say({ ready: true, url, invitations: await Promise.all(wanted.map((each) => invitationFor(world, each))) })

  async function end(): Promise<void> {
    setTimeout(() => process.exit(1), endMsMax).unref()
    await app.close()
    await stopJobs()
    await world.snapshots.close()
    await world.store.close()
    process.exit(0)
  }
}

/** What somebody at the server asked for, before any counter is heard. @throws TypeError for a counter nobody knows */
async function lookAfter(world: ServerWorld, { revoke, isNewEpoch }: ServerArguments): Promise<void> {
  if (isNewEpoch) await beginNewEpoch(world)
  for (const code of revoke) {
    const revoked = await revokeCounter(world, code)
    if (!revoked.accepted) throw new TypeError(`--revoke ${code}: there is no counter of that code.`)
  }
}

/** Never deletes: the old data stay beside the new ones under a dated name. */
function setAside(directory: string | null): void {
  if (directory === null || !existsSync(directory)) return
  renameSync(directory, `${directory}-until-${new Date().toISOString().replace(/[:.]/g, '-')}`)
}

async function openServerWorld(database: SqlDatabase): Promise<ServerWorld> {
  const [row] = await database.query<{ secret: string }>('select secret from server_secret')
  if (!row) throw new Error('the database has no secret')
  const store = postgresStore(database)
  const heads = await openFeedHeads({ database })
  const snapshots = openSnapshots({ database, log })
  return { store, database, heads, snapshots, log, nowMs: () => Date.now(), random: randomBytes, secret: row.secret }
}

/** Empty where a counter has that code already: it is known, and needs no other way in. */
async function invitationFor(world: ServerWorld, wanted: ServerArguments['invite'][number]): Promise<string> {
  const invited = await invite(world, wanted)
  return invited.accepted ? invited.value.invitation : ''
}

function say(line: unknown): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
