// I11: the money on the counters is the money on the server, settlement by settlement, by means of payment and by kind of line;
// stored value is what moved on it; a card payment pays once and its end is known.
import type { Settlement } from '#core/domain/settlement.ts'
import { isCashMove } from '#core/domain/till-report.ts'
import type { SettlementPart } from '#core/effects/settlement.ts'
import type { CaseEntity } from '#core/protocol/case.ts'
import type { OrderEntity } from '#core/protocol/entity.ts'
import type { StoredValueEntity } from '#core/protocol/stored-value.ts'
import type { SimCounter } from './counter.ts'
import type { Evening } from './evening.ts'

/** An entry of a settlement, as the journal has it; `parts` are missing where there were none yet. */
type Settled = { settlement?: Settlement; parts?: SettlementPart[] }
type Entry = { name: string; body: string }

/** @returns undefined where the entry settles nothing */
export function settledIn({ name, body }: Entry): (Settled & { settlement: Settlement }) | undefined {
  if (!settles.has(name)) return undefined
  const { settlement, parts } = JSON.parse(body) as Settled
  return settlement && { settlement, ...(parts ? { parts } : {}) }
}
const settles = new Set(['sale.complete', 'case.refund', 'cash.move'])

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

/** Only what is not nothing, so that two of them are the same when the money is. */
class Sums {
  readonly #sums = new Map<string, number>()
  add(key: string, minor: number): void {
    this.#sums.set(key, (this.#sums.get(key) ?? 0) + minor)
  }
  /** @returns the keys of which the other has more or less */
  differences(other: Sums): string[] {
    const keys = new Set([...this.#sums.keys(), ...other.#sums.keys()])
    return [...keys].flatMap((key) => {
      const [here, there] = [this.#sums.get(key) ?? 0, other.#sums.get(key) ?? 0]
      return here === there ? [] : [`${key}: ${here} and ${there}`]
    })
  }
}

type Books = { settlements: Settlement[]; orders: Map<string, OrderEntity>; parts: SettlementPart[] }

/** Once for all checks of one evening. */
export function booksAgree(evening: Evening): void {
  const { store } = evening
  const done = store.ops().filter(({ outcome }) => outcome === 'applied' || outcome === 'case')
  const entries = done.flatMap((op) => settledIn(op) ?? [])
  const rows = store.entities()
  const books: Books = {
    settlements: entries.map(({ settlement }) => settlement),
    parts: entries.flatMap(({ parts = [] }) => parts),
    orders: new Map(rows.flatMap(({ kind, id, body }) => (kind === 'order' ? [[id, body as OrderEntity]] : []))),
  }
  for (const settlement of books.settlements) settlementAddsUp(evening, settlement)
  paymentsAreOfSettlements(evening, books)
  linesAreOfSettlements(evening, books)
  for (const counter of evening.counters) drawerIsTheJournals(evening, counter)
  const values = rows.flatMap(({ kind, id, body }) =>
    kind === 'stored-value' ? [[id, body as StoredValueEntity]] : [],
  )
  const cases = rows.flatMap(({ kind, body }) => (kind === 'case' ? [(body as CaseEntity).about] : []))
  const overdrawn = new Set(cases.flatMap((about) => (about.code === 'VALUE_OVERDRAWN' ? [about.storedValueId] : [])))
  ordersArePaidOnce(evening, books, new Set(cases.flatMap((about) => (isOfMoney(about) ? [about.orderId] : []))))
  valuesAreWhatMoved(evening, books, new Map(values as [string, StoredValueEntity][]), overdrawn)
  cardsPayOnce(evening, books)
}

function settlementAddsUp(
  { breach }: Evening,
  { number, lines, payments, totalMinor, roundingMinor }: Settlement,
): void {
  const [worth, paid] = [sum(lines.map(({ grossMinor }) => grossMinor)), sum(payments.map((each) => each.amountMinor))]
  const given = sum(payments.map(({ tenderedMinor, changeMinor }) => tenderedMinor - changeMinor))
  const isWhole = worth === totalMinor && paid === totalMinor && given === totalMinor + roundingMinor
  if (!isWhole) breach('I11', `${number} comes to ${totalMinor}: its lines to ${worth}, its payments to ${paid}`)
}

/** By settlement and means: what the orders on the server were paid with. A transfer gives what another takes. */
function paymentsAreOfSettlements({ breach }: Evening, { settlements, orders }: Books): void {
  const [wanted, found, transfers] = [new Sums(), new Sums(), new Sums()]
  for (const settlement of settlements.filter((each) => !isCashMove(each)))
    for (const { means, amountMinor } of settlement.payments) wanted.add(`${settlement.id} ${means}`, amountMinor)
  for (const { order, payments } of orders.values()) {
    if (sum(payments.map(({ amountMinor }) => amountMinor)) !== order.paidMinor)
      breach('I11', `${order.number} says that ${order.paidMinor} is paid, its payments come to something else`)
    for (const { means, amountMinor, settlementId } of payments) {
      if (settlementId === null) continue
      if (means === 'transfer') transfers.add(settlementId, amountMinor)
      else found.add(`${settlementId} ${means}`, amountMinor)
    }
  }
  for (const text of wanted.differences(found)) breach('I11', `counters and server do not have the same of ${text}`)
  for (const text of transfers.differences(new Sums())) breach('I11', `a transfer does not go round: ${text}`)
}

type OfMoney = Extract<CaseEntity['about'], { code: 'PAID_TWICE' | 'RETURNED_TWICE' | 'ANSWERED_TWICE' }>
const isOfMoney = (about: CaseEntity['about']): about is OfMoney =>
  about.code === 'PAID_TWICE' || about.code === 'RETURNED_TWICE' || about.code === 'ANSWERED_TWICE'

/** What lies on an order is what its lines are worth; more, or less of one that is sold, only with a case. */
function ordersArePaidOnce({ breach }: Evening, { orders }: Books, asked: ReadonlySet<string>): void {
  for (const [orderId, { order, lines }] of orders) {
    const worth = sum(lines.map(({ state, totalMinor }) => (state === 'cancelled' ? 0 : totalMinor)))
    const overMinor = order.paidMinor - worth
    const isRight = overMinor === 0 || (order.state === 'reserved' && overMinor < 0) || asked.has(orderId)
    if (!isRight)
      breach('I11', `${overMinor} too much is paid of ${order.number} (${order.state}), and no case says so`)
  }
}

/** By settlement, order and kind of line: what the books call it is what moved on the order. */
function linesAreOfSettlements({ breach }: Evening, { settlements, orders }: Books): void {
  const [wanted, found] = [new Sums(), new Sums()]
  for (const { id, lines } of settlements)
    for (const { orderId, grossMinor } of lines) if (orderId) wanted.add(`${id} on ${orderId}`, grossMinor)
  for (const [orderId, { payments }] of orders)
    for (const { settlementId, amountMinor } of payments)
      if (settlementId !== null) found.add(`${settlementId} on ${orderId}`, amountMinor)
  for (const text of wanted.differences(found)) breach('I11', `lines and money differ in ${text}`)
}

/** What a counter keeps for its reports is what its journal says it did. */
function drawerIsTheJournals({ breach }: Evening, { world, code }: SimCounter): void {
  const { sql } = world.db.read
  const inJournal = new Sums()
  const inDrawer = new Sums()
  const add = (sums: Sums, { id, lines, payments }: Settlement) => {
    for (const { kind, grossMinor } of lines) sums.add(`${id} ${kind}`, grossMinor)
    for (const { means, amountMinor } of payments) sums.add(`${id} by ${means}`, amountMinor)
  }
  for (const entry of sql.prepare(settlingSql).all() as Entry[]) {
    const settled = settledIn(entry)
    if (settled) add(inJournal, settled.settlement)
  }
  for (const { body } of sql.prepare('select body from settlements').all() as { body: string }[])
    add(inDrawer, JSON.parse(body) as Settlement)
  for (const text of inJournal.differences(inDrawer))
    breach('I11', `${code} has other settlements than its journal: ${text}`)
}

const settlingSql = `select name, body from journal where name in (${[...settles].map((name) => `'${name}'`).join(', ')})`

/** A balance is the sum of what moved, which is what the settlements say; below nothing only with a case. */
function valuesAreWhatMoved(
  { breach, excuses }: Evening,
  { settlements, parts }: Books,
  values: ReadonlyMap<string, StoredValueEntity>,
  overdrawn: ReadonlySet<string>,
): void {
  const [wanted, found] = [new Sums(), new Sums()]
  for (const part of parts) if (part.part === 'value') wanted.add(part.storedValueId, part.movement.amountMinor)
  for (const [id, { balanceMinor, movements, startMinor }] of values) {
    found.add(id, balanceMinor)
    wanted.add(id, startMinor)
    if (sum(movements.map(({ amountMinor }) => amountMinor)) !== balanceMinor)
      breach('I11', `the balance of ${id} is not the sum of what moved on it`)
    if (balanceMinor < 0 && !overdrawn.has(id)) breach('I11', `${id} is at ${balanceMinor}, and no case says so`)
    if (balanceMinor < 0 && excuses.size === 0)
      breach('I11', `${id} is at ${balanceMinor}, though every counter took no more than was set aside for it`)
  }
  for (const text of wanted.differences(found)) breach('I11', `what moved on stored value differs: ${text}`)
  const [issued, moved] = [new Sums(), new Sums()]
  for (const { lines, payments } of settlements) {
    for (const { kind, grossMinor } of lines) if (kind === 'gift-card-issue') issued.add('all', grossMinor)
    for (const { storedValueId, amountMinor } of payments)
      if (storedValueId !== null) issued.add('all', 0 - amountMinor)
  }
  // Uses of price rules are no money.
  const money = [...values.values()].filter(({ kind }) => kind !== 'uses')
  for (const { movements } of money) for (const { amountMinor } of movements) moved.add('all', amountMinor)
  for (const text of issued.differences(moved)) breach('I11', `stored value and the settlements differ: ${text}`)
}

/** No approved payment is in two sales, and none is left of which nobody knows the end. */
function cardsPayOnce({ breach, excuses, counters }: Evening, { settlements }: Books): void {
  const used = settlements.flatMap(({ payments }) => payments.flatMap(({ attemptId }) => attemptId ?? []))
  const twice = used.find((id, at) => used.indexOf(id) !== at)
  // Two copies of a disk both have a payment that no sale has used.
  if (twice !== undefined && !excuses.has('copy')) breach('I11', `the card payment ${twice} is in two sales`)
  for (const { world, code, stopped } of counters) {
    if (stopped !== null) continue
    const open = world.db.read.sql.prepare(doubtfulSql).get() as { id: string } | undefined
    if (open) breach('I11', `nobody knows at ${code} how the card payment ${open.id} ended`)
    const ofNone = world.db.read.sql.prepare(ofNoneSql).get() as { id: string } | undefined
    if (ofNone) breach('I11', `the card payment ${ofNone.id} at ${code} was used and is of no settlement`)
  }
}

const doubtfulSql = "select id from payment_attempts where state in ('begun', 'unknown') limit 1"
const ofNoneSql = `select id from payment_attempts where settlement_id is not null
  and not exists (select 1 from settlements where settlements.id = payment_attempts.settlement_id) limit 1`
