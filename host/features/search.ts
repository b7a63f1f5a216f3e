// One search box: customers first, then orders.
import type { CustomerHit, OrderHit, SearchHit } from '#core/contract/search.ts'
import { listName } from '#core/domain/customer.ts'
import { digitsOf, fold, matchedSpans } from '#core/domain/fold.ts'
import type { CustomerId, OrderId } from '#core/domain/ids.ts'
import { emailIn, tokensOf, wantedWords } from '#core/domain/search-words.ts'
import { readTicketCode } from '#core/domain/ticket-code.ts'
import { findCustomer } from '#db/customer.ts'
import type { ReadableDb } from '#db/database.ts'
import { listLines } from '#db/order.ts'
import { type FoundCustomer, type FoundOrder, findCustomers, findOrders, listFieldTexts } from '#db/search.ts'
import { host } from '../procedures.ts'

export const search = {
  find: host.search.find.handler(({ input, context: { world } }) => find(world.db.read, input.text, input.limit)),
}

const ordersMax = 10

/** Exported for the bench, which asks without a transport in between. */
export function find(db: ReadableDb, text: string, limit: number): { hits: SearchHit[]; tokens: string[] } {
  const readings = wantedWords(text)
  if (readings.length === 0) return { hits: [], tokens: [] }
  const tokens = tokensOf(text)
  const question = { text: text.trim(), readings, email: emailIn(text) }
  const code = readTicketCode(text) ?? text.trim()
  const orders = findOrders(db, code, readings, Math.min(limit, ordersMax)).map((order) => orderHit(db, order))
  const customers = customerHits(db, findCustomers(db, question, limit - orders.length), tokens)
  return { hits: [...customers, ...orders], tokens }
}

function customerHits(
  db: ReadableDb,
  found: ReturnType<typeof findCustomers>,
  tokens: readonly string[],
): CustomerHit[] {
  const hits = found.map(({ customer, nearness }) => ({ nearness, hit: customerHit(customer) }))
  const unexplained = hits.filter(({ nearness, hit }) => nearness !== 'name' && !isExplained(hit, tokens))
  const texts = listFieldTexts(
    db,
    unexplained.map(({ hit }) => hit.id),
  )
  return hits.map(({ hit }) => ({ ...hit, matched: explanation(texts.get(hit.id) ?? [], tokens) }))
}

function customerHit(row: FoundCustomer): CustomerHit {
  return {
    kind: 'customer',
    id: row.id as CustomerId,
    number: row.number,
    name: listName(row),
    phone: row.phone ?? '',
    email: row.email ?? '',
    town: row.town ?? '',
    matched: '',
  }
}

/** Whether the clerk sees why this is a hit: every word is part of what is shown, a number part of the phone. */
function isExplained(hit: CustomerHit, tokens: readonly string[]): boolean {
  const shown = fold(`${hit.name} ${hit.number} ${hit.email} ${hit.town}`)
  const phone = digitsOf(hit.phone)
  return tokens.every((token) => shown.includes(token) || phone.includes(token))
}

/** The first field in which a word begins like one of the tokens. */
function explanation(texts: readonly string[], tokens: readonly string[]): string {
  const marked = texts.find((text) => matchedSpans(text, tokens).length > 0)
  return (marked ?? '').slice(0, explanationLengthMax)
}

const explanationLengthMax = 120

function orderHit(db: ReadableDb, row: FoundOrder): OrderHit {
  const owner = row.customerId === null ? undefined : findCustomer(db, row.customerId)
  const texts = new Set(listLines(db, row.id).map(({ line }) => line.text))
  return {
    kind: 'order',
    id: row.id as OrderId,
    number: row.number,
    customerId: row.customerId as CustomerId | null,
    customerName: owner ? listName(owner) : '',
    state: row.state,
    channel: row.channel,
    contents: [...texts].slice(0, 3).join(', '),
    createdAtMs: row.createdAtMs,
  }
}
