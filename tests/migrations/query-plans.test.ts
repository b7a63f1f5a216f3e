// The queries a counter asks all day, with the plan SQLite makes for them: each goes by an index, so that a house with a
// million customers waits no longer than one with a hundred. The statements are caught as the functions send them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emailIn, wantedWords } from '#core/domain/search-words.ts'
import {
  findCustomer,
  findDetails,
  findLastOrderAt,
  findNote,
  listConsents,
  listCustomers,
  listLabels,
  listTowns,
} from '#db/customer.ts'
import type { ReadableDb, WritableDb } from '#db/database.ts'
import { findDocument, listDocuments, listUnprinted, markInterrupted } from '#db/document.ts'
import { findDuplicates, listAddresses } from '#db/duplicate.ts'
import { findAnswer, findLast, listEntriesAfter } from '#db/journal.ts'
import { findOrder, listLines, listOrderRows, listPayments } from '#db/order.ts'
import { countStanding, findPerformance, isSeatTaken, listComing, listPrices, listTakenSeats } from '#db/performance.ts'
import { findCustomers, findOrders, listFieldTexts } from '#db/search.ts'
import { completeSale } from '#host/features/complete-sale.ts'
import { anneBerg, ids, openTestCounter, saleOf, seatLine, type TestCounter } from '#tests/fixture/counter.ts'

const questionOf = (text: string) => ({ text, readings: wantedWords(text), email: emailIn(text) })

const { customer, performance, seats } = ids
const anne = {
  ...anneBerg,
  contactPoints: anneBerg.contactPoints.map((point) => ({ ...point, normal: '+4741234567' })),
}
let counter: TestCounter
let orderId = ''

const queries: [string, (db: ReadableDb) => unknown][] = [
  ['a customer by id', (db) => findCustomer(db, customer)],
  ['several customers by id', (db) => listCustomers(db, [customer, customer])],
  ['the details of a card', (db) => findDetails(db, getCustomer(db))],
  ['the notes of a card', (db) => findNote(db, customer, 'internal')],
  ['the labels of a card', (db) => listLabels(db, customer)],
  ['when a customer was last here', (db) => findLastOrderAt(db, customer)],
  ['the town of a postcode', (db) => listTowns(db, 'NO', '0181')],
  ['a card by any word', (db) => findCustomers(db, questionOf('anne 412 34 567'), 20)],
  ['a card by its number', (db) => findCustomers(db, questionOf('A1-1'), 20)],
  ['a card by an address', (db) => findCustomers(db, questionOf('anne@example.no'), 20)],
  ['which field of a card matched', (db) => listFieldTexts(db, [customer])],
  ['cards like the one being typed, by their contact points and names', (db) => findDuplicates(db, anne, null)],
  ['the orders of a customer', (db) => listOrderRows(db, customer)],
  ['an order by id', (db) => findOrder(db, orderId)],
  ['an order by its number, receipt, ticket code or note', (db) => findOrders(db, 'A1-1', wantedWords('A1-1'), 10)],
  ['an order by the number without its code', (db) => findOrders(db, '4711', wantedWords('4711'), 10)],
  ['the lines of an order', (db) => listLines(db, orderId)],
  ['the payments of an order', (db) => listPayments(db, orderId)],
  ['the papers of an order', (db) => listDocuments(db, orderId)],
  ['a paper by id', (db) => findDocument(db, orderId)],
  ['a performance by id', (db) => findPerformance(db, performance)],
  ['the prices of a performance', (db) => listPrices(db, performance)],
  ['the seats taken', (db) => listTakenSeats(db, performance)],
  ['whether a seat is taken', (db) => isSeatTaken(db, performance, seats[0] ?? '')],
  ['the places taken in a standing area', (db) => countStanding(db, performance)],
  ['the answer to a command', (db) => findAnswer(db, orderId)],
  ['the end of the journal', (db) => findLast(db)],
  ['the journal from an entry on', (db) => listEntriesAfter(db, 1, 500)],
  ['the papers not printed yet', (db) => listUnprinted(db, 500)],
  ['the papers a crash interrupted', (db) => markInterrupted(db as WritableDb)],
  ['the coming performances', (db) => listComing(db, 0)],
  ['addresses that begin like this', (db) => listAddresses(db, 'NO', 'Østre')],
]

/** Tables of a few rows, a list the query brings along itself, and the journal read from its own end. */
const mayBeScanned = [/consent_purposes/, /^SCAN (wanted|json_each)\b/, /^SCAN journal$/]

beforeAll(async () => {
  counter = await openTestCounter()
  const command = saleOf([seatLine(0)], 32_000)
  completeSale(counter.world, command)
  orderId = command.orderId
})
afterAll(() => counter.remove())

describe('by an index and not through the whole table', () => {
  it.each(queries)('the host finds %s', (_, ask) => {
    const plans = statementsOf(ask).flatMap(planOf)
    expect(plans.length).toBeGreaterThan(0)
    expect(plans.filter(isWholeTable)).toEqual([])
  })

  it('the consents of a card', () => {
    const plans = statementsOf((db) => listConsents(db, customer)).flatMap(planOf)
    expect(plans.filter(isWholeTable)).toEqual([])
  })

  it('and a query without an index would be noticed', () => {
    expect(planOf("select * from customers where title = 'Dr.'").filter(isWholeTable)).toEqual(['SCAN customers'])
  })
})

/** The statements a function sends: caught where they are carried out, whoever prepared them and when. */
function statementsOf(ask: (db: ReadableDb) => unknown): string[] {
  const { db } = counter.world
  const seen: string[] = []
  const methods = Object.getPrototypeOf(db.sqlite.prepare('select 1')) as Record<string, Call>
  const real = { ...methods }
  for (const name of ['run', 'get', 'all'])
    methods[name] = function caught(...args) {
      seen.push((this as { source: string }).source)
      return real[name]?.apply(this, args)
    }
  try {
    ask(db.read)
  } finally {
    Object.assign(methods, real)
  }
  return seen
}

type Call = (this: unknown, ...args: unknown[]) => unknown

function planOf(statement: string): string[] {
  const explain = counter.world.db.sqlite.prepare(`explain query plan ${statement}`)
  const names = [...statement.matchAll(/:([a-z]\w*)/gi)].map(([, name = '']) => [name, 1])
  const places = Array.from({ length: statement.split('?').length - 1 }, () => 1)
  const rows = names.length > 0 ? explain.all(Object.fromEntries(names)) : explain.all(...places)
  return (rows as { detail: string }[]).map(({ detail }) => detail)
}

function isWholeTable(detail: string): boolean {
  if (!detail.startsWith('SCAN') || /VIRTUAL TABLE INDEX \d+:M|CONSTANT ROW|USING (COVERING )?INDEX/.test(detail))
    return false
  return !mayBeScanned.some((allowed) => allowed.test(detail))
}

function getCustomer(db: ReadableDb) {
  const row = findCustomer(db, customer)
  if (!row) throw new Error('the fixture has a customer')
  return row
}
