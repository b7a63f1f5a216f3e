// What went wrong in other tills, as their users reported it: each has to end well here.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OrderEntity } from '#core/protocol/entity.ts'
import { makeDice } from '#db/demo/random.ts'
import { carryOut, poisonedEdit, saleCommand, sell, writeEntry } from '#tests/sim/acts.ts'
import { restart, type SimCounter } from '#tests/sim/counter.ts'
import { type Evening, openQuietEvening } from '#tests/sim/evening.ts'
import { checkAtTheEnd } from '#tests/sim/invariants.ts'
import { letGo, startExchange } from '#tests/sim/sync.ts'
import { house } from '#tests/sim/venue.ts'

let evening: Evening
let here: SimCounter
let there: SimCounter
beforeEach(async () => {
  evening = openQuietEvening()
  ;[here, there] = evening.counters as [SimCounter, SimCounter]
  await startExchange(evening, here)
  await startExchange(evening, there)
})
afterEach(() => evening.close())

const dayMs = 86_400_000
const soup = { product: 'soup' as const }

/** Exchanges until all is level, and everything that has to hold holds. */
async function endWell(): Promise<void> {
  for (const counter of [here, there, here, there]) await startExchange(evening, counter)
  await checkAtTheEnd(evening)
  expect(evening.breaches).toEqual([])
}

const ordersOnServer = () =>
  evening.store.entities().flatMap(({ kind, body }) => (kind === 'order' ? [(body as OrderEntity).order] : []))
const ordersAt = ({ world }: SimCounter) =>
  world.db.sqlite.prepare('select number, state, paid_minor as paidMinor from orders order by number').all()
const seatsOf = ({ id }: SimCounter) => {
  const rights = evening.store.entities().find((row) => row.id === `${house.performances[0]} ${id}`)
  const [seatId] = (rights?.body as { seats: string[] } | undefined)?.seats ?? []
  return house.seats.indexOf(seatId ?? '')
}

describe('power', () => {
  it('OF02 gone right after "paid": the sale is there, and asked for again it is the same one (odoo 125037)', async () => {
    const command = saleCommand(here, [soup])
    here.program.set({ kind: 'after', writesUntil: 1 })
    await expect(carryOut(here, command)).rejects.toThrow('the power went')
    restart(here)
    const sold = await carryOut(here, command)
    expect([sold.accepted, ordersAt(here)]).toEqual([true, [{ number: 'A1-1', state: 'sold', paidMinor: 9_500 }]])
    await endWell()
    expect(ordersOnServer()).toHaveLength(1)
  })

  it('OF02 gone before it: there is nothing, on the disk or on the server', async () => {
    here.program.set({ kind: 'within', writesUntil: 1 })
    await expect(sell(here, [soup])).rejects.toThrow('the power went')
    restart(here)
    await endWell()
    expect([ordersAt(here), ordersOnServer()]).toEqual([[], []])
  })
})

describe('a sale without a line', () => {
  it('OF02 stays sold and paid through days of failing exchanges and restarts (odoo 288974)', async () => {
    await sell(here, [soup])
    for (const fate of ['drop', 'lose', 'fail', 'late'] as const) {
      evening.fates = [fate]
      await startExchange(evening, here)
      restart(here)
      evening.pass(dayMs)
      expect(ordersAt(here)).toEqual([{ number: 'A1-1', state: 'sold', paidMinor: 9_500 }])
    }
    await letGo(evening, makeDice(1))
    await endWell()
    expect(ordersOnServer()).toMatchObject([{ state: 'sold', paidMinor: 9_500 }])
  })

  it('OF03 gets a number that no other till gives, however long both are alone (pos-addons 917)', async () => {
    for (const counter of [here, there, here, there]) await sell(counter, [soup])
    await endWell()
    const numbers = ordersOnServer().map(({ number }) => number)
    expect(numbers.sort()).toEqual(['A1-1', 'A1-2', 'B1-1', 'B1-2'])
  })
})

describe('a sale that is sent twice', () => {
  it('OF02 from two windows at once is one sale with one answer (odoo 152259)', async () => {
    const command = saleCommand(here, [soup])
    const [one, other] = await Promise.all([carryOut(here, command), carryOut(here, command)])
    expect(other).toEqual(one)
    await endWell()
    expect(ordersOnServer()).toHaveLength(1)
  })

  it('OF02 to the server, a year after its answer was lost, is done once: no key expires (pretix)', async () => {
    await sell(here, [soup])
    evening.fates = ['lose']
    await startExchange(evening, here)
    evening.pass(400 * dayMs)
    await endWell()
    expect(ordersOnServer()).toHaveLength(1)
  })
})

describe('a server that cannot take something', () => {
  it('OF10 keeps it word for word, and throws no sale away that stands beside it (libpretixsync)', async () => {
    writeEntry(here, 'sale.complete', 99, { from: 'a newer program' })
    await sell(here, [soup])
    writeEntry(here, 'customer.edit', 1, poisonedEdit)
    await sell(here, [soup])
    await endWell()
    const parked = evening.store.ops().filter(({ outcome }) => outcome === 'parked')
    expect(parked.map(({ name, v }) => `${name} ${v}`)).toEqual(['sale.complete 99', 'customer.edit 1'])
    expect(ordersOnServer()).toHaveLength(2)
  })

  it('OF10 because the counter was revoked takes its sales all the same', async () => {
    await sell(here, [soup])
    here.isRevoked = true
    evening.store.revoke(here.id)
    await endWell()
    expect([ordersOnServer().length, here.stopped]).toEqual([1, 'revoked'])
  })
})

describe('the last seat', () => {
  it('SR18 is sold by the counter that has it set aside, and by nobody else meanwhile (odoo 252960)', async () => {
    const seat = seatsOf(here)
    expect(seat).toBeGreaterThanOrEqual(0)
    const wish = [{ evening: 0, seat }]
    const elsewhere = await sell(there, wish)
    const own = await sell(here, wish)
    expect([elsewhere.accepted, own.accepted]).toEqual([false, true])
    await endWell()
  })

  it('OF04 sold twice on somebody’s word stands twice with its money, and a case asks a person', async () => {
    const seat = 23
    for (const counter of [here, there]) {
      counter.isOnline = false
      await sell(counter, [{ evening: 1, seat }], { isOnWord: true })
    }
    evening.excuses.add('word')
    await endWell()
    const about = evening.store.entities().filter(({ kind }) => kind === 'case')
    expect([ordersOnServer().map(({ paidMinor }) => paidMinor), about.length]).toEqual([[32_000, 32_000], 1])
  })
})
