import { afterEach, beforeEach, expect, it } from 'vitest'
import { listEntriesAfter } from '#db/journal.ts'
import { lockWhenIdle } from '#host/features/session.ts'
import { openTestCounter, type TestCounter, venue } from '#tests/fixture/counter.ts'

let counter: TestCounter
beforeEach(async () => {
  counter = await openTestCounter()
})
afterEach(() => counter.remove())

it('PR01 sign-in: the counter locks itself when nobody touched it for as long as the venue says, and not before', () => {
  const { world, clock } = counter
  clock.advance(venue.lockAfterMs)
  lockWhenIdle(world)
  expect(world.session.clerk()?.name).toBe('Kari Nordmann')
  world.session.touch()
  clock.advance(venue.lockAfterMs)
  lockWhenIdle(world)
  expect(world.session.clerk()?.name).toBe('Kari Nordmann')
  clock.advance(1)
  lockWhenIdle(world)
  expect(world.session.clerk()).toBeNull()
  expect(listEntriesAfter(world.db.read, 1, 10).map(({ name, body }) => [name, body])).toEqual([
    ['session.sign-out', '{"reason":"idle"}'],
  ])
})

it('PR01 sign-in: a clock set back or forward neither locks nor keeps open', () => {
  const { world, clock } = counter
  clock.setWall(0)
  lockWhenIdle(world)
  expect(world.session.clerk()).not.toBeNull()
  clock.advance(venue.lockAfterMs + 1)
  lockWhenIdle(world)
  expect(world.session.clerk()).toBeNull()
})
