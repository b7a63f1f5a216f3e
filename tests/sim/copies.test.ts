// Counters that come back from a copy, and disks of which there are two: both give the numbers again that were given in the days
// between. No sale is lost and none is hidden, and no two look the same to a clerk.
import { afterEach, describe, expect, it } from 'vitest'
import { findOrders } from '#db/search.ts'
import { sell } from './acts.ts'
import { restart, type SimCounter } from './counter.ts'
import { type Evening, openQuietEvening } from './evening.ts'
import { clone, copyOf, putBack } from './loss.ts'
import { startExchange } from './sync.ts'

let evening: Evening
afterEach(() => evening.close())

function open(): [SimCounter, SimCounter] {
  evening = openQuietEvening()
  return evening.counters as [SimCounter, SimCounter]
}

const isMarked = (code: string, sequence: number) =>
  expect.stringMatching(new RegExp(`^${code}\\.[A-Z]{3}-${sequence}$`))

const ordersAt = ({ world }: SimCounter) =>
  world.db.read.sql.prepare('select number from orders order by sequence, number').pluck().all()

const soup = [{ product: 'soup' as const }]

/** Three sold and handed in; the directory is that of after the first. */
async function loseTwo(here: SimCounter, isWhole: boolean): Promise<void> {
  await sell(here, soup)
  await startExchange(evening, here)
  evening.images.set(here, copyOf(here))
  restart(here)
  for (let n = 2; n <= 3; n++) await sell(here, soup)
  await startExchange(evening, here)
  putBack(evening, here, isWhole)
}

describe('a counter whose whole directory was put back from an older copy', () => {
  it('OF03 sells goods before it hears the server: all orders stand at every counter, under numbers of their own', async () => {
    const [here, there] = open()
    await loseTwo(here, true)
    await sell(here, soup)
    await startExchange(evening, here)
    await sell(here, soup)
    for (const counter of [here, there]) await startExchange(evening, counter)
    const all = ['A1-1', 'A1-2', isMarked('A1', 2), 'A1-3', isMarked('A1', 3)]
    expect([ordersAt(here), ordersAt(there)]).toEqual([all, all])
  })

  it('OF03 knows at once where the number of its last start was not put back: what it sells from then on is marked on paper too', async () => {
    const [here, there] = open()
    await loseTwo(here, false)
    const sold = await sell(here, soup)
    const number = sold.accepted ? sold.value.orderNumber : undefined
    for (const counter of [here, there]) await startExchange(evening, counter)
    const all = ['A1-1', 'A1-2', isMarked('A1', 2), 'A1-3']
    expect([number, ordersAt(here), ordersAt(there)]).toEqual([isMarked('A1', 2), all, all])
  })

  it('SR21 paper that says one number finds every order that may be meant', async () => {
    const [here, there] = open()
    await loseTwo(here, true)
    await sell(here, soup)
    for (const counter of [here, there]) await startExchange(evening, counter)
    const found = findOrders(there.world.db.read, 'A1-2', [], 10).map(({ number }) => number)
    expect(found).toEqual(['A1-2', isMarked('A1', 2)])
  })

  it('OF03 shows its own sale beside what comes down under its number, before the server has said anything of it, and sells on', async () => {
    const [here, there] = open()
    await loseTwo(here, true)
    await sell(here, soup)
    here.isOnline = true
    await here.world.sync.catchUp()
    expect(ordersAt(here)).toEqual(['A1-1', 'A1-2', expect.stringMatching(/^A1-2~/), 'A1-3'])
    await sell(here, soup)
    for (const counter of [here, there]) await startExchange(evening, counter)
    const all = ['A1-1', 'A1-2', isMarked('A1', 2), 'A1-3', isMarked('A1', 3)]
    expect([ordersAt(here), ordersAt(there)]).toEqual([all, all])
  })
})

describe('two copies of one disk', () => {
  it('OF03 both sell apart: every order of both is at every counter, and neither chain has a gap', async () => {
    const [here, there] = open()
    await sell(here, soup)
    clone(evening, here)
    const twin = evening.counters.at(-1) as SimCounter
    for (const counter of [here, twin, here]) await sell(counter, [{ product: 'programme' }])
    for (const counter of [twin, here, there]) await startExchange(evening, counter)
    for (const counter of [here, twin]) await sell(counter, [{ product: 'programme' }])
    for (const counter of [here, twin, there, here]) await startExchange(evening, counter)
    // The copy was heard first.
    const all = ['A1-1', 'A1-2', isMarked('A1', 2), 'A1-3', isMarked('A1', 3), isMarked('A1', 4)]
    expect([here, twin, there].map(ordersAt)).toEqual([all, all, all])
  })
})
