// What comes down from the server, and what a counter did that is not in it: laid over once, for as long as it has to be.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandId, PerformanceId } from '#core/domain/ids.ts'
import { makeDice } from '#db/demo/random.ts'
import { readEntity } from '#db/entity/entity.ts'
import { newId } from '#host/clock.ts'
import { setPlan } from '#host/features/rights.ts'
import { edit, poisonedEdit, sell, writeEntry } from '#tests/sim/acts.ts'
import type { SimCounter } from '#tests/sim/counter.ts'
import { type Evening, openQuietEvening } from '#tests/sim/evening.ts'
import { letGo, startExchange } from '#tests/sim/sync.ts'
import { house, soupsAtFirst } from '#tests/sim/venue.ts'

let evening: Evening
let here: SimCounter
let there: SimCounter
beforeEach(() => {
  evening = openQuietEvening()
  ;[here, there] = evening.counters as [SimCounter, SimCounter]
})
afterEach(() => evening.close())

const exchange = (counter: SimCounter) => startExchange(evening, counter)
const cardAt = ({ world }: SimCounter) => readEntity(world.db.read, 'customer', house.customers[0] ?? '')?.details
const soupsAt = ({ world }: SimCounter) => readEntity(world.db.read, 'product', house.soup)?.stock
const placesAt = ({ world, id }: SimCounter) =>
  readEntity(world.db.read, 'allotment', `${house.performances[0]} ${id}`)?.areas.map(({ places }) => places)

describe('what the server has done', () => {
  it('I6 is not done again over what comes down, wherever in the push it stood', async () => {
    await exchange(here)
    const places = placesAt(here)
    await sell(here, [{ product: 'soup' }, { evening: 0, seat: 'standing' }])
    // Comes after the soup and the rights in the same push, so that its number is a higher one.
    edit(here, 0, { title: 'Dr.' })
    await exchange(here)
    expect([soupsAt(here), placesAt(here)]).toEqual([soupsAtFirst - 1, places?.map((count) => count - 1)])
  })

  it('I6 nor over what came down while the answer to the push was still on its way', async () => {
    await exchange(here)
    await sell(here, [{ product: 'soup' }])
    evening.fates = ['hold']
    expect(await exchange(here)).toBe('waits')
    await here.world.sync.catchUp()
    await letGo(evening, makeDice(1))
    expect(soupsAt(here)).toBe(soupsAtFirst - 1)
  })

  it('I7 stays laid over while the server keeps it without having done it', async () => {
    edit(here, 0, { title: 'Dr.' })
    // As a server that is older than the counter answers.
    here.world.db.sqlite.prepare("update journal set outcome = 'parked', server_seq = 1 where outcome is null").run()
    edit(there, 0, { firstName: 'Anna' })
    await exchange(there)
    await exchange(here)
    expect(cardAt(here)).toMatchObject({ title: 'Dr.', firstName: 'Anna' })
  })
})

describe('a plan that is older by a clock that was set back', () => {
  it('I6 gives way everywhere, at the counter that made it too', async () => {
    const performanceId = house.performances[0] as PerformanceId
    const planAt = ({ world }: SimCounter) => readEntity(world.db.read, 'allotment-plan', performanceId)?.shares
    const plan = (places: number) => {
      const shares = [{ counterId: here.id, seats: [], areas: [{ areaId: house.floor, places }] }]
      const commandId = newId<CommandId>(here.world.clock, here.world.random)
      setPlan(here.world, { commandId, performanceId, shares, stopMinutesBefore: null })
    }
    plan(1)
    here.skewMs = -3_600_000
    plan(2)
    await exchange(here)
    await exchange(there)
    expect(planAt(here)).toEqual(planAt(there))
  })
})

describe('an entry that its own rule breaks on', () => {
  it('I12 keeps nobody else’s state away', async () => {
    writeEntry(here, 'customer.edit', 1, poisonedEdit)
    await exchange(here)
    edit(there, 0, { firstName: 'Anna' })
    await exchange(there)
    expect([await exchange(here), cardAt(here)?.firstName]).toEqual(['0 up, 3 down', 'Anna'])
  })
})
