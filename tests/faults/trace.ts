// What one command left in the database: nothing at all, or everything that belongs to it, agreeing with the journal.
import { canonicalJson } from '#core/protocol/canonical.ts'
import type { World } from '#host/world.ts'
import type { Sent } from './sent.ts'

type Row = Record<string, unknown>

export function traceFlaws(world: World, sent: Sent, wanted: 'all' | 'all or nothing'): string[] {
  const name = sent.path.join('.')
  const entry = findEntry(world, sent.input.commandId)
  if (!entry && (wanted === 'all' || sent.answer !== undefined)) return [`${name} is not in the journal`]
  const flaws = flawsOf[name as keyof typeof flawsOf](world, sent, entry)
  return flaws.map((flaw) => `${name}: ${flaw}`)
}

const flawsOf = { 'sale.complete': saleFlaws, 'shift.close': shiftFlaws, 'customer.edit': editFlaws }

type Entry = { body: Row; answer: unknown }

function findEntry({ db }: World, opId: string): Entry | undefined {
  const row = db.read.sql.prepare('select body, answer from journal where op_id = ?').get(opId) as
    | { body: string; answer: string }
    | undefined
  return row && { body: JSON.parse(row.body) as Row, answer: JSON.parse(row.answer) as unknown }
}

const parts = {
  order: 'select * from orders where id = ?',
  lines: 'select * from order_lines where order_id = ? order by position',
  tickets: `select tickets.* from tickets join order_lines on order_lines.id = order_line_id where order_id = ?
    order by position`,
  payments: 'select * from payments where order_id = ? order by at_ms, id',
  documents: 'select * from documents where order_id = ? order by position',
}

function saleFlaws({ db }: World, { input, answer }: Sent, entry: Entry | undefined): string[] {
  const lines = input.lines as { kind: string }[]
  const tickets = lines.filter(({ kind }) => kind === 'ticket').length
  const given = (input.returns as { orderId: string }[] | undefined) ?? []
  // Where something came back, what was paid for it moves over beside the cash.
  const paid = given.length > 0 ? 2 : 1
  const counts = entry ? [1, lines.length, tickets, paid, tickets + 1] : [0, 0, 0, 0, 0]
  const back = given.flatMap(({ orderId }) => returnFlaws(db, orderId, entry !== undefined))
  const own = Object.entries(parts).flatMap(([part, sql], index) => {
    const rows = db.read.sql.prepare(sql).all(input.orderId) as Row[]
    if (rows.length !== counts[index]) return [`${rows.length} rows of ${part} instead of ${counts[index]}`]
    if (!entry) return []
    if (answer !== undefined && canonicalJson(answer) !== canonicalJson(entry.answer)) return ['another answer is kept']
    const written = [writtenOf(entry.body, part)].flat() as Row[]
    return rows.flatMap((row, at) => disagreements(row, written[at] ?? {}).map((what) => `${part}.${what} is another`))
  })
  return [...back, ...own]
}

/** Closed with its number, its report and the paper of it, or open as it was. */
function shiftFlaws({ db }: World, _: Sent, entry: Entry | undefined): string[] {
  const sql = `select state, number, report is not null as reported, (select count(*) from documents
    where kind = 'z-report') as papers from shifts`
  const found = db.read.sql.prepare(sql).get()
  const wanted = entry
    ? { state: 'closed', number: 'A1-1', reported: 1, papers: 1 }
    : { state: 'open', number: null, reported: 0, papers: 0 }
  return canonicalJson(found) === canonicalJson(wanted) ? [] : [`the shift is ${JSON.stringify(found)}`]
}

/** Given back with its ticket and its money, or not at all. */
function returnFlaws({ read }: World['db'], orderId: string, isBack: boolean): string[] {
  const sql = `select orders.state, paid_minor as paid, (select count(*) from order_lines line join tickets
    on order_line_id = line.id where order_id = orders.id and line.state = 'active' and tickets.state = 'valid') as standing
    from orders where id = ?`
  const found = read.sql.prepare(sql).get(orderId)
  const wanted = isBack
    ? { state: 'cancelled-sold', paid: 0, standing: 0 }
    : { state: 'sold', paid: 32_000, standing: 1 }
  return canonicalJson(found) === canonicalJson(wanted) ? [] : [`the earlier order is ${JSON.stringify(found)}`]
}

/** The papers travel beside the order; everything else is a part of it. */
function writtenOf(body: Row, part: string): unknown {
  if (part === 'documents') return body.documents
  const order = (body.parts as { part: string; order: Row }[]).find((each) => each.part === 'new-order')?.order
  return order?.[part]
}

// A paper moves on after the sale; what was sold does not.
const mayChange = new Set(['state', 'stateReason', 'printedAtMs'])

function disagreements(row: Row, written: Row): string[] {
  return Object.entries(written).flatMap(([key, value]) => {
    if (mayChange.has(key)) return []
    const stored = row[key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)]
    const isSame = typeof value === 'object' && value !== null ? sameJson(stored, value) : stored === value
    return isSame ? [] : [key]
  })
}

const sameJson = (stored: unknown, value: unknown) => canonicalJson(JSON.parse(String(stored))) === canonicalJson(value)

/** The edited card is found by its new name if and only if the journal has the edit, and by the old one otherwise. */
function editFlaws({ db }: World, { input }: Sent, entry: Entry | undefined): string[] {
  const [before, after] = [input.base, input.details] as { lastName: string; contactPoints: unknown[] }[]
  const row = db.read.sql.prepare('select row, last_name as name from customers where id = ?').get(input.customerId)
  const { row: rowid, name } = row as { row: number; name: string }
  const wanted = entry ? after : before
  const points = db.read.sql.prepare('select count(*) as n from contact_points where customer_id = ?')
  const { n } = points.get(input.customerId) as { n: number }
  const found = db.read.sql.prepare('select rowid as row from customer_names where customer_names match ?')
  const isFound = (text = '') =>
    (found.all(`"${text.toLowerCase()}"`) as { row: number }[]).some((hit) => hit.row === rowid)
  const state = [name, n, isFound(before?.lastName), isFound(after?.lastName)]
  const expected = [wanted?.lastName, wanted?.contactPoints.length, !entry, entry !== undefined]
  return canonicalJson(state) === canonicalJson(expected)
    ? []
    : [`${JSON.stringify(state)}, not ${JSON.stringify(expected)}`]
}
