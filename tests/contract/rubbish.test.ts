// Rubbish on the socket itself, below the contract: whatever one connection sends or leaves undone, the host goes on
// serving the others. (An error nobody caught would end the host, and here the test run.)
import { randomBytes } from 'node:crypto'
import { connect as connectTcp, type Socket } from 'node:net'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import type { WebDoor } from '#host/serve-web.ts'
import { type Client, openDoor, openSocket, token } from '#tests/contract/connect.ts'
import { openTestCounter, type TestCounter } from '#tests/fixture/counter.ts'

let counter: TestCounter
let door: WebDoor
const sockets: WebSocket[] = []
beforeEach(async () => {
  counter = await openTestCounter()
  door = await openDoor(counter.world)
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate()
  await door.close()
  await counter.remove()
})

const request = (path: string, body: unknown) => JSON.stringify({ i: '1', p: { u: path, b: body } })
const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`

const rubbish: [string, string | Buffer][] = [
  ['nothing', ''],
  ['no JSON', '{"i":'],
  ['random bytes', randomBytes(2_000)],
  ['binary with a delimiter and half a text', Buffer.from([0x7b, 0xff, 0x00, 0xff])],
  ['null', 'null'],
  ['a number', '7'],
  ['a message without a payload', '{"i":"1"}'],
  ['a message of an unknown type', '{"i":"1","t":99,"p":{}}'],
  ['an abort of what never began', '{"i":"77","t":4,"p":{}}'],
  ['an event for a stream that is not there', '{"i":"77","t":3,"p":{"e":"message","d":1}}'],
  ['an address that is none', '{"i":"1","p":{"u":"http://","b":{}}}'],
  ['the address of another host', '{"i":"1","p":{"u":"http://example.com/session/state"}}'],
  ['a path up', request('/../../session/state', {})],
  ['a path of the prototype', request('/__proto__/constructor', {})],
  ['a procedure that is not there', request('/session/nothing', {})],
  ['a body that is nested a hundred thousand deep', `{"i":"1","p":{"u":"/session/touch","b":{"json":${deep}}}}`],
  ['type marks on the prototype', request('/session/touch', { json: {}, meta: [[0, '__proto__', 'polluted']] })],
  [
    'type marks that point nowhere',
    request('/session/touch', { json: {}, meta: [[1, 'a', 'b', 'c'], [99], [], 'x', null] }),
  ],
  ['type marks that are no list', request('/session/touch', { json: {}, meta: { length: 9 } })],
  ['a big integer that is none', request('/session/touch', { json: { a: 'x' }, meta: [[0, 'a']] })],
  [
    'headers of the prototype',
    '{"i":"1","p":{"u":"/session/touch","b":{},"h":{"__proto__":{"a":"b"},"content-type":["a",1]}}}',
  ],
  [
    'a form that is none',
    '{"i":"1","p":{"u":"/session/touch","b":"x","h":{"content-type":"multipart/form-data; boundary=x"}}}',
  ],
  ['an id that is an object', '{"i":{},"p":{"u":"/session/touch","b":{}}}'],
]

describe('the host goes on serving others when one connection sends', () => {
  it.each(rubbish)('%s', async (_, message) => {
    const [bad, good] = [await opened(), await opened()]
    bad.send(message)
    bad.send(message)
    await expectServed(good)
    await turn()
    expect((Object.prototype as { polluted?: unknown }).polluted).toBeUndefined()
    await expectServed(good)
  })

  it('a frame of more than four megabytes: that connection is closed, with the reason', async () => {
    const [bad, good] = [await opened(), await opened()]
    const closed = new Promise((resolve) => bad.once('close', resolve))
    bad.on('error', () => undefined)
    bad.send('x'.repeat(5 * 1024 * 1024))
    expect(await closed).toBe(1009)
    await expectServed(good)
  })

  it('half a frame and no more, and frames that break the protocol', async () => {
    const good = await opened()
    const half = await upgradedTcp()
    half.write(Buffer.from([0x81, 0xfe, 0x10]))
    const broken = await upgradedTcp()
    broken.write(randomBytes(500))
    await expectServed(good)
    half.destroy()
    await expectServed(good)
    broken.destroy()
  })
})

describe('the host goes on serving', () => {
  it('when a hundred connections come at once: sixteen are let in, the others are told so', async () => {
    const outcomes = await Promise.all(Array.from({ length: 100 }, outcomeOfOpening))
    const count = (outcome: unknown) => outcomes.filter((each) => each === outcome).length
    expect([count('open'), count(503)]).toEqual([16, 84])
    for (const socket of sockets.splice(1)) socket.terminate()
    const [first] = sockets
    if (first) await expectServed(first)
  })

  it('when a connection asks a thousand times and never reads an answer', async () => {
    const deaf = await upgradedTcp()
    deaf.pause()
    const good = await opened()
    for (let index = 0; index < 1_000; index++) deaf.write(frame(request('/performance/hall', { json: {} })))
    await expectServed(good)
    deaf.destroy()
    await expectServed(good)
  })

  it('when requests are begun over HTTP and never finished', async () => {
    const idle = Array.from({ length: 50 }, () => connectTcp(door.port, '127.0.0.1'))
    for (const socket of idle) {
      socket.on('error', () => undefined)
      socket.write('GET / HTTP/1.1\r\nHost:')
    }
    await expectServed(await opened())
    for (const socket of idle) socket.destroy()
  })
})

async function opened(): Promise<WebSocket> {
  const socket = openSocket(door.port)
  sockets.push(socket)
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  return socket
}

async function expectServed(socket: WebSocket): Promise<void> {
  const client = createORPCClient<Client>(new RPCLink({ websocket: socket as never }))
  const state = await client.session.state(undefined, { signal: AbortSignal.timeout(5_000) })
  expect(state.counterCode).toBe('A1')
}

/** Lets everything the host has to do about a message be done. */
async function turn(): Promise<void> {
  for (let count = 0; count < 5; count++) await new Promise((resolve) => setImmediate(resolve))
}

function outcomeOfOpening(): Promise<unknown> {
  const socket = openSocket(door.port)
  sockets.push(socket)
  return new Promise((resolve) => {
    socket.once('open', () => resolve('open'))
    socket.once('unexpected-response', (_, response) => resolve(response.statusCode))
    socket.once('error', (error) => resolve(error.message))
  })
}

/** A connection that has been let in and then speaks bytes of its own. */
function upgradedTcp(): Promise<Socket> {
  const address = `127.0.0.1:${door.port}`
  const socket = connectTcp(door.port, '127.0.0.1')
  socket.on('error', () => undefined)
  const lines = [
    'GET /rpc HTTP/1.1',
    `Host: ${address}`,
    `Origin: http://${address}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    `Sec-WebSocket-Protocol: foyer, token.${token}`,
  ]
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  return new Promise((resolve) => socket.once('data', () => resolve(socket)))
}

/** A masked text frame with an empty mask, as a client must send it. */
function frame(text: string): Buffer {
  const payload = Buffer.from(text)
  const head = Buffer.from([0x81, 0xfe, 0, 0, 0, 0, 0, 0])
  head.writeUInt16BE(payload.length, 2)
  return Buffer.concat([head, payload])
}
