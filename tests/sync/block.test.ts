// Blocked seats between two real counters and a real server.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommandId, PerformanceId, SeatId } from '#core/domain/ids.ts'
import { listBlocks } from '#db/block.ts'
import { findCounter } from '#db/counter.ts'
import { findAllotment } from '#db/rights.ts'
import { clerkFrom, listStaff } from '#db/staff.ts'
import { router } from '#host/router.ts'
import { testId } from '#tests/fixture/counter.ts'
import { type Desk, differences, type Evening, openEvening } from './two-counters.ts'

const catalogue = readFileSync(join(import.meta.dirname, '../../docs/catalogue.example.json'), 'utf8')
const slowMsMax = 120_000

let evening: Evening
let here: Desk
let there: Desk
let performanceId: PerformanceId
let free: SeatId[]
beforeAll(async () => {
  evening = await openEvening()
  here = await evening.newDesk('A1')
  await here.import('catalogue', catalogue)
  there = await evening.newDesk('B1')
  await here.exchange()
  await there.exchange()
  await here.exchange()
  const { sqlite } = here.world.db
  performanceId = sqlite.prepare("select id from performances where code like '%PEER'").pluck().get() as PerformanceId
  const seats = sqlite.prepare("select id from seats where kind = 'normal' order by id").pluck().all() as SeatId[]
  const taken = await evening.world.store.takenSeats(performanceId, evening.world.nowMs())
  free = seats.filter((id) => !taken.has(id))
}, slowMsMax)
afterAll(() => evening.close())

const client = ({ world }: Desk) => {
  const manager = listStaff(world.db.read).find(({ role }) => role === 'manager')
  if (manager) world.session.enter(clerkFrom(manager))
  return createRouterClient(router, { context: { world } })
}
const own = ({ world }: Desk) =>
  (findAllotment(world.db.read, performanceId, findCounter(world.db.read)?.id ?? '')?.seats ?? []) as SeatId[]
const blocks = ({ world }: Desk) => listBlocks(world.db.read, performanceId).map(({ seats }) => seats)
const block = (desk: Desk, seatIds: SeatId[]) =>
  client(desk).block.set({ commandId: testId<CommandId>(), performanceId, owner: 'house', name: 'Director', seatIds })

describe('SR17 blocked seats at two counters', () => {
  let blockId: string
  let seats: SeatId[]

  it('with no network a counter blocks what is its own, and nothing else', async () => {
    await expect(block(here, free.slice(0, 1))).rejects.toMatchObject({ code: 'SEATS_NOT_OWN' })
    seats = own(here).slice(0, 2)
    blockId = (await block(here, seats)).blockId
    expect([blocks(here), own(here).some((id) => seats.includes(id))]).toEqual([[seats], false])
  })

  it('the other counter hears of it: neither sells them, nor does the server grant them to anybody', async () => {
    await here.exchange()
    there.isOnline = true
    await there.exchange()
    expect(blocks(there)).toEqual([seats])
    for (const desk of [here, there])
      await expect(desk.sell(performanceId, seats, desk === there)).rejects.toMatchObject({ code: 'SEATS_TAKEN' })
    const claim = { parts: [{ performanceId, seats, areas: [] }] }
    expect(await there.link.call((server) => server.rights.claim(claim))).toMatchObject({ state: 'refused' })
    expect([await differences(here, evening.world), await differences(there, evening.world)]).toEqual([[], []])
  })

  it('let go of at the other counter, they are free for everybody again', async () => {
    const ask = { commandId: testId<CommandId>(), performanceId, blockId, seatIds: null, reason: 'nobody came' }
    expect(await client(there).block.release(ask)).toEqual({ count: 2 })
    await there.exchange()
    await here.exchange()
    expect([blocks(here), blocks(there)]).toEqual([[], []])
    const orderId = await there.sell(performanceId, seats)
    await there.exchange()
    await here.exchange()
    expect(here.world.db.sqlite.prepare('select state from orders where id = ?').pluck().get(orderId)).toBe('sold')
    expect([await differences(here, evening.world), await differences(there, evening.world)]).toEqual([[], []])
  })

  it('with the network others’ seats and nobody’s are asked for first; what another keeps is refused', async () => {
    here.isOnline = true
    const seat = free.slice(4, 6)
    await block(here, seat)
    expect(blocks(here)).toEqual([seat])
    const theirs = own(there).slice(0, 1)
    await expect(block(here, theirs)).rejects.toMatchObject({ code: 'SEATS_NOT_OWN', data: { seatIds: theirs } })
  })
})
