// The host as it is started for real, on data it must not touch: what it says then is what a person reads, and the files
// are as they were.
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startHost } from '#build/host-process.ts'
import { makeBackup } from '#db/backup.ts'
import { openDatabase } from '#db/open.ts'
import { keyFromFile } from '#host/key-file.ts'
import { makeDoors } from '#host/serve.ts'
import type { Client } from '#tests/contract/connect.ts'
import { eveningMs, ids, migrationsDirectory, openTestCounter } from '#tests/fixture/counter.ts'
import { prepareCounter } from './prepared.ts'

const main = fileURLToPath(new URL('../../host/main.ts', import.meta.url))
type Said = { ready: boolean; code?: string; message?: string; url?: string; backups?: string[] }

let prepared: string
let directory: string
const running: ChildProcess[] = []
beforeAll(async () => {
  prepared = await prepareCounter()
})
afterAll(() => rmSync(prepared, { recursive: true, force: true }))
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'foyer-host-'))
  cpSync(prepared, directory, { recursive: true })
})
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  rmSync(directory, { recursive: true, force: true })
})

const file = (name: string) => join(directory, name)

/** Starts the host on the directory and returns the one line it says, and the program. */
async function start(...flags: string[]): Promise<{ said: Said; child: ChildProcess }> {
  const child = spawn(process.execPath, [main, '--data', directory, ...flags], { stdio: ['ignore', 'pipe', 'ignore'] })
  running.push(child)
  const lines = createInterface({ input: child.stdout })
  const said = await new Promise<Said>((resolve, reject) => {
    lines.once('line', (line) => resolve(JSON.parse(line) as Said))
    child.once('exit', (code) => reject(new Error(`the host ended with ${code} and said nothing`)))
  })
  return { said, child }
}

async function expectUntouched(expected: Partial<Said>): Promise<void> {
  const before = readFileSync(file('foyer.db'))
  expect((await start()).said).toMatchObject({ ready: false, ...expected })
  expect(readFileSync(file('foyer.db')).equals(before)).toBe(true)
}

describe('a host that is started', () => {
  it('beside another on the same data says so and leaves; after the other was killed it starts', async () => {
    const first = await start()
    const second = await start()
    expect([first.said.ready, second.said]).toEqual([
      true,
      {
        ready: false,
        code: 'in-use',
        message: 'Foyer is already running with this data. Use the window that is open, or close it first.',
        backups: [],
      },
    ])
    const ended = new Promise((resolve) => first.child.once('exit', resolve))
    first.child.kill('SIGKILL')
    await ended
    expect((await start()).said.ready).toBe(true)
  })

  it('afresh beside another does not pull the data away from under it', async () => {
    const first = await start()
    expect([first.said.ready, (await start('--fresh')).said.code]).toEqual([true, 'in-use'])
    expect(existsSync(file('foyer.db'))).toBe(true)
  })

  it('with another key says that nothing was changed', async () => {
    writeFileSync(file('key'), `${'ab'.repeat(32)}\n`)
    await expectUntouched({ code: 'wrong-key', message: expect.stringContaining('does not fit the database') })
  })

  it('on a database with a damaged beginning leaves it as it is', async () => {
    overwrite(file('foyer.db'), 100)
    await expectUntouched({ code: 'damaged', message: expect.stringContaining('left as it is'), backups: [] })
  })

  it.each([
    ['damaged', () => overwrite(file('foyer.db'), 100)],
    ['wrong-key', () => writeFileSync(file('key'), `${'ab'.repeat(32)}\n`)],
    ['newer-than-program', () => tamper(ofTheFuture)],
  ])(
    'and refuses because of "%s" offers the copies that were made, the newest first, to whoever starts it',
    async (code, spoil) => {
      const db = open()
      const made = [1, 2].map((day) => makeBackup(db.sqlite, file('backups'), eveningMs + day * 86_400_000).path)
      db.close()
      spoil()
      const backups = made.toReversed()
      await expectUntouched({ code, backups })
      const { child, ready } = startHost([main, '--data', directory])
      running.push(child)
      await expect(ready).rejects.toThrow(backups.map((path) => `\n  ${path}`).join(''))
    },
  )

  it('on a database another program writes to says so after its bound', async () => {
    const other = open()
    other.sqlite.exec('begin immediate')
    await expectUntouched({ code: 'locked', message: expect.stringContaining('Another program') })
    other.sqlite.exec('rollback')
    other.close()
  })

  it('beside a black box that is no file says what to look at', async () => {
    rmSync(file('journal.blackbox'))
    mkdirSync(file('journal.blackbox'))
    expect((await start()).said).toMatchObject({ code: 'black-box', message: expect.stringContaining('black box') })
  })

  it('at a port that is taken says so', async () => {
    const { said } = await start()
    const port = new URL(said.url ?? '').port
    directory = mkdtempSync(join(tmpdir(), 'foyer-host-'))
    expect((await start('--port', port)).said.message).toContain(`has the port ${port}`)
  })

  it('on a database of a newer Foyer says to install that', async () => {
    tamper(ofTheFuture)
    await expectUntouched({ code: 'newer-than-program', message: expect.stringContaining('newer version of Foyer') })
  })

  it('on a database whose steps are not its own says so', async () => {
    tamper("update __drizzle_migrations set hash = 'another' where rowid = 1")
    await expectUntouched({ code: 'missing-migration', message: expect.stringContaining('do not belong together') })
  })

  it('on a database that is gone does not begin with an empty one', async () => {
    rmSync(file('foyer.db'))
    expect((await start()).said).toMatchObject({ ready: false, code: 'missing' })
  })

  it('on an older copy of the database, beside a black box that knows more, stops before a number is given twice', async () => {
    const older = readFileSync(file('foyer.db'))
    const counter = await openTestCounter({ directory, isSignedIn: false })
    await counter.close()
    writeFileSync(file('foyer.db'), older)
    const explanation = 'The database is older than the black box beside it'
    await expectUntouched({ message: expect.stringContaining(explanation) })
  })
})

describe('a page of the database that is damaged while the counter runs', () => {
  it('is a fault on the screen and stops the host; the file is left as it is', async () => {
    overwriteTable('seats')
    const damaged = readFileSync(file('foyer.db'))
    const counter = await openTestCounter({ directory })
    const broken: unknown[] = []
    const { port1, port2 } = new MessageChannel()
    makeDoors(counter.world, (error) => broken.push(error)).port(port2)
    const client = createORPCClient<Client>(new RPCLink({ port: port1 }))
    port1.start()
    const code = await client.performance.hall({ hallId: ids.hall }).catch((error: { code?: string }) => error.code)
    port1.close()
    expect([code, broken.length]).toEqual(['DEFECT', 1])
    expect(readFileSync(file('foyer.db')).subarray(0, 4_096).equals(damaged.subarray(0, 4_096))).toBe(true)
    await counter.close()
  })
})

/** Damages the page on which a table begins, in the middle of the file. */
function overwriteTable(table: string): void {
  const db = open()
  const { page } = db.sqlite.prepare('select rootpage as page from sqlite_schema where name = ?').get(table) as {
    page: number
  }
  db.close()
  overwrite(file('foyer.db'), (page - 1) * 4_096 + 200)
}

function overwrite(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes.fill(0x5a, at, at + 64)
  writeFileSync(path, bytes)
}

const ofTheFuture = "insert into __drizzle_migrations (hash, created_at) values ('of the future', 99999999999999)"

function tamper(sql: string): void {
  const db = open()
  db.sqlite.exec(sql)
  db.close()
}

function open() {
  const path = file('foyer.db')
  const key = keyFromFile(directory, path)
  return openDatabase({ path, key, migrationsDirectory, backupsDirectory: file('backups'), nowMs: eveningMs })
}
