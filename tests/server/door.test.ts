import type { FastifyInstance } from 'fastify'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StaffEntity } from '#core/protocol/entity.ts'
import { pushEntriesMax } from '#core/protocol/sync.ts'
import { invite } from '#server/features/counter.ts'
import { openSnapshots } from '#server/features/snapshot.ts'
import { openFeedHeads } from '#server/feed-heads.ts'
import { buildServer } from '#server/http.ts'
import type { ServerWorld } from '#server/world.ts'
import { customerBody, madeId, paperCounter } from './journal-maker.ts'
import { clientOf, type Keys, newKeys, tokenOf } from './paper-client.ts'
import { openEmbeddedStore } from './server-fixture.ts'

let world: ServerWorld
let app: FastifyInstance
let url: string
let nowMs = 1_795_000_000_000
beforeAll(async () => {
  const { store, database } = await openEmbeddedStore()
  const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))
  const heads = await openFeedHeads({ database })
  const log = pino({ level: 'silent' })
  const snapshots = openSnapshots({ database, log })
  world = { store, database, heads, snapshots, log, nowMs: () => nowMs, random, secret: 'of the tests' }
  app = buildServer(world)
  url = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await app.close()
  await world.store.close()
})

async function invitation(code: string | null = null): Promise<string> {
  const invited = await invite(world, { code, name: 'Door B' })
  if (!invited.accepted) throw new Error('the code is free')
  return invited.value.invitation
}

async function enrolled(): Promise<{ counterId: string; keys: Keys; token: string }> {
  const keys = newKeys()
  const counterId = madeId()
  await clientOf(url).counter.enrol({
    invitation: await invitation(),
    counterId,
    publicKey: keys.publicKey,
    code: null,
  })
  return { counterId, keys, token: (await tokenOf(url, counterId, keys)).granted.token }
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'answered',
    (error: { code?: string }) => error.code ?? 'no code',
  )

/** Somebody of the venue, as their entity stands at the server. */
async function staffMember(person: Partial<StaffEntity>): Promise<string> {
  const [id, code] = [madeId(), `s${madeId()}`]
  const usual = {
    name: 'Ingrid Dahl',
    role: 'cashier',
    rights: null,
    language: 'nb',
    pinHash: '',
    isActive: true,
  } as const
  const body: StaffEntity = { ...usual, code, colorScheme: 'auto', ...person }
  const puts = [{ kind: 'staff', id, body, isNew: true }]
  await world.database.query('select put_entities($1::jsonb, $2)', [JSON.stringify(puts), nowMs])
  return id
}

const pull = { epoch: null, from: 0, limit: 10 }

describe('enrolment', () => {
  it('a one-time code lets one counter in, gives it its code, and no other after it', async () => {
    const [keys, counterId] = [newKeys(), madeId()]
    const request = { invitation: await invitation('K7'), counterId, publicKey: keys.publicKey, code: null }
    const client = clientOf(url)
    expect(await client.counter.enrol(request)).toEqual({ code: 'K7', name: 'Door B' })
    expect(await client.counter.enrol(request)).toEqual({ code: 'K7', name: 'Door B' })
    const thief = { ...request, counterId: madeId(), publicKey: newKeys().publicKey }
    expect(await codeOf(client.counter.enrol(thief))).toBe('INVITATION_INVALID')
  })

  it('a counter that gave numbers already keeps its code, unless another has it', async () => {
    const enrol = async (code: string) =>
      clientOf(url).counter.enrol({
        invitation: await invitation(),
        counterId: madeId(),
        publicKey: newKeys().publicKey,
        code,
      })
    expect((await enrol('X1')).code).toBe('X1')
    expect(await codeOf(enrol('X1'))).toBe('CODE_TAKEN')
  })

  it('a code whose day is over lets nobody in', async () => {
    const late = await invitation()
    nowMs += 25 * 3_600_000
    const request = { invitation: late, counterId: madeId(), publicKey: newKeys().publicKey, code: null }
    expect(await codeOf(clientOf(url).counter.enrol(request))).toBe('INVITATION_INVALID')
  })
})

describe('a request', () => {
  it('without a token, with a wrong one, or with one whose time is up, is not heard', async () => {
    const { token } = await enrolled()
    const codes = [
      await codeOf(clientOf(url).feed.pull(pull)),
      await codeOf(clientOf(url, 'token.forged.9999999999999.x').feed.pull(pull)),
      await codeOf(clientOf(url, `${token.slice(0, -2)}AA`).feed.pull(pull)),
      await codeOf(clientOf(url, token).feed.pull(pull)),
    ]
    nowMs += 16 * 60_000
    codes.push(await codeOf(clientOf(url, token).feed.pull(pull)))
    expect(codes).toEqual(['TOKEN_INVALID', 'TOKEN_INVALID', 'TOKEN_INVALID', 'answered', 'TOKEN_INVALID'])
  })

  it('for a token needs the counter’s own key and a challenge made for it just now', async () => {
    const [one, two] = [await enrolled(), await enrolled()]
    const { challenge, signature } = await tokenOf(url, one.counterId, one.keys)
    const ask = (counterId: string) => codeOf(clientOf(url).counter.token({ counterId, challenge, signature }))
    expect([await codeOf(tokenOf(url, one.counterId, two.keys)), await ask(two.counterId)]).toEqual([
      'SIGNATURE_INVALID',
      'SIGNATURE_INVALID',
    ])
    nowMs += 61_000
    expect(await ask(one.counterId)).toBe('SIGNATURE_INVALID')
  })

  it('of a revoked counter: its journal is still taken, and nothing comes down any more', async () => {
    const { counterId, keys } = await enrolled()
    await world.database.query('update counter set revoked_at_ms = 1 where id = $1', [counterId])
    const { granted } = await tokenOf(url, counterId, keys)
    const client = clientOf(url, granted.token)
    const counter = { ...paperCounter() }
    const entry = { ...counter.write('customer.create', customerBody('Berg'), { counterId }) }
    expect(granted.isRevoked).toBe(true)
    expect(await codeOf(client.feed.pull(pull))).toBe('COUNTER_REVOKED')
    expect(await client.journal.push(counter.push(entry))).toMatchObject({ outcomes: [{ outcome: 'applied' }] })
  })

  it('with a journal that is another’s, or input that makes no sense, is refused by name', async () => {
    const { token } = await enrolled()
    const counter = paperCounter()
    const push = counter.push(counter.write('host.start', {}))
    expect(await codeOf(clientOf(url, token).journal.push(push))).toBe('NOT_YOUR_JOURNAL')
    expect(await codeOf(clientOf(url, token).feed.pull({ epoch: null, from: -1, limit: 10 }))).toBe('BAD_REQUEST')
  })
})

describe('a push', () => {
  it('of more entries than a push may hold is refused whole, by name', async () => {
    const { counterId, token } = await enrolled()
    const counter = paperCounter()
    const entries = Array.from({ length: pushEntriesMax + 1 }, () => counter.write('host.start', {}, { counterId }))
    expect(await codeOf(clientOf(url, token).journal.push(counter.push(...entries)))).toBe('BAD_REQUEST')
    const within = counter.push(...entries.slice(0, pushEntriesMax))
    expect(await codeOf(clientOf(url, token).journal.push(within))).toBe('answered')
  })

  it('replayed by somebody without the counter’s token is not heard', async () => {
    const { counterId, token } = await enrolled()
    const other = await enrolled()
    const counter = paperCounter()
    const push = counter.push(counter.write('host.start', {}, { counterId }))
    expect(await codeOf(clientOf(url, token).journal.push(push))).toBe('answered')
    expect(await codeOf(clientOf(url).journal.push(push))).toBe('TOKEN_INVALID')
    expect(await codeOf(clientOf(url, other.token).journal.push(push))).toBe('NOT_YOUR_JOURNAL')
  })
})

describe('a counter that is put out of service', () => {
  it('PR08 by another counter hears nothing more from that moment on; a code nobody has is refused', async () => {
    const [one, two] = [await enrolled(), await enrolled()]
    const client = clientOf(url, one.token)
    const counters = await client.counter.list()
    const code = counters.find(({ id }) => id === two.counterId)?.code ?? ''
    expect(await codeOf(clientOf(url, two.token).feed.pull(pull))).toBe('answered')
    const by = { staffId: await staffMember({ role: 'manager' }) }
    expect(await client.counter.revoke({ code, by })).toEqual({ revokedAtMs: nowMs })
    expect(await codeOf(clientOf(url, two.token).feed.pull(pull))).toBe('COUNTER_REVOKED')
    expect(await codeOf(clientOf(url, two.token).snapshot.ask({ shape: 1 }))).toBe('COUNTER_REVOKED')
    expect(await codeOf(client.counter.revoke({ code: 'ZZZ9', by }))).toBe('UNKNOWN_COUNTER')
  })
})

describe('who lets counters in and out', () => {
  it.each<[string, Partial<StaffEntity> | null, boolean]>([
    ['a manager', { role: 'manager' }, true],
    ['an administrator', { role: 'administrator' }, true],
    ['a cashier', { role: 'cashier' }, false],
    ['a cashier with that right of their own', { role: 'cashier', rights: ['sell', 'counters'] }, true],
    ['a manager without it', { role: 'manager', rights: ['sell', 'setup'] }, false],
    ['a manager who has left', { role: 'manager', isActive: false }, false],
    ['nobody whom the server knows', null, false],
  ])('PR08 %s', async (_, person, isAllowed) => {
    const [one, two] = [await enrolled(), await enrolled()]
    const client = clientOf(url, one.token)
    const code = (await client.counter.list()).find(({ id }) => id === two.counterId)?.code ?? ''
    const by = { staffId: person ? await staffMember(person) : madeId() }
    const answers = [
      await codeOf(client.counter.invite({ code: null, name: 'Door C', by })),
      await codeOf(client.counter.revoke({ code, by })),
      await codeOf(clientOf(url, two.token).feed.pull(pull)),
    ]
    const refused = ['NOT_ALLOWED', 'NOT_ALLOWED', 'answered']
    expect(answers).toEqual(isAllowed ? ['answered', 'answered', 'COUNTER_REVOKED'] : refused)
  })
})

describe('around the contract', () => {
  it('health, readiness and the description of the interface can be asked for', async () => {
    const answers = await Promise.all(
      ['/health', '/ready', '/openapi.json', '/nothing'].map(async (path) => {
        const response = await fetch(url + path)
        return [response.status, await response.json()]
      }),
    )
    expect(answers).toMatchObject([
      [200, { alive: true }],
      [200, { ready: true }],
      [200, { openapi: expect.any(String), paths: { '/journal': expect.anything() } }],
      [404, {}],
    ])
  })

  it('the documented interface answers as the counters’ own does', async () => {
    const { token } = await enrolled()
    const response = await fetch(`${url}/v1/feed`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(pull),
    })
    expect([response.status, await response.json()]).toMatchObject([200, { state: 'page' }])
  })

  it('a body larger than the bound is refused before it is read', async () => {
    const send = (body: BodyInit) =>
      fetch(`${url}/v1/counters`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        duplex: 'half',
      } as RequestInit).then(
        ({ status }) => status,
        () => 'cut off',
      )
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)) })
    expect([413, 'cut off']).toContain(await send(`"${'x'.repeat(33 * 1024 * 1024)}"`))
    expect([411, 'cut off']).toContain(await send(endless))
  })
})
