// The database key: made once, sealed, never replaced, never to be seen.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type BuiltApp, buildApp } from './shell-run.ts'

let app: BuiltApp
beforeEach(async () => {
  app = await buildApp()
})
afterEach(() => app.remove())

const sealed = () => readFileSync(join(app.dataDir, 'key.bin'))
const seenByHost = (): { key: string; isWeak: boolean; args: string[] } =>
  JSON.parse(readFileSync(join(app.dataDir, 'seen-by-host.json'), 'utf8'))
const messageOf = (box: { message: string; detail: string; buttons: string[] }) => box.message

test('is made at the first start, for this user only, and is the same at the next', async () => {
  await (await app.run().ready()).end()
  const first = { file: sealed(), ...seenByHost() }
  expect(first.key).toMatch(/^[0-9a-f]{64}$/)
  expect(statSync(join(app.dataDir, 'key.bin')).mode & 0o777).toBe(0o600)
  expect(statSync(app.dataDir).mode & 0o777).toBe(0o700)
  await app.run().ready()
  expect({ file: sealed(), ...seenByHost() }).toEqual(first)
})

test('is in no argument, no output and no message but the first one to the host', async () => {
  const shell = await app.run([`--data=${app.dataDir}`, '--demo']).ready()
  const { key, args } = seenByHost()
  expect(args).toEqual(['--data', app.dataDir, '--shell', 'electron', '--demo'])
  expect(shell.all('host-forked')).toMatchObject([
    { options: { serviceName: 'Foyer host', stdio: 'pipe' }, env: false },
  ])
  expect(JSON.stringify(shell.reports) + shell.output).not.toContain(key)
  expect(sealed().toString('latin1')).not.toContain(key)
  expect(shell.output).toContain('The fixture host says hello.')
})

test('is never made anew beside a database: a missing key is told, and Foyer quits', async () => {
  app.write('data/foyer.db', 'years of sales')
  const shell = app.run()
  expect(messageOf(await shell.seen('message-box'))).toContain('its key is missing')
  await shell.ask('press', 0)
  expect(await shell.ended()).toBe(1)
  expect(existsSync(join(app.dataDir, 'key.bin'))).toBe(false)
  expect(shell.all('host-forked')).toEqual([])
})

test('that cannot be opened is left alone, and Foyer quits, database or not', async () => {
  await (await app.run().ready()).end()
  const before = sealed()
  writeFileSync(join(app.dir, 'app-data', 'keyring'), Buffer.alloc(32))
  const shell = app.run(undefined, { languages: ['fr-CH', 'de'] })
  expect(messageOf(await shell.seen('message-box'))).toContain('ne peut pas être ouverte depuis ce compte')
  await shell.ask('press', 0)
  expect(await shell.ended()).toBe(1)
  expect(sealed()).toEqual(before)
})

test('is not made without a vault', async () => {
  const shell = app.run(undefined, { vault: { isAvailable: false, backend: 'gnome_libsecret' } })
  expect(messageOf(await shell.seen('message-box'))).toContain('password store is not available')
  await shell.ask('press', 0)
  expect(await shell.ended()).toBe(1)
  expect(existsSync(join(app.dataDir, 'key.bin'))).toBe(false)
})

test('on a Linux without a keyring is weakly protected, says so to the host, and is sealed better once it can be', async () => {
  await (await app.run(undefined, { vault: { isAvailable: true, backend: 'basic_text' } }).ready()).end()
  const weak = seenByHost()
  expect(weak.isWeak).toBe(true)
  await app.run().ready()
  expect(seenByHost()).toEqual({ ...weak, isWeak: false })
  expect(sealed().subarray(0, 3).toString()).toBe('v11')
})

test('needs a directory it can be written to; if there is none, the disk is named', async () => {
  app.write('in-the-way', '')
  const shell = app.run([`--data=${app.dir}/in-the-way/data`])
  expect(messageOf(await shell.seen('message-box'))).toContain('cannot write to its data folder')
  await shell.ask('press', 0)
  expect(await shell.ended()).toBe(1)
})

test('stays with its database when everything begins afresh; the new data get a key of their own', async () => {
  await (await app.run().ready()).end()
  const old = { file: sealed(), ...seenByHost() }
  app.write('data/foyer.db', 'years of sales')
  const shell = await app.run([`--data=${app.dataDir}`, '--fresh']).ready()
  const aside = readdirSync(app.dir).find((name) => name.startsWith('data-until-')) ?? ''
  expect(readFileSync(join(app.dir, aside, 'key.bin'))).toEqual(old.file)
  expect(readFileSync(join(app.dir, aside, 'foyer.db'), 'utf8')).toBe('years of sales')
  expect(seenByHost().key).not.toBe(old.key)
  await shell.ask('crash-host')
  await shell.seen('host-forked', 2)
  expect(readdirSync(app.dir).filter((name) => name.startsWith('data-until-'))).toEqual([aside])
})

test('stands below the profile of the user when no directory is named', async () => {
  await app.run([]).ready()
  expect(existsSync(join(app.dir, 'app-data', 'Foyer', 'data', 'key.bin'))).toBe(true)
})
