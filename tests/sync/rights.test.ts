// Selling rights between two real counters and a real server: what is set aside, fetched, given back and taken back.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandId, PerformanceId, SeatId } from '#core/domain/ids.ts'
import type { AllotmentEntity, AllotmentShare } from '#core/protocol/allotment.ts'
import { findCounter } from '#db/counter.ts'
import { listDocuments } from '#db/document.ts'
import { findAllotment } from '#db/rights.ts'
import { clerkFrom, listStaff } from '#db/staff.ts'
import { router } from '#host/router.ts'
import { pull, push } from '#host/sync/exchange.ts'
import { testId } from '#tests/fixture/counter.ts'
import { type Desk, differences, type Evening, openEvening } from './two-counters.ts'

const catalogue = readFileSync(join(import.meta.dirname, '../../docs/catalogue.example.json'), 'utf8')
const minute = 60_000

let evening: Evening
let here: Desk
let there: Desk
let performanceId: PerformanceId
let seats: string[]
beforeEach(async () => {
  evening = await openEvening()
  here = await evening.newDesk('A1')
  await here.import('catalogue', catalogue)
  there = await evening.newDesk('B1')
  await here.exchange()
  await there.exchange()
  await here.exchange()
  const { sqlite } = here.world.db
  performanceId = sqlite.prepare("select id from performances where code like '%PEER'").pluck().get() as PerformanceId
  seats = sqlite.prepare("select id from seats where kind = 'normal' order by id").pluck().all() as string[]
})
afterEach(() => evening.close())

const idOf = ({ world }: Desk) => findCounter(world.db.read)?.id ?? ''
const allotmentOf = (desk: Desk, of = desk): AllotmentEntity | undefined =>
  findAllotment(desk.world.db.read, performanceId, idOf(of))
const own = (desk: Desk) => allotmentOf(desk)?.seats ?? []
const client = (desk: Desk, role = 'manager') => {
  const person = listStaff(desk.world.db.read).find((each) => each.role === role)
  if (person) desk.world.session.enter(clerkFrom(person))
  return createRouterClient(router, { context: { world: desk.world } })
}
/** Seats that were set aside for nobody and that nobody has or holds. */
async function unclaimed(): Promise<string[]> {
  const taken = await evening.world.store.takenSeats(performanceId, evening.world.nowMs())
  return seats.filter((id) => !taken.has(id))
}
const casesAt = ({ world }: Desk) => world.db.sqlite.prepare("select about ->> 'code' from cases").pluck().all()
const plan = (desk: Desk, shares: AllotmentShare[], stopMinutesBefore: number | null = null) =>
  client(desk).rights.setPlan({ commandId: testId<CommandId>(), performanceId, shares, stopMinutesBefore })
const advance = (ms: number) => {
  for (const desk of [here, there]) desk.clock.advance(ms)
  evening.advance(ms)
}

describe('rights of a counter', () => {
  it('OF03 allotments: each counter gets seats of its own unasked, never the same, and sells them with no network', async () => {
    const [mine, theirs] = [own(here), own(there)]
    expect([mine.length > 0, theirs.length > 0, mine.filter((id) => theirs.includes(id))]).toEqual([true, true, []])
    for (const seatId of mine) await here.sell(performanceId, [seatId])
    for (const seatId of theirs) await there.sell(performanceId, [seatId])
    await here.exchange()
    await there.exchange()
    await here.exchange()
    expect([casesAt(here), await differences(here, evening.world)]).toEqual([[], []])
  })

  it('OF03 unprotected: beyond its rights and with nobody to ask, a sale is refused, or made on somebody’s word and marked', async () => {
    const [seatId = ''] = await unclaimed()
    await expect(here.sell(performanceId, [seatId])).rejects.toMatchObject({ code: 'NOT_SET_ASIDE' })
    const orderId = await here.sell(performanceId, [seatId], true)
    const [ticket] = listDocuments(here.world.db.read, orderId).filter(({ document }) => document.kind === 'ticket')
    expect(ticket?.document.body).toMatchObject({ isSubjectToConfirmation: true })
    const [entry] = here.world.db.sqlite
      .prepare("select body from journal where name = 'sale.complete'")
      .pluck()
      .all() as string[]
    expect(JSON.parse(entry ?? '')).toMatchObject({ unprotected: { approvedBy: expect.any(String) } })
  })

  it('OF03 unprotected: nobody without the right can answer for it, and a seat another counter has is sold by no word', async () => {
    const [seatId = ''] = own(there)
    await expect(here.sell(performanceId, [seatId], true)).rejects.toMatchObject({ code: 'SEATS_TAKEN' })
  })

  it('OF03 online: while the line stands any free seat is fetched and sold, and the last one once', async () => {
    const [seatId = ''] = await unclaimed()
    here.isOnline = true
    there.isOnline = true
    const both = await Promise.allSettled([here, there].map((desk) => desk.sell(performanceId, [seatId])))
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await here.exchange()
    await there.exchange()
    await here.exchange()
    expect([casesAt(here), await differences(here, evening.world)]).toEqual([[], []])
  })
})

describe('seats in a cart', () => {
  it('OF03 hold: nobody else gets them for ten minutes, the other counters see them, and then they are free by themselves', async () => {
    const [seatId = ''] = await unclaimed()
    here.isOnline = true
    there.isOnline = true
    const held = await client(here, 'cashier').rights.hold({ performanceId, seatIds: [seatId as SeatId] })
    await pull(there.world, there.link)
    const seen = await client(there).performance.get({ performanceId })
    expect([held.state, seen.rights?.elsewhere.find((each) => each.seatId === seatId)?.counter]).toEqual([
      'held',
      'Door A1',
    ])
    await expect(there.sell(performanceId, [seatId])).rejects.toMatchObject({ code: 'SEATS_TAKEN' })
    advance(11 * minute)
    await expect(there.sell(performanceId, [seatId])).resolves.toBeTypeOf('string')
    await expect(here.sell(performanceId, [seatId])).rejects.toMatchObject({ code: 'SEATS_TAKEN' })
  })

  it('OF03 hold: told again while the cart lies open, they are kept on', async () => {
    const [seatId = ''] = await unclaimed()
    here.isOnline = true
    there.isOnline = true
    for (let times = 0; times < 4; times++) {
      await client(here, 'cashier').rights.hold({ performanceId, seatIds: [seatId as SeatId] })
      advance(4 * minute)
      await expect(there.sell(performanceId, [seatId])).rejects.toMatchObject({ code: 'SEATS_TAKEN' })
    }
    advance(7 * minute)
    await expect(there.sell(performanceId, [seatId])).resolves.toBeTypeOf('string')
  })

  it('OF03 hold: what is taken out of the cart is let go at once', async () => {
    const [seatId = ''] = await unclaimed()
    here.isOnline = true
    there.isOnline = true
    const desk = client(here, 'cashier')
    await desk.rights.hold({ performanceId, seatIds: [seatId as SeatId] })
    await pull(here.world, here.link)
    await desk.rights.hold({ performanceId, seatIds: [] })
    await expect(there.sell(performanceId, [seatId])).resolves.toBeTypeOf('string')
  })
})

describe('what another counter has set aside', () => {
  const both = async (): Promise<void> => {
    here.isOnline = true
    there.isOnline = true
  }

  it('OF03 asked for: a counter that is there and has no use for a seat gives it back, and it is sold here', async () => {
    await both()
    const [seatId = ''] = own(there)
    const sold = here.sell(performanceId, [seatId])
    // As the other's loop does when it hears that the feed goes on.
    await untilAsked(there)
    await there.exchange()
    await expect(sold).resolves.toBeTypeOf('string')
    await there.exchange()
    await here.exchange()
    await there.exchange()
    expect([casesAt(here), own(there).includes(seatId), await differences(there, evening.world)]).toEqual([
      [],
      false,
      [],
    ])
  })

  it('OF03 asked for: a seat that lies in a cart there stays there, and so does one of a counter that is away', async () => {
    await both()
    const [inCart = '', away = ''] = own(there)
    await client(there, 'cashier').rights.hold({ performanceId, seatIds: [inCart as SeatId] })
    const refused = here.sell(performanceId, [inCart])
    const outcome = expect(refused).rejects.toMatchObject({ code: 'SEATS_TAKEN' })
    await untilAsked(there)
    await there.exchange()
    await outcome
    await expect(here.sell(performanceId, [away])).rejects.toMatchObject({ code: 'SEATS_TAKEN' })
    expect(own(there)).toEqual(expect.arrayContaining([inCart, away]))
  })
})

/** Waits until the desk's own allotment says that somebody asks for something of it. */
async function untilAsked(desk: Desk): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    await pull(desk.world, desk.link)
    if ((allotmentOf(desk)?.asked.seats.length ?? 0) > 0) return
    await pause(20)
  }
  throw new Error('nobody asked')
}

describe('giving back', () => {
  it('OF03 release: what was fetched and not sold goes back through the journal, and only then can others have it', async () => {
    const [seatId = ''] = await unclaimed()
    await here.link.call((server) => server.rights.claim({ parts: [{ performanceId, seats: [seatId], areas: [] }] }))
    await pull(here.world, here.link)
    there.isOnline = true
    await expect(there.sell(performanceId, [seatId])).rejects.toMatchObject({ code: 'SEATS_TAKEN' })
    advance(11 * minute)
    await here.exchange()
    expect(own(here)).not.toContain(seatId)
    await there.exchange()
    await expect(there.sell(performanceId, [seatId])).resolves.toBeTypeOf('string')
  })

  it('I10 release: what was given back is not sold here again, even when an older page comes down meanwhile', async () => {
    await plan(here, [{ counterId: idOf(here), seats: [], areas: [] }])
    const [seatId = ''] = own(here)
    await here.link.call((server) => server.rights.refill({ performanceIds: [performanceId] }))
    await push(here.world, here.link)
    const { surplus } = await here.link.call((server) => server.rights.refill({ performanceIds: [performanceId] }))
    expect(surplus[0]?.seats).toContain(seatId)
    await here.exchange()
    expect(own(here)).toEqual([])
    await expect(here.sell(performanceId, [seatId])).rejects.toMatchObject({ code: 'NOT_SET_ASIDE' })
  })

  it('OF03 stop: near to the beginning a counter apart sells nothing on its own, and a clock set back changes nothing', async () => {
    const { startsAtMs } = await client(here).performance.get({ performanceId })
    await plan(here, [{ counterId: idOf(here), seats: [{ category: 'A', count: 5 }], areas: [] }], 60)
    const [first = '', second = ''] = own(here)
    here.clock.advance(startsAtMs - 30 * minute - here.clock.nowMs())
    await expect(here.sell(performanceId, [first])).rejects.toMatchObject({ code: 'NOT_SET_ASIDE' })
    await here.sell(performanceId, [first], true)
    here.clock.advance(-600 * minute)
    await expect(here.sell(performanceId, [second])).rejects.toMatchObject({ code: 'NOT_SET_ASIDE' })
  })
})

describe('a manager', () => {
  it('OF03 plan: every counter gets what the plan says, of each category and area, and what is too much comes back', async () => {
    const shares = [
      { counterId: idOf(here), seats: [{ category: 'A', count: 6 }], areas: [] },
      { counterId: idOf(there), seats: [{ category: 'B', count: 4 }], areas: [] },
    ]
    await plan(here, shares)
    await here.exchange()
    await there.exchange()
    await here.exchange()
    await there.exchange()
    expect([own(here).length, own(there).length]).toEqual([6, 4])
    expect(await differences(there, evening.world)).toEqual([])
  })

  it('OF03 top-up: sold down to half, a share is filled up again while the line stands', async () => {
    const share = { counterId: idOf(here), seats: [{ category: 'A', count: 8 }], areas: [] }
    await plan(here, [share])
    await here.exchange()
    await here.exchange()
    for (const seatId of own(here).slice(0, 5)) await here.sell(performanceId, [seatId])
    expect(own(here).length).toBe(3)
    await here.exchange()
    expect(own(here).length).toBe(8)
  })

  it('OF03 by force: seats of a counter that is not heard are taken back; what it sells all the same is a case only where somebody was quicker', async () => {
    const [quick = '', slow = ''] = own(there)
    const taken = await client(here).rights.takeBack({
      commandId: testId<CommandId>(),
      performanceId,
      counterId: idOf(there),
      reason: 'the laptop fell into the sea',
    })
    expect(taken.count).toBeGreaterThanOrEqual(own(there).length)
    await here.exchange()
    here.isOnline = true
    await here.sell(performanceId, [quick])
    // It was away and knows of nothing.
    await there.sell(performanceId, [quick])
    await there.sell(performanceId, [slow])
    await here.exchange()
    await there.exchange()
    await here.exchange()
    expect([casesAt(here), casesAt(there)]).toEqual([['SEAT_CONTESTED'], ['SEAT_CONTESTED']])
    expect(await differences(there, evening.world)).toEqual([])
  })
})
