// What has to hold, however the evening went: each a function of its own with words that say what broke. The numbers are those
// of the design.
import { isDeepStrictEqual } from 'node:util'
import type { SettlementPart } from '#core/effects/settlement.ts'
import type { AllotmentEntity } from '#core/protocol/allotment.ts'
import type { CaseEntity } from '#core/protocol/case.ts'
import type { CustomerEntity, EntityKind, OrderEntity } from '#core/protocol/entity.ts'
import { readEntity } from '#db/entity/entity.ts'
import { booksAgree, settledIn } from './books.ts'
import type { SimCounter } from './counter.ts'
import type { Evening } from './evening.ts'
import { numbersAreGivenOnce, numbersHaveNoGap } from './numbers.ts'
import { webOrdersStand } from './shop.ts'
import { type Sold, soldIn } from './sold.ts'
import { floorPlaces, furniture, house, soupsAtFirst } from './venue.ts'

type Check = (evening: Evening) => void | Promise<void>
type JournalRow = { opId: string; name: string; v: number; body: string; outcome: string | null }

/** After every step, at the counter it happened at. */
export function checkOnTheWay(evening: Evening, counter: SimCounter): void {
  toldSalesStand(evening, counter)
  pendingEditsStand(evening, counter)
  rightsAreUnsold(evening, counter)
  for (const complaint of counter.complaints.splice(0))
    evening.breach('I6', `${counter.code} could not take over ${complaint}`)
}

export async function checkAtTheEnd(evening: Evening): Promise<void> {
  for (const check of checks) await check(evening)
  for (const counter of evening.counters) checkOnTheWay(evening, counter)
}

const checks: readonly Check[] = [
  everySaleOnceOnTheServer,
  oneClaimPerSeat,
  rightsKeepSeatsApart,
  quotasHold,
  feedIsDense,
  countersEqualServer,
  outcomesAreTheServers,
  paymentsAreEverywhere,
  booksAgree,
  seatsAreOfWhoHasThem,
  webOrdersStand,
  stockAgrees,
  papersAreOfSales,
  numbersAreGivenOnce,
  numbersHaveNoGap,
  nothingStopsWithoutReason,
]

const inService = ({ counters }: Evening) => counters.filter(({ stopped }) => stopped !== 'forked')

const journalOf = ({ world }: SimCounter) =>
  world.db.read.sql
    .prepare('select op_id as opId, name, v, body, outcome from journal order by n')
    .all() as JournalRow[]

const isSale = ({ name }: Pick<JournalRow, 'name'>) => name === 'sale.complete' || name === 'order.reserve'

/** I1: every sale durable on a counter is on the server exactly once, and every sale a customer went away with is durable. */
function everySaleOnceOnTheServer(evening: Evening): void {
  const done = new Map<string, number>()
  for (const { opId, outcome } of evening.store.ops()) {
    if (outcome !== 'duplicate') done.set(opId, (done.get(opId) ?? 0) + 1)
  }
  const orders = new Set(evening.store.entities().map(({ kind, id }) => `${kind} ${id}`))
  for (const counter of inService(evening)) {
    const sales = journalOf(counter).filter(isSale)
    for (const { opId, name, body } of sales) {
      const orderId = soldIn({ name, body })[0]?.orderId
      const times = done.get(opId) ?? 0
      if (times !== 1 || (orderId && !orders.has(`order ${orderId}`)))
        evening.breach('I1', `the sale ${orderId ?? opId} of ${counter.code} is on the server ${times} times`)
    }
    const durable = new Set(sales.map(({ opId }) => opId))
    for (const { opId, orderId } of counter.told.values())
      if (!durable.has(opId))
        evening.breach('I1', `the sale ${orderId} was told at ${counter.code} and is in no journal`)
  }
}

const ordersOf = ({ store }: Evening) =>
  store.entities().flatMap(({ kind, body }) => (kind === 'order' ? [body as OrderEntity] : []))
const casesOf = ({ store }: Evening) =>
  store.entities().flatMap(({ kind, body }) => (kind === 'case' ? [(body as CaseEntity).about] : []))

/** I2: one line has a seat; every other that wanted it is contested, and a case says so. */
function oneClaimPerSeat(evening: Evening): void {
  const told = new Set(casesOf(evening).flatMap((about) => (about.code === 'SEAT_CONTESTED' ? [about.lineId] : [])))
  const taken = new Set<string>()
  for (const { id, performanceId, seatId, state } of ordersOf(evening).flatMap(({ lines }) => lines)) {
    if (seatId === null) continue
    const seat = `${performanceId} ${seatId}`
    if (state === 'active' && taken.has(seat)) evening.breach('I2', `the seat ${seat} is sold twice`)
    if (state === 'active') taken.add(seat)
    if (state === 'contested' && !told.has(id)) evening.breach('I2', `the line ${id} is contested, and no case says so`)
  }
  for (const about of casesOf(evening))
    if (about.code === 'ALREADY_THERE')
      evening.breach('I1', `something was done a second time: ${JSON.stringify(about)}`)
}

/**
 * I3 and I10: a counter that sold within its rights never sold what somebody else has. On somebody's word, after rights were
 * taken back by force, and from a disk that was copied, it may have. After the server was put back it may have too: until the counters
 * have come back it knows neither what they sold nor what was set aside for them since, and gives the same seats away again.
 */
function rightsKeepSeatsApart(evening: Evening): void {
  if ((['force', 'copy', 'restore'] as const).some((excuse) => evening.excuses.has(excuse))) return
  // Other seats for a case may be given apart as well: their tickets say that they are subject to confirmation.
  const reseated = bodiesDone<{ lineIds: string[] }>(evening, ({ name }) => name === 'case.reseat')
  const onWord = new Set([
    ...salesDone(evening).flatMap(({ unprotected }) => unprotected?.lineIds ?? []),
    ...reseated.flatMap(({ lineIds }) => lineIds),
    ...givenUpAndPaid(evening),
  ])
  const byHand = givenUpByHand(evening)
  for (const about of casesOf(evening)) {
    const isByHand = about.code === 'SEAT_CONTESTED' && byHand.has(`${about.seat.performanceId} ${about.seat.seatId}`)
    if (about.code === 'SEAT_CONTESTED' && !onWord.has(about.lineId) && !isByHand)
      evening.breach('I3', `the line ${about.lineId} was sold within its counter's rights, and somebody has the seat`)
    if (about.code === 'AREA_OVERSOLD' && onWord.size === 0)
      evening.breach('I4', `the order ${about.orderId} took ${about.over} places more than there were`)
  }
}

/** Given up at one counter, and paid at another that had not heard of it: the money is in, and whoever got the seat has it. */
function givenUpAndPaid({ store }: Evening): string[] {
  const givenUp = new Set<string>()
  const paid: string[] = []
  for (const op of store.ops()) {
    const parts = settledIn(op)?.parts ?? reservedIn(op)
    for (const part of parts) {
      if (part.part === 'pay') paid.push(...part.order.lines.map(({ id }) => id))
      if (part.part === 'return') for (const id of part.lineIds) givenUp.add(id)
    }
    if (op.name !== 'order.cancel') continue
    const { order } = JSON.parse(op.body) as { order: OrderEntity }
    for (const { id } of order.lines) givenUp.add(id)
  }
  return paid.filter((id) => givenUp.has(id))
}

/** Parts of an entry that reserves: what is given up for it, and the order that comes to be. */
function reservedIn({ name, body }: Pick<JournalRow, 'name' | 'body'>): SettlementPart[] {
  return name === 'order.reserve' ? ((JSON.parse(body) as { parts?: SettlementPart[] }).parts ?? []) : []
}

/** Seats of reservations that somebody gave up where they were not made: at that counter they may have lapsed and been sold. */
function givenUpByHand(evening: Evening): Set<string> {
  const codes = new Map(evening.counters.map(({ id, code }) => [id, code]))
  const given = evening.store.ops().flatMap(({ name, body, counterId }) => {
    if (name !== 'order.cancel') return []
    const { order, isExpired } = JSON.parse(body) as { order: OrderEntity; isExpired: boolean }
    const isOwn = order.order.number.startsWith(codes.get(counterId) ?? '?')
    return isExpired || isOwn ? [] : order.lines.map(({ performanceId, seatId }) => `${performanceId} ${seatId}`)
  })
  return new Set(given)
}

/** I4: what was sold and what is set aside is never more than there is. */
function quotasHold(evening: Evening): void {
  if (evening.excuses.size > 0 || givenUpAndPaid(evening).length > 0) return
  const places = new Map<string, number>()
  const count = (performanceId: string, by: number) => places.set(performanceId, (places.get(performanceId) ?? 0) + by)
  for (const line of ordersOf(evening).flatMap(({ lines }) => lines))
    if (line.areaId === house.floor && line.state === 'active') count(line.performanceId ?? '', line.quantity)
  for (const { kind, body } of evening.store.entities()) {
    if (kind !== 'allotment') continue
    const { performanceId, areas } = body as AllotmentEntity
    for (const area of areas) count(performanceId, area.places)
  }
  for (const [performanceId, sum] of places)
    if (sum > floorPlaces)
      evening.breach('I4', `${sum} of ${floorPlaces} places are sold or set aside at ${performanceId}`)
}

/** I5: the feed has every number that was not cleared away, and from wherever one begins one gets all that changed since. */
async function feedIsDense(evening: Evening): Promise<void> {
  const { head, minSeq } = evening.store.head()
  const from = evening.dice.between(minSeq, head)
  const wanted = evening.store.entities().filter(({ rowSeq }) => rowSeq > from)
  const page = await evening.store.pull({ epoch: null, from, limit: head + 1 })
  const got = page.state === 'page' ? page.entities.length : -1
  if (got !== wanted.length) evening.breach('I5', `from ${from} there come ${got} things instead of ${wanted.length}`)
}

/** I6: what a counter has is what the server has. */
function countersEqualServer(evening: Evening): void {
  const rows = evening.store.entities()
  const changed = rows.filter(({ rowSeq }) => rowSeq > furniture.length)
  for (const counter of inService(evening).filter(({ isRevoked }) => !isRevoked)) {
    const { read } = counter.world.db
    for (const { kind, id, body } of changed) {
      const own = readEntity(read, kind, id)
      if (!isDeepStrictEqual(own, body))
        evening.breach(
          'I6',
          `${kind} ${id} at ${counter.code} is ${JSON.stringify(own)}, on the server ${JSON.stringify(body)}`,
        )
    }
    for (const [kind, table] of tables) {
      const here = read.sql.prepare(`select count(*) as count from ${table}`).get() as { count: number }
      const there = rows.filter((row) => row.kind === kind).length
      if (here.count !== there)
        evening.breach('I6', `${counter.code} has ${here.count} of ${table}, the server ${there}`)
    }
  }
}

const tables: readonly [EntityKind, string][] = [
  ['order', 'orders'],
  ['customer', 'customers'],
  ['case', 'cases'],
]

/** I7: a sale that a customer went away with stands at its counter, at every moment. */
function toldSalesStand(evening: Evening, { world, told, code }: SimCounter): void {
  if (told.size === 0) return
  const find = world.db.read.sql.prepare('select 1 from orders where id = ?')
  for (const { orderId } of told.values())
    if (!find.get(orderId)) evening.breach('I7', `the sale ${orderId} has disappeared from ${code}`)
}

/** I10: what a counter has to sell it has not sold, whatever came down before the server knew of the sale. */
function rightsAreUnsold(evening: Evening, { world, id, code }: SimCounter): void {
  const sold = world.db.read.sql.prepare(soldRightsSql).pluck().get(id)
  if (sold !== undefined) evening.breach('I10', `${code} has the seat ${String(sold)} to sell, and has sold it`)
}

const soldRightsSql = `select seat.value from allotments, json_each(body, '$.seats') seat
  join order_lines line on line.performance_id = allotments.performance_id and line.seat_id = seat.value
  where counter_id = ? and line.state = 'active' limit 1`

type Edit = { customerId: string; changes: { field: keyof CustomerEntity['details']; to: unknown }[] }
const plainFields = new Set<string>(['firstName', 'title', 'organisation'])

/** I7: what a clerk wrote on a card and the server has not heard yet is what the card shows. */
function pendingEditsStand(evening: Evening, { world, code }: SimCounter): void {
  const pending = world.db.read.sql
    .prepare(
      "select name, body from journal where name in ('customer.edit', 'case.choose-value') and outcome is null order by n",
    )
    .all() as { name: string; body: string }[]
  const wanted = new Map<string, { edit: Edit['changes'][number]; customerId: string }>()
  for (const { name, body } of pending) {
    if (name === 'case.choose-value') {
      // What was chosen at the desk since is shown instead.
      const { cases } = JSON.parse(body) as { cases: { before: CaseEntity }[] }
      for (const { about } of cases.map(({ before }) => before))
        if (about.code === 'FIELD_CONTESTED') wanted.delete(`${about.customerId} ${about.field}`)
      continue
    }
    const { customerId, changes } = JSON.parse(body) as Edit
    for (const edit of changes)
      if (plainFields.has(edit.field)) wanted.set(`${customerId} ${edit.field}`, { edit, customerId })
  }
  for (const { customerId, edit } of wanted.values()) {
    const shown = readEntity(world.db.read, 'customer', customerId)?.details[edit.field]
    if (shown !== edit.to)
      evening.breach('I7', `${code} shows ${String(shown)} as ${edit.field}, where its clerk wrote ${String(edit.to)}`)
  }
}

/**
 * I9: an entry leaves the outbox only with an outcome that the server really gave. One that was put back may have given another before
 * than it does when somebody else, a copy of the disk or a late request, has handed the entry in again: it has to have the entry.
 */
function outcomesAreTheServers(evening: Evening): void {
  const given = new Map<string, string[]>()
  for (const { opId, outcome } of evening.store.ops()) given.set(opId, [...(given.get(opId) ?? []), outcome])
  for (const counter of inService(evening)) {
    for (const { opId, name, outcome } of journalOf(counter)) {
      const known = given.get(opId)
      const before = evening.givenBefore.get(opId) ?? []
      const isTheirs =
        outcome === 'duplicate'
          ? known !== undefined
          : known !== undefined && [...known, ...before].includes(outcome ?? '')
      if (!isTheirs)
        evening.breach('I9', `${name} ${opId} of ${counter.code} is ${outcome}, the server says ${known ?? 'nothing'}`)
    }
  }
}

/** I11: a counter has the same payments as the server, by means. */
function paymentsAreEverywhere(evening: Evening): void {
  const kept = new Map<string, number>()
  for (const { means, amountMinor } of ordersOf(evening).flatMap(({ payments }) => payments))
    kept.set(means, (kept.get(means) ?? 0) + amountMinor)
  for (const { world, code } of inService(evening).filter(({ isRevoked }) => !isRevoked)) {
    const sql = 'select means, sum(amount_minor) as minor from payments group by means'
    const rows = world.db.read.sql.prepare(sql).all() as { means: string; minor: number }[]
    const own = new Map(rows.map(({ means, minor }) => [means, minor]))
    for (const means of new Set([...kept.keys(), ...own.keys()]))
      if (own.get(means) !== kept.get(means))
        evening.breach('I11', `${code} has ${own.get(means)} by ${means} in its books, the server ${kept.get(means)}`)
  }
}

const bodiesDone = <Body>({ store }: Evening, isWanted: (op: JournalRow) => boolean): Body[] =>
  store
    .ops()
    .filter((op) => isWanted(op) && (op.outcome === 'applied' || op.outcome === 'case'))
    .map(({ body }) => JSON.parse(body) as Body)

const salesDone = ({ store }: Evening): Sold[] =>
  store
    .ops()
    .filter(({ outcome }) => outcome === 'applied' || outcome === 'case')
    .flatMap(soldIn)

/** I11 for soup: what is left is what there was without what is sold or set aside in a reservation. */
function stockAgrees(evening: Evening): void {
  const sold = ordersOf(evening)
    .flatMap(({ lines }) => lines)
    .reduce(
      (sum, { productId, quantity, state }) => sum + (productId === house.soup && state !== 'cancelled' ? quantity : 0),
      0,
    )
  const row = evening.store.entities().find(({ id }) => id === house.soup)
  const left = (row?.body as { stock: number } | undefined)?.stock
  if (left !== soupsAtFirst - sold)
    evening.breach('I11', `${left} soups are left of ${soupsAtFirst}, and ${sold} were sold`)
}

/**
 * A seat belongs to the line that has it and to no other; what is set aside is the counter's by its allotment. So the seat of
 * a line that was given back or that lapsed is free, or somebody's who has it now.
 */
function seatsAreOfWhoHasThem({ store, breach }: Evening): void {
  const wanted = new Map<string, string>()
  for (const { kind, body } of store.entities()) {
    if (kind === 'order')
      for (const { id, performanceId, seatId, state } of (body as OrderEntity).lines)
        if (seatId !== null && state === 'active') wanted.set(`${performanceId} ${seatId}`, `line ${id}`)
    if (kind === 'allotment') {
      const { performanceId, counterId, seats } = body as AllotmentEntity
      for (const seatId of seats) wanted.set(`${performanceId} ${seatId}`, `counter ${counterId}`)
    }
  }
  for (const { performanceId, seatId, owner } of store.owners()) {
    const seat = `${performanceId} ${seatId}`
    const has =
      'lineId' in owner ? `line ${owner.lineId}` : 'counterId' in owner ? `counter ${owner.counterId}` : undefined
    if (has !== undefined && has !== wanted.get(seat))
      breach('I2', `the seat ${seat} is kept for the ${has}, and is of ${wanted.get(seat) ?? 'nobody'}`)
    if (has !== undefined) wanted.delete(seat)
  }
  for (const [seat, who] of wanted) breach('I2', `the seat ${seat} is of the ${who}, and the server gives it to others`)
}

/** No paper without its sale on the disk, and none twice by itself. */
function papersAreOfSales(evening: Evening): void {
  for (const { papers, world, code } of evening.counters) {
    const find = world.db.read.sql.prepare('select 1 from documents where id = ?')
    for (const id of papers)
      if (!find.get(id)) evening.breach('I1', `${code} printed ${id}, of which no sale is on the disk`)
    if (new Set(papers).size !== papers.length) evening.breach('I8', `${code} printed a paper twice`)
  }
}

/** Sync stops where a person must look, and nowhere else. */
function nothingStopsWithoutReason(evening: Evening): void {
  for (const { stopped, code, id, isRevoked } of evening.counters) {
    const isCopied = evening.counters.filter((other) => other.id === id).length > 1
    const isRight = stopped === null || (stopped === 'forked' && isCopied) || (stopped === 'revoked' && isRevoked)
    if (!isRight) evening.breach('I12', `${code} stands still (${stopped}), and nothing is wrong with it`)
  }
}
