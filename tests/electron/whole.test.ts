// The built shell with the built host, the real one: key, encrypted database, a port, an end in order. Only Electron
// itself and the page are stood in for.
import { cpSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getBundle, makeBundle } from '#build/bundles.ts'
import { root } from '#build/processes.ts'
import { databaseFileName } from '#core/protocol/shell.ts'
import { type BuiltApp, buildApp } from './shell-run.ts'

const host = getBundle('host')
const hostPath = join(root, host.output)
let app: BuiltApp

beforeAll(async () => {
  await makeBundle(host)
  app = await buildApp(hostPath)
}, 120_000)
afterAll(() => app.remove())

test('a counter is opened, closed in order, and opened again with the key it was given', async () => {
  const first = await app.run().ready()
  await first.ask('quit')
  expect(await first.ended()).toBe(0)
  expect(first.all('host-exit')).toEqual([0])
  const database = readFileSync(join(app.dataDir, databaseFileName))
  expect(database.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3')
  const second = await app.run().ready()
  expect(second.all('message-box')).toEqual([])
  await second.end()
})

test('a database under another key is left as it is; the clerk is told which backups there are, and nothing is tried again by itself', async () => {
  const stranger = await buildApp(hostPath)
  await (await stranger.run().ready()).end()
  const database = readFileSync(join(app.dataDir, databaseFileName))
  cpSync(join(stranger.dataDir, 'key.bin'), join(app.dataDir, 'key.bin'))
  cpSync(join(stranger.dir, 'app-data', 'keyring'), join(app.dir, 'app-data', 'keyring'))
  await stranger.remove()
  const backup = join(app.dataDir, 'backups', 'foyer-2026-11-20T08-00-00-000Z.db')
  mkdirSync(join(app.dataDir, 'backups'), { recursive: true })
  cpSync(join(app.dataDir, databaseFileName), backup)
  const shell = app.run()
  expect(await shell.seen('message-box')).toMatchObject({
    message: expect.stringContaining('cannot open its database'),
    detail: expect.stringContaining(`\n${backup}`),
  })
  expect(readFileSync(join(app.dataDir, databaseFileName))).toEqual(database)
  expect(shell.all('host-forked')).toHaveLength(1)
})
