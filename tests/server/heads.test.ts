// What a counter that listens is told, and how often.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { takeIn } from '#server/features/push.ts'
import { openFeedHeads } from '#server/feed-heads.ts'
import { customerBody, paperCounter } from './journal-maker.ts'
import { enrol, openEmbeddedStore, type TestStore } from './server-fixture.ts'

let server: TestStore
beforeAll(async () => {
  server = await openEmbeddedStore()
})
afterAll(() => server.store.close())

it('who listens hears the same number again after a silence, and a newer one at once', async () => {
  const heads = await openFeedHeads(server, 50)
  const listening = new AbortController()
  const told = heads.follow(listening.signal)
  const next = async () => (await told.next()).value
  expect([await next(), await next(), await next()]).toEqual([0, 0, 0])
  const counter = await enrol(server, paperCounter())
  await takeIn(server, counter.counterId, counter.push(counter.write('customer.create', customerBody('Heard'))))
  const later = [await next(), await next()]
  expect(later.at(-1)).toBe(1)
  listening.abort()
  expect(await told.next()).toMatchObject({ done: true })
})
