// One search box: customers first, then orders.
import type { CustomerHit, OrderHit, SearchHit } from '#core/contract/search.ts'
import { listName } from '#core/domain/customer.ts'
import { foldedWords, matchedSpans } from '#core/domain/fold.ts'
import type { CustomerId, OrderId } from '#core/domain/ids.ts'
import { tokensOf, wantedWords } from '#core/domain/search-words.ts'
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

function find(db: ReadableDb, text: string, limit: number): { hits: SearchHit[]; tokens: string[] } {
  const readings = wantedWords(text)
  if (readings.length === 0) return { hits: [], tokens: [] }
  const tokens = tokensOf(text)
  const code = readTicketCode(text) ?? text.trim()
  const orders = findOrders(db, code, readings, Math.min(limit, ordersMax)).map((order) => orderHit(db, order))
  const customers = findCustomers(db, readings, limit - orders.length).map((row) => customerHit(db, row, tokens))
  return { hits: [...customers, ...orders], tokens }
}

function customerHit(db: ReadableDb, row: FoundCustomer, tokens: readonly string[]): CustomerHit {
  const hit = {
    kind: 'customer' as const,
    id: row.id as CustomerId,
    number: row.number,
    name: listName(row),
    phone: row.phone ?? '',
    email: row.email ?? '',
    town: row.town ?? '',
  }
  const shown = [hit.name, hit.number, hit.phone, hit.email, hit.town]
  return { ...hit, matched: isExplained(shown, tokens) ? '' : explanation(db, row.id, tokens) }
}

/** Whether the clerk sees why this is a hit: every word is the beginning of a word in what is shown. */
function isExplained(shown: readonly string[], tokens: readonly string[]): boolean {
  const words = shown.flatMap(foldedWords)
  return tokens.every((token) => words.some((word) => word.startsWith(token)))
}

function explanation(db: ReadableDb, customerId: string, tokens: readonly string[]): string {
  const texts = listFieldTexts(db, customerId)
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
