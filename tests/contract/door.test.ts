import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WebDoor } from '#host/serve-web.ts'
import { openDoor, openSocket } from '#tests/contract/connect.ts'
import { openTestCounter, type TestCounter } from '#tests/fixture/counter.ts'

let counter: TestCounter
let door: WebDoor
beforeEach(async () => {
  counter = await openTestCounter()
  const page = join(counter.directory, 'page')
  mkdirSync(join(page, 'assets'), { recursive: true })
  writeFileSync(join(page, 'index.html'), '<title>Foyer</title>')
  writeFileSync(join(page, 'assets', 'a.js'), 'export {}')
  door = await openDoor(counter.world, page)
})
afterEach(async () => {
  await door.close()
  await counter.remove()
})

describe('the host’s door', () => {
  it.each([
    ['the right token, host and origin', {}, 'open'],
    ['no token', { token: '' }, 401],
    ['another token', { token: 'a-token-for-test_' }, 401],
    ['a foreign origin', { origin: 'https://example.com' }, 403],
    ['no origin', { origin: '' }, 403],
    ['the origin of another port', { origin: 'http://127.0.0.1:1' }, 403],
    ['a foreign host, as after DNS rebinding', { host: 'foyer.example.com' }, 403],
    ['localhost by name', { host: 'localhost' }, 403],
    ['another path', { path: '/rpc/x' }, 404],
  ])('answers %s', async (_, change, expected) => {
    expect(await outcomeOf(change)).toBe(expected)
  })

  it('serves the page with a strict policy, and nothing but the page’s files', async () => {
    const index = await get('/')
    expect([index.status, index.body, index.headers['content-security-policy']]).toEqual([
      200,
      '<title>Foyer</title>',
      expect.stringContaining("default-src 'none'; script-src 'self'"),
    ])
    const others = ['/assets/a.js', '/../key', '/%2e%2e/key', '/assets/../../key', '/key', '/foyer.db', '//etc/passwd']
    const statuses = await Promise.all(others.map(async (path) => (await get(path)).status))
    expect(statuses).toEqual([200, 404, 404, 404, 404, 404, 404])
  })

  it.each([
    ['the token of this start', 'Bearer a-token-for-tests', {}, 204],
    ['the token of an earlier start', 'Bearer of-yesterday', {}, 401],
    ['no token', '', {}, 401],
    ['another method', 'Bearer a-token-for-tests', { method: 'GET' }, 403],
    ['a foreign host', 'Bearer a-token-for-tests', { host: 'evil.example.com' }, 403],
  ])('FM08 no dead ends: tells a page with %s whether it is known', async (_, authorization, change, expected) => {
    const answer = await get('/rpc', { method: 'HEAD', authorization, ...change })
    expect([answer.status, answer.body]).toEqual([expected, ''])
  })

  it('does not serve a page asked for under another name', async () => {
    expect((await get('/', { host: 'evil.example.com' })).status).toBe(403)
  })
})

function outcomeOf(change: Parameters<typeof openSocket>[1]): Promise<unknown> {
  const socket = openSocket(door.port, change)
  return new Promise((resolve) => {
    socket.once('open', () => {
      socket.terminate()
      resolve('open')
    })
    socket.once('unexpected-response', (_, response) => resolve(response.statusCode))
    socket.once('error', (error) => resolve(error.message))
  })
}

function get(
  path: string,
  { method = 'GET', ...headers }: { method?: string; host?: string; authorization?: string } = {},
) {
  type Answer = { status: number | undefined; headers: Record<string, unknown>; body: string }
  return new Promise<Answer>((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port: door.port, path, method, headers: { host: `127.0.0.1:${door.port}`, ...headers } },
      (response) => {
        let body = ''
        response.on('data', (chunk) => {
          body += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }))
      },
    )
    asked.once('error', reject)
    asked.end()
  })
}
