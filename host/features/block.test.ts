import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CartLine } from '#core/domain/cart.ts'
import type { CommandId, PerformanceId, SeatId } from '#core/domain/ids.ts'
import { listBlocks } from '#db/block.ts'
import { countStanding, listTakenSeats } from '#db/performance.ts'
import { ids, openTestCounter, saleOf, seatLine, type TestCounter, testId } from '#tests/fixture/counter.ts'
import { blockSeats, endBlocks, releaseBlock } from './block.ts'
import { completeSale } from './complete-sale.ts'

let counter: TestCounter
beforeEach(async () => {
  counter = await openTestCounter()
})
afterEach(() => counter.remove())

const performanceId = ids.performance as PerformanceId
const seats = (...indexes: number[]) => indexes.map((index) => ids.seats[index] as SeatId)
const block = (seatIds: SeatId[], of: object = {}) =>
  blockSeats(counter.world, {
    commandId: testId<CommandId>(),
    performanceId,
    owner: 'promoter',
    name: 'Nordic Concerts',
    seatIds,
    ...of,
  })
const release = (blockId: string, seatIds: SeatId[] | null = null) =>
  releaseBlock(counter.world, { commandId: testId<CommandId>(), performanceId, blockId, seatIds, reason: 'not used' })
const sell = (...indexes: number[]) =>
  completeSale(
    counter.world,
    saleOf(
      indexes.map((index) => seatLine(index)),
      indexes.length * 32_000,
    ),
  )
const floorLine = (): CartLine => {
  const line = seatLine(0)
  if (line.kind !== 'ticket') throw new Error('a seat is a ticket')
  return { ...line, areaId: ids.floor, seatId: null }
}
const standing = () =>
  listBlocks(counter.world.db.read, performanceId).map(({ block: { owner, name }, seats: own }) => [owner, name, own])

describe('SR17 blocked seats', () => {
  it('are sold to nobody and counted as gone, until somebody who may lets them go', async () => {
    const set = await block(seats(0, 1))
    if (!set.accepted) throw new Error('free seats can be blocked')
    expect(standing()).toEqual([['promoter', 'Nordic Concerts', seats(0, 1)]])
    expect(listTakenSeats(counter.world.db.read, performanceId).map(({ status }) => status)).toEqual([
      'blocked',
      'blocked',
    ])
    expect(sell(0)).toMatchObject({ refusal: { code: 'SEATS_TAKEN' } })
    expect(sell(2)).toMatchObject({ accepted: true })
    expect(release(set.value.blockId, seats(0))).toMatchObject({ accepted: true, value: { count: 1 } })
    expect(sell(0)).toMatchObject({ accepted: true })
    expect(sell(1)).toMatchObject({ refusal: { code: 'SEATS_TAKEN' } })
    expect(release(set.value.blockId)).toMatchObject({ accepted: true, value: { count: 1 } })
    expect([standing(), sell(1)]).toMatchObject([[], { accepted: true }])
  })

  it('places of a standing area are kept and counted as gone; more than are free are refused', async () => {
    const places = [{ areaId: ids.floor, places: 15 }]
    const set = await block([], { places })
    if (!set.accepted) throw new Error('free places can be blocked')
    expect(standing()).toEqual([['promoter', 'Nordic Concerts', []]])
    expect(countStanding(counter.world.db.read, performanceId).get(ids.floor)).toBe(15)
    const stand = (count: number) =>
      completeSale(
        counter.world,
        saleOf(
          Array.from({ length: count }, () => floorLine()),
          count * 20_000,
        ),
      )
    expect(stand(6)).toMatchObject({ refusal: { code: 'STANDING_FULL', free: 5 } })
    expect(stand(3).accepted).toBe(true)
    expect(await block([], { places: [{ areaId: ids.floor, places: 3 }] })).toMatchObject({
      refusal: { code: 'PLACES_FULL', areaId: ids.floor, free: 2 },
    })
    expect(release(set.value.blockId)).toMatchObject({ accepted: true, value: { count: 15 } })
    expect(stand(6).accepted).toBe(true)
    expect(await block([])).toMatchObject({ refusal: { code: 'NOTHING_CHOSEN' } })
  })

  it('ends by itself at its time, and not before; an end in the past is refused', async () => {
    const nowMs = counter.clock.nowMs()
    expect(await block(seats(0), { untilMs: nowMs })).toMatchObject({ refusal: { code: 'END_IN_PAST' } })
    await block(seats(0), { untilMs: nowMs + 60_000, places: [{ areaId: ids.floor, places: 2 }] })
    await block(seats(1))
    expect([endBlocks(counter.world), standing().length]).toEqual([0, 2])
    counter.clock.advance(60_000)
    counter.world.session.leave()
    expect([endBlocks(counter.world), endBlocks(counter.world)]).toEqual([1, 0])
    expect(standing()).toEqual([['promoter', 'Nordic Concerts', seats(1)]])
    expect(countStanding(counter.world.db.read, performanceId).get(ids.floor)).toBeUndefined()
  })

  it('refuses a seat that is sold or blocked already, and one of a performance nobody knows', async () => {
    sell(3)
    expect(await block(seats(3, 4))).toMatchObject({ refusal: { code: 'SEATS_TAKEN', seatIds: seats(3) } })
    await block(seats(4))
    expect(await block(seats(4, 5))).toMatchObject({ refusal: { code: 'SEATS_TAKEN', seatIds: seats(4) } })
    const unknown = { performanceId: testId<PerformanceId>() }
    expect(await block(seats(5), unknown)).toMatchObject({ refusal: { code: 'UNKNOWN_PERFORMANCE' } })
    expect(standing()).toHaveLength(1)
  })

  it('the same command twice blocks once; what is not blocked cannot be let go of', async () => {
    const command = { commandId: testId<CommandId>() }
    expect(await block(seats(6), command)).toEqual(await block(seats(6), command))
    expect(standing()).toHaveLength(1)
    expect(release(testId<string>())).toMatchObject({ refusal: { code: 'NOTHING_THERE' } })
  })
})
