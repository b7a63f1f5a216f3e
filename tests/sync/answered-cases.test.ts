// Cases answered at counters that are apart: whatever each of them did, they agree afterwards, and no money is forgotten.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CaseView } from '#core/contract/case.ts'
import type { CommandId, CustomerId, PerformanceId, SeatId, ShiftId } from '#core/domain/ids.ts'
import { getVenue, saveSetting } from '#db/counter.ts'
import { listDocuments } from '#db/document.ts'
import { readEntity } from '#db/entity/entity.ts'
import { clerkFrom, listStaff } from '#db/staff.ts'
import { router } from '#host/router.ts'
import { pull } from '#host/sync/exchange.ts'
import { signIn } from '#tests/faults/sent.ts'
import { testId } from '#tests/fixture/counter.ts'
import { type Desk, differences, type Evening, openEvening } from './two-counters.ts'

const catalogue = readFileSync(join(import.meta.dirname, '../../docs/catalogue.example.json'), 'utf8')

let evening: Evening
let here: Desk
let there: Desk
let contestedOrder: string
let performanceId: string

beforeAll(async () => {
  evening = await openEvening()
  here = await evening.newDesk('A1')
  await here.import('catalogue', catalogue)
  there = await evening.newDesk('B1')
  await meet()
  const { sqlite } = here.world.db
  performanceId = sqlite.prepare("select id from performances where code like '%PEER'").pluck().get() as string
})
afterAll(() => evening.close())

/** Both sold the same two seats apart; what the second sold is contested, and both know it. */
async function sellTwice() {
  const seats = (await unclaimed()).slice(0, 2)
  await here.sell(performanceId, seats, true)
  contestedOrder = await there.sell(performanceId, seats, true)
  await meet()
}

/** The desk is empty again for the next. */
async function settleAll() {
  const { cases } = await clientOf(here).list({ state: 'open' })
  for (const { caseIds, code } of cases) {
    const answer = { ...command(), caseIds }
    if (code === 'SEAT_CONTESTED') await clientOf(here).honour(answer)
    else await clientOf(here).close({ ...answer, note: 'settled' })
  }
  await meet()
}

/** Seats of the largest price category that were set aside for nobody and that nobody has. */
async function unclaimed(): Promise<string[]> {
  const taken = await evening.world.store.takenSeats(performanceId, evening.world.nowMs())
  const { sqlite } = here.world.db
  const largest = "select category from seats where kind = 'normal' group by category order by count(*) desc limit 1"
  const alike = `select id from seats where kind = 'normal' and category = (${largest}) order by id`
  const seats = sqlite.prepare(alike).pluck().all() as string[]
  return seats.filter((id) => !taken.has(id))
}

async function meet() {
  await here.exchange()
  await there.exchange()
  await here.exchange()
  await there.exchange()
}

function clientOf({ world }: Desk) {
  const manager = listStaff(world.db.read).find(({ role }) => role === 'manager')
  if (manager) world.session.enter(clerkFrom(manager))
  return createRouterClient(router, { context: { world } }).cases
}

const openAt = async (desk: Desk): Promise<CaseView> => {
  const { cases } = await clientOf(desk).list({ state: 'open' })
  const [first] = cases
  if (!first || cases.length > 1) throw new Error(`one line of the desk, not ${cases.length}`)
  return first
}
const command = () => ({ commandId: testId<CommandId>(), note: '' })

async function refund(desk: Desk) {
  const { caseIds, refundMinor } = await openAt(desk)
  return await clientOf(desk).refund({ ...command(), caseIds, expectedMinor: refundMinor })
}

async function reseat(desk: Desk, proposal = 0) {
  const { caseIds } = await openAt(desk)
  const proposals = await clientOf(desk).proposals({ caseIds })
  const seats = proposals[proposal]?.seats.map(({ lineId, seatId }) => ({ lineId, seatId })) ?? []
  await clientOf(desk).reseat({ ...command(), caseIds, seats })
  return seats.map(({ seatId }) => seatId)
}

async function honour(desk: Desk) {
  const { caseIds } = await openAt(desk)
  await clientOf(desk).honour({ ...command(), caseIds })
}

const orderAt = ({ world }: Desk) => {
  const order = readEntity(world.db.read, 'order', contestedOrder)
  if (!order) throw new Error('the order came down')
  return order
}
const states = (desk: Desk) => orderAt(desk).lines.map(({ state }) => state)
const paidOut = (desk: Desk) =>
  orderAt(desk)
    .payments.filter(({ amountMinor }) => amountMinor < 0)
    .map(({ receiptNumber }) => receiptNumber.split('-')[0])
    .sort()

async function openCodes(desk: Desk) {
  const { cases } = await clientOf(desk).list({ state: 'open' })
  return cases.map(({ code, twice }) => [code, twice?.first, twice?.second])
}
const bothAgree = async () => [
  ...(await differences(here, evening.world)),
  ...(await differences(there, evening.world)),
]

describe('a case answered at one counter', () => {
  beforeEach(sellTwice)
  afterEach(settleAll)

  it('OF04 conflict: is closed at the other as soon as both were heard, with the new seats taken there too', async () => {
    const seats = await reseat(here)
    await meet()
    expect([states(there), orderAt(there).lines.map(({ seatId }) => seatId)]).toEqual([['active', 'active'], seats])
    const [first] = (await clientOf(there).list({ state: 'closed' })).cases
    expect([first?.answers[0]?.counterCode, await openCodes(there), await bothAgree()]).toEqual(['A1', [], []])
  })

  it('I7 stays answered on its screen while others’ changes come down over it', async () => {
    await refund(here)
    await there.sell(performanceId, (await unclaimed()).slice(0, 1), true)
    await there.exchange()
    await pull(here.world, here.link)
    expect([states(here), await openCodes(here)]).toEqual([['cancelled', 'cancelled'], []])
    await meet()
    expect(await bothAgree()).toEqual([])
  })
})

describe('a case answered at both counters apart', () => {
  beforeEach(sellTwice)
  afterEach(settleAll)

  it('OF04 conflict: two refunds are two receipts and a case, and the counters agree', async () => {
    await refund(here)
    await refund(there)
    await meet()
    expect([states(here), paidOut(here), await openCodes(here)]).toEqual([
      ['cancelled', 'cancelled'],
      ['A1', 'B1'],
      [['ANSWERED_TWICE', 'refund', 'refund']],
    ])
    expect(await bothAgree()).toEqual([])
  })

  it('OF04 conflict: another seat first and the money after it: the money is out, so the seat is free again', async () => {
    const [seatId] = await reseat(here)
    await refund(there)
    await meet()
    expect([states(here), paidOut(there), await openCodes(there)]).toEqual([
      ['cancelled', 'cancelled'],
      ['B1'],
      [['ANSWERED_TWICE', 'reseat', 'refund']],
    ])
    expect(await bothAgree()).toEqual([])
    await here.sell(performanceId, [seatId ?? ''], true)
    await meet()
    expect((await openCodes(there)).length).toBe(1)
  })

  it('OF04 conflict: the money first and another seat after it: the new ticket opens no door, and a person is asked', async () => {
    await refund(here)
    await reseat(there)
    await meet()
    expect([states(there), orderAt(here).tickets.map(({ state }) => state), await openCodes(here)]).toEqual([
      ['cancelled', 'cancelled'],
      ['cancelled', 'cancelled', 'cancelled', 'cancelled'],
      [['ANSWERED_TWICE', 'refund', 'reseat']],
    ])
    expect(await bothAgree()).toEqual([])
  })

  it('OF04 conflict: let in at both is let in, and nobody is asked again', async () => {
    await honour(here)
    await honour(there)
    await meet()
    expect([states(here), await openCodes(here), await bothAgree()]).toEqual([['honoured', 'honoured'], [], []])
  })

  it('OF04 conflict: free seats given at one counter and sold at the other: the later one is a case again', async () => {
    const { caseIds, places } = await openAt(here)
    const seats = (await unclaimed()).slice(0, places.length)
    const moves = places.map(({ lineId }, index) => ({ lineId, seatId: seats[index] as SeatId }))
    await clientOf(here).reseat({ ...command(), caseIds, seats: moves })
    const order = await there.sell(performanceId, seats.slice(0, 1), true)
    await meet()
    const sold = readEntity(here.world.db.read, 'order', order)
    expect([states(here), sold?.lines.map(({ state }) => state), await openCodes(here)]).toEqual([
      ['active', 'active'],
      ['contested'],
      [['SEAT_CONTESTED', undefined, undefined]],
    ])
    expect(await bothAgree()).toEqual([])
  })
})

describe('a case answered while the server is reached', () => {
  beforeEach(async () => {
    // Nobody keeps seats for itself: there are enough that have to be fetched.
    clientOf(here)
    const client = createRouterClient(router, { context: { world: here.world } })
    const plan = { performanceId: performanceId as PerformanceId, shares: [], stopMinutesBefore: null }
    await client.rights.setPlan({ commandId: testId<CommandId>(), ...plan })
    await meet()
    await sellTwice()
  })
  afterEach(async () => {
    here.isOnline = false
    await settleAll()
  })

  it('OF04 conflict: the new seats become this counter’s own first, so their tickets are sure; sent again it is answered the same', async () => {
    here.isOnline = true
    const { caseIds, places } = await openAt(here)
    const seats = (await unclaimed()).slice(0, places.length)
    const moves = places.map(({ lineId }, index) => ({ lineId, seatId: seats[index] as SeatId }))
    const asked = { ...command(), caseIds, seats: moves }
    const answers = [await clientOf(here).reseat(asked), await clientOf(here).reseat(asked)]
    const tickets = listDocuments(here.world.db.read, contestedOrder).map(({ document: { body } }) => body)
    expect(answers[0]).toEqual(answers[1])
    expect(tickets).toMatchObject(moves.map(() => ({ isSubjectToConfirmation: false })))
    await meet()
    expect([states(here), await bothAgree()]).toEqual([['active', 'active'], []])
  })
})

describe('a field that two counters wrote apart', () => {
  it('OF06 field conflicts: stands with the newer value and a case at both; what one of them chooses holds at both', async () => {
    await here.import('customers', 'number;first name;last name\n1;Anne;Berg\n')
    await meet()
    const customerId = here.world.db.sqlite.prepare('select id from customers').pluck().get() as CustomerId
    await rename(here, customerId, 'Anna')
    await rename(there, customerId, 'Anneli')
    await meet()
    const [question, ...others] = await clientOf(there).ofCustomer({ customerId })
    expect([question?.field, others]).toEqual([{ name: 'firstName', kept: 'Anneli', other: 'Anna' }, []])
    const [caseId] = question?.caseIds ?? []
    if (caseId) await clientOf(here).chooseValue({ commandId: testId<CommandId>(), caseId, choice: 'take' })
    await meet()
    const names = [here, there].map(({ world }) => readEntity(world.db.read, 'customer', customerId)?.details.firstName)
    expect([names, await openCodes(there), await bothAgree()]).toEqual([['Anna', 'Anna'], [], []])
  })
})

async function rename({ world }: Desk, customerId: CustomerId, firstName: string): Promise<void> {
  signIn(world)
  const { customer } = createRouterClient(router, { context: { world } })
  const { details: base } = await customer.card({ customerId })
  await customer.edit({ commandId: testId<CommandId>(), customerId, base, details: { ...base, firstName } })
}

describe('the drawer and a case', () => {
  beforeEach(sellTwice)
  afterEach(settleAll)

  it('MS05 close the shift: money paid out for a case needs a shift where the venue wants one, and its report has it', async () => {
    const { db } = here.world
    const { shift } = createRouterClient(router, { context: { world: here.world } })
    const venue = getVenue(db.read)
    db.write((tx) => saveSetting(tx, 'venue', { ...venue, isShiftRequired: true }))
    await expect(refund(here)).rejects.toMatchObject({ code: 'NO_SHIFT' })
    db.write((tx) => saveSetting(tx, 'venue', venue))
    const count = [{ denominationMinor: 100_000, pieces: 5 }]
    const { commandId } = command()
    await shift.open({ commandId, shiftId: testId<ShiftId>(), drawer: '', count })
    const { refundMinor } = await openAt(here)
    const before = (await shift.state()).sums?.cash.expectedMinor ?? 0
    await refund(here)
    const { sums } = await shift.state()
    expect(sums?.cash.expectedMinor).toBe(before - (refundMinor ?? 0))
    await meet()
    expect(await bothAgree()).toEqual([])
  })
})
