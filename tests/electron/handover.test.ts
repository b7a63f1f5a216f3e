// The port to the host is handed to our own page, for the nonce it made, and to nobody else.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BuiltApp, buildApp, type ShellRun } from './shell-run.ts'

let app: BuiltApp
let shell: ShellRun

beforeAll(async () => {
  app = await buildApp()
  shell = await app.run().ready()
})
afterAll(() => app.remove())

const handedOver = () => shell.all('posted-to-page').length

test('the page and the host talk through the port, and the page knows its nonce again', async () => {
  expect(await shell.evaluate("connect('nonce-of-the-page-1', 'ping')")).toEqual({
    heard: 'ping',
    nonce: 'nonce-of-the-page-1',
  })
})

test('each question gets a port of its own', async () => {
  const before = handedOver()
  expect(await shell.evaluate("Promise.all(['a', 'b'].map((letter) => connect(letter.repeat(22), letter)))")).toEqual([
    { heard: 'a', nonce: 'a'.repeat(22) },
    { heard: 'b', nonce: 'b'.repeat(22) },
  ])
  expect(handedOver() - before).toBe(2)
})

const good = 'a-nonce-that-is-well-made'
test.each([
  ['a nonce that is too short', { nonce: 'short', frame: {} }],
  ['a nonce that is no text', { nonce: { toString: 'x' }, frame: {} }],
  ['a nonce with foreign characters', { nonce: `${good}<script>`, frame: {} }],
  ['no nonce', { nonce: null, frame: {} }],
  ['a frame inside the page', { nonce: good, frame: { frameTreeNodeId: 2 } }],
  ['a foreign origin', { nonce: good, frame: { origin: 'https://example.org', url: 'https://example.org/' } }],
  ['an origin that only claims to be ours', { nonce: good, frame: { origin: 'null' } }],
  ['another page of our origin', { nonce: good, frame: { url: 'app://foyer/assets/app.js' } }],
  ['a frame that is gone', { nonce: good, frame: null }],
  ['another window', { nonce: good, frame: {}, isOther: true }],
])('a question from %s is refused', async (_who, question) => {
  const before = handedOver()
  await shell.ask('connect-as', question)
  // Questions are answered in order: when the page has its answer, the refused one would have had its own.
  await shell.evaluate(`connect('${`${before}`.padStart(20, 'n')}', 'ping')`)
  expect(handedOver() - before).toBe(1)
})

test('the same question from our own page is served: the refusals above are not for want of a host', async () => {
  const before = handedOver()
  await shell.ask('connect-as', { nonce: good, frame: {} })
  expect(handedOver() - before).toBe(1)
})

test('a page that asks before the host is ready is served when it is, for its last nonce only', async () => {
  await shell.ask('crash-host')
  await shell.seen('host-exit')
  await shell.evaluate("(foyerShell.connect('an-earlier-question'), 0)")
  const posted = handedOver()
  expect(await shell.evaluate("connect('the-last-question-1', 'ping')")).toMatchObject({ heard: 'ping' })
  expect(shell.all<{ message: unknown }>('posted-to-page').slice(posted)).toMatchObject([
    { message: { nonce: 'the-last-question-1' } },
  ])
})

test('a page that was loaded anew gets no port its predecessor asked for', async () => {
  await shell.ask('crash-host')
  await shell.seen('host-exit', 2)
  await shell.evaluate("(foyerShell.connect('asked-by-the-old-page'), 0)")
  await shell.ask('reload-page')
  const posted = handedOver()
  expect(await shell.evaluate("connect('asked-by-the-new-page', 'ping')")).toMatchObject({ heard: 'ping' })
  expect(handedOver() - posted).toBe(1)
})
