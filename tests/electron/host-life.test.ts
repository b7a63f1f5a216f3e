// The host is kept alive, patiently but not for ever, and is let go in order.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type BuiltApp, buildApp, type ShellRun } from './shell-run.ts'

let app: BuiltApp
beforeEach(async () => {
  app = await buildApp()
})
afterEach(() => app.remove())

const states = (shell: ShellRun) => shell.evaluate<string[]>('[...states]')
/** The waits a dead host was given; the bounds on being ready, on health and on stopping are other numbers. */
const backOff = (shell: ShellRun) => shell.all<number>('timer').filter((waitMs) => waitMs <= 30_000 && waitMs !== 5_000)

test('Foyer says that it is ready once, when both host and page are there', async () => {
  const shell = await app.run().ready()
  await shell.ask('crash-host')
  await shell.seen('host-forked', 2)
  expect(await shell.evaluate("connect('nonce-after-restart', 'ping')")).toMatchObject({ heard: 'ping' })
  expect(shell.output.match(/Foyer is ready at app:\/\/foyer\/\n/g)).toHaveLength(1)
})

test('a host that dies is started again; the page is told and connects anew', async () => {
  const shell = await app.run().ready()
  await shell.evaluate("(connect('nonce-before-death', 'die'), 0)")
  await shell.seen('host-forked', 2)
  expect(await shell.evaluate("connect('nonce-after-death-1', 'ping')")).toMatchObject({ heard: 'ping' })
  expect((await states(shell)).slice(-3)).toEqual(['running', 'restarting', 'running'])
  expect(shell.all('host-exit')).toEqual([3])
})

test('ten starts in a row that fail are enough: then a person is asked, and asking again begins anew', async () => {
  app.behave('dies')
  const shell = app.run(undefined, { timesFaster: 200 })
  const box = await shell.seen<{ message: string; buttons: string[] }>('message-box')
  expect(box).toMatchObject({ message: expect.stringContaining('keeps stopping'), buttons: ['Try again', 'Quit'] })
  expect(backOff(shell)).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000, 30_000])
  expect(shell.all('host-forked')).toHaveLength(11)
  expect((await states(shell)).at(-1)).toBe('failed')
  app.behave('well')
  await shell.ask('press', 0)
  await shell.ready()
  expect((await states(shell)).at(-1)).toBe('running')
})

test('a minute of health forgets the tries', async () => {
  const shell = await app.run(undefined, { timesFaster: 100 }).ready()
  const healthyMinutes = (count: number) =>
    shell.until(() => shell.all('timer-fired').filter((waitMs) => waitMs === 60_000).length >= count)
  const crash = async (count: number) => {
    await shell.ask('crash-host')
    await shell.until(() => shell.all<string>('host-state').filter((state) => state === 'running').length > count)
  }
  await healthyMinutes(2) // the page's and the host's
  await crash(1)
  await healthyMinutes(3)
  await crash(2)
  await crash(3)
  expect(backOff(shell)).toEqual([500, 500, 1000])
})

test('a host that says why it cannot start is not started again by itself, and the reason is told with the backups there are', async () => {
  app.behave('refuses')
  const shell = app.run()
  const box = await shell.seen<{ message: string; detail: string }>('message-box')
  expect(box).toMatchObject({
    message: expect.stringContaining('newer version of Foyer'),
    detail: expect.stringMatching(/^schema 12, known 7\n\n.+:\nbackups\/newer\.db\nbackups\/older\.db$/),
  })
  await shell.ask('press', 1)
  expect(await shell.ended()).toBe(0)
  expect(shell.all('host-forked')).toHaveLength(1)
})

describe('quitting', () => {
  test('waits for the host to close its database', async () => {
    const shell = await app.run().ready()
    await shell.ask('close-window')
    expect(await shell.ended()).toBe(0)
    expect(existsSync(join(app.dataDir, 'closed-in-order'))).toBe(true)
    expect(shell.all('will-quit')).toEqual([{ isHeldUp: true }, { isHeldUp: false }])
  })

  test('does not wait for a host that does not hear: after five seconds it is killed', async () => {
    app.behave('deaf')
    const shell = await app.run(undefined, { timesFaster: 20 }).ready()
    await shell.ask('quit')
    expect(await shell.ended()).toBe(0)
    expect(shell.all('timer')).toContain(5_000)
    expect(shell.all('host-killed')).toHaveLength(1)
    expect(existsSync(join(app.dataDir, 'closed-in-order'))).toBe(false)
  })

  test('while a host is waited for does not start it again', async () => {
    app.behave('dies')
    const shell = app.run(undefined, { timesFaster: 20 })
    await shell.seen('host-exit', 2)
    await shell.ask('quit')
    expect(await shell.ended()).toBe(0)
  })
})

test('a page that crashes is loaded again and connects again', async () => {
  const shell = await app.run().ready()
  await shell.ask('crash-page', 'oom')
  await shell.seen('page-loaded', 2)
  expect(await shell.evaluate("connect('nonce-of-new-page', 'ping')")).toMatchObject({ heard: 'ping' })
  expect(await states(shell)).toEqual(['running'])
})

test('a second start of Foyer ends at once and brings the first window to the front', async () => {
  const first = await app.run().ready()
  const second = app.run()
  expect(await second.ended()).toBe(0)
  await first.seen('window-call', 4)
  expect(first.all('window-call')).toEqual(['show', 'restore', 'show', 'focus'])
  expect([second.all('second-instance-refused').length, second.all('window').length]).toEqual([1, 0])
})
