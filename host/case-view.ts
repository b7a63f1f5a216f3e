// Cases as the desk shows them: who, which seats, what it is worth, and the other values, read from this counter's rows.
import type { CaseDoing, CasePlace, CaseView } from '#core/contract/case.ts'
import { answersTo, isClosing } from '#core/domain/case.ts'
import { listName } from '#core/domain/customer.ts'
import type { CaseId } from '#core/domain/ids.ts'
import type { Currency } from '#core/domain/money.ts'
import { decideRefund } from '#core/domain/refund.ts'
import { linesOfCase } from '#core/effects/case-order.ts'
import type { CaseDraft, CaseEntity } from '#core/protocol/case.ts'
import type { OrderEntity } from '#core/protocol/entity.ts'
import type { StoredCase } from '#db/case.ts'
import { findCounter, getVenue } from '#db/counter.ts'
import { findCustomer } from '#db/customer.ts'
import type { ReadableDb } from '#db/database.ts'
import { readEntity } from '#db/entity/entity.ts'
import { listLines } from '#db/order.ts'
import { findPerformance, findProduct, listAreas } from '#db/performance.ts'
import { staffName } from '#db/staff.ts'

/** What is answered together: contested seats of one order and performance, as people came and sit together. */
export function groupCases(found: readonly StoredCase[]): StoredCase[][] {
  const groups = new Map<string, StoredCase[]>()
  for (const each of found) {
    const key = groupKey(each)
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  return [...groups.values()]
}

function groupKey({ id, entity: { about, state, answers } }: StoredCase): string {
  if (about.code !== 'SEAT_CONTESTED') return id
  const settled = answers.find(({ answer }) => isClosing(answer))
  return `${about.orderId} ${about.seat.performanceId} ${state} ${settled?.id ?? ''}`
}

/** @param group of `groupCases`, with at least one case in it */
export function viewCases(db: ReadableDb, group: readonly StoredCase[]): CaseView | undefined {
  const [first] = group
  if (!first) return undefined
  const { about, state } = first.entity
  const orderId = 'orderId' in about ? about.orderId : null
  const order = orderId === null ? undefined : readEntity(db, 'order', orderId)
  const customerId = order ? order.order.customerId : 'customerId' in about ? about.customerId : null
  return {
    caseIds: group.map(({ id }) => id as CaseId),
    code: about.code,
    state,
    opened: openedBy(db, first.entity),
    currency: (order?.order.currency ?? getVenue(db).currency) as Currency,
    order: order ? { id: orderId as NonNullable<CaseView['order']>['id'], number: order.order.number } : null,
    customer: customerOf(db, customerId),
    performance: performanceOf(db, about),
    places: placesOf(db, group, orderId, order),
    count: countOf(about, group.length),
    thing: thingOf(db, about),
    refundMinor: order ? refundOf(db, group, order) : 0,
    holder: holderOf(db, about),
    field: about.code === 'FIELD_CONTESTED' ? { name: about.field, kept: about.kept, other: about.other } : null,
    twice:
      about.code === 'ANSWERED_TWICE'
        ? { first: about.first, second: about.second, paidOutMinor: about.paidOutMinor }
        : null,
    answers: first.entity.answers.map(({ answer, note, counterCode, clerkId, atMs }) => ({
      answer,
      note,
      counterCode,
      clerkName: nameOf(db, clerkId),
      atMs,
    })),
    ready: state === 'open' ? [...answersTo(about.code)] : [],
  }
}

/** The lines a group of cases is about, each once. */
export function linesOfGroup(group: readonly StoredCase[], order: OrderEntity): OrderEntity['lines'] {
  const lines = group.flatMap(({ entity }) => linesOfCase(entity.about, order))
  return order.lines.filter(({ id }) => lines.some((line) => line.id === id))
}

export function refundQuestion(db: ReadableDb, lines: OrderEntity['lines'], { order }: OrderEntity) {
  const { totalMinor, paidMinor, currency } = order
  const linesMinor = lines.reduce((sum, line) => sum + line.totalMinor, 0)
  return { linesMinor, totalMinor, paidMinor, currency, cashStepMinor: getVenue(db).cashStepMinor }
}

function refundOf(db: ReadableDb, group: readonly StoredCase[], order: OrderEntity): number {
  const decision = decideRefund(refundQuestion(db, linesOfGroup(group, order), order))
  return decision.accepted ? decision.value.dueMinor : 0
}

function openedBy(db: ReadableDb, { counterId, clerkId, atMs }: CaseEntity): CaseDoing {
  return { counterCode: codeOf(db, counterId), clerkName: nameOf(db, clerkId), atMs }
}

function codeOf(db: ReadableDb, counterId: string): string | null {
  const own = findCounter(db)
  return own?.id === counterId ? own.code : (readEntity(db, 'counter', counterId)?.code ?? null)
}

/** A number once given begins with the code of the counter that gave it. */
const codeIn = (number: string): string | null => number.split('-').at(0) ?? null

const nameOf = (db: ReadableDb, clerkId: string | null) => (clerkId === null ? '' : staffName(db, clerkId))

function customerOf(db: ReadableDb, customerId: string | null): CaseView['customer'] {
  if (customerId === null) return null
  const card = readEntity(db, 'customer', customerId)
  if (!card) return null
  const phones = card.details.contactPoints.filter(({ channel }) => channel === 'phone')
  const phone = phones.find(({ isPrimary }) => isPrimary) ?? phones.at(0)
  return {
    id: customerId as NonNullable<CaseView['customer']>['id'],
    name: listName(card.details),
    phone: phone?.value ?? '',
    phoneNormal: phone?.normal ?? '',
  }
}

function performanceIdOf(about: CaseDraft): string | null {
  if (about.code === 'SEAT_CONTESTED') return about.seat.performanceId
  if (about.code === 'AREA_OVERSOLD') return about.area.performanceId
  return about.code === 'PERFORMANCE_CANCELLED' ? about.performanceId : null
}

function performanceOf(db: ReadableDb, about: CaseDraft): CaseView['performance'] {
  const id = performanceIdOf(about)
  const found = id === null ? undefined : findPerformance(db, id)
  return found ? { title: found.performance.title, startsAtMs: found.performance.startsAtMs } : null
}

/** As contested while the case is open; of a closed one the seats it was about, wherever the lines went since. */
function placesOf(
  db: ReadableDb,
  group: readonly StoredCase[],
  orderId: string | null,
  order: OrderEntity | undefined,
): CasePlace[] {
  if (orderId === null || !order) return []
  const about = group[0]?.entity.about
  if (about?.code === 'SEAT_CONTESTED') return group.flatMap(({ entity }) => seatOf(db, entity.about))
  const lineIds = new Set(linesOfGroup(group, order).map(({ id }) => id))
  return listLines(db, orderId)
    .filter(({ line }) => lineIds.has(line.id))
    .map(({ line, area, row, seat }) => ({
      lineId: line.id as CasePlace['lineId'],
      area: area ?? '',
      row: row ?? '',
      number: seat ?? '',
      category: '',
    }))
}

function seatOf(db: ReadableDb, about: CaseDraft): CasePlace[] {
  if (about.code !== 'SEAT_CONTESTED') return []
  const sql = `select area.name as area, seats.row, seats.number, seats.category from seats
    join hall_areas area on area.id = seats.area_id where seats.id = ?`
  const seat = db.sql.prepare(sql).get(about.seat.seatId) as Omit<CasePlace, 'lineId'> | undefined
  return seat ? [{ lineId: about.lineId as CasePlace['lineId'], ...seat }] : []
}

function countOf(about: CaseDraft, cases: number): number {
  return 'over' in about ? about.over : cases
}

function thingOf(db: ReadableDb, about: CaseDraft): string {
  if (about.code === 'AREA_OVERSOLD') return listAreas(db, [about.area.areaId]).at(0)?.name ?? ''
  if (about.code === 'STOCK_OVERSOLD') return findProduct(db, about.productId)?.name ?? ''
  if (about.code !== 'ALREADY_THERE' && about.code !== 'NOT_THERE') return ''
  const { kind, id } = about.entity
  if (kind === 'order') return readEntity(db, 'order', id)?.order.number ?? ''
  const card = kind === 'customer' ? findCustomer(db, id) : undefined
  return card ? listName(card) : ''
}

function holderOf(db: ReadableDb, about: CaseDraft): CaseView['holder'] {
  if (about.code !== 'SEAT_CONTESTED' || !('lineId' in about.holder)) return null
  const sql = `select orders.number, orders.customer_id as customerId, orders.created_by as clerkId,
    orders.created_at_ms as atMs from order_lines line join orders on orders.id = line.order_id where line.id = ?`
  type Row = { number: string; customerId: string | null; clerkId: string; atMs: number }
  const row = db.sql.prepare(sql).get(about.holder.lineId) as Row | undefined
  if (!row) return null
  const card = row.customerId === null ? undefined : findCustomer(db, row.customerId)
  return {
    orderNumber: row.number,
    customerName: card ? listName(card) : '',
    counterCode: codeIn(row.number),
    clerkName: staffName(db, row.clerkId),
    atMs: row.atMs,
  }
}
