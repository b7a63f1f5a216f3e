// What a decided sale becomes: rows of an order, the movements of stored value, papers, and the settlement that holds the money.
import type { CartLine, GiftCardLine, Offer, PricedLine } from '#core/domain/cart.ts'
import { type GiftCardDocument, giftCardExpiry, hiddenCode } from '#core/domain/gift-card.ts'
import type { OrderId } from '#core/domain/ids.ts'
import { membershipEnd } from '#core/domain/membership.ts'
import type { SettledOrder } from '#core/domain/open-order.ts'
import type { DecidedSale } from '#core/domain/sale.ts'
import { receiptOf, type SaleFacts, sellerOf, ticketsOf } from '#core/domain/sale-documents.ts'
import type { Settlement, SettlementLine, SettlementPayment } from '#core/domain/settlement.ts'
import { makeTicketCode } from '#core/domain/ticket-code.ts'
import type { SettlementPart } from '#core/effects/settlement.ts'
import { noArticle } from '#core/protocol/entity.ts'
import { creditId, type StoredValueMovement, type StoredValueOpening } from '#core/protocol/stored-value.ts'
import type { ReadableDb, WritableDb } from '#db/database.ts'
import { takeNumber } from '#db/number-series.ts'
import type { OrderParts } from '#db/order.ts'
import { findCredit, findValue } from '#db/stored-value.ts'
import { newId } from '../clock.ts'
import { openingOfUses, usesTaken } from '../rule-uses.ts'
import type { World } from '../world.ts'

export type ValuePart = Extract<SettlementPart, { part: 'value' }>

/** Who sells to whom, and under which numbers. `counterId` is this counter's. */
export type Selling = {
  settlementId: string
  orderId: OrderId
  customerId: string | null
  clerkId: string
  counterId: string
  /** The open one. */
  shiftId: string | null
  facts: SaleFacts
}

export function settlementOf(
  selling: Selling,
  payments: SettlementPayment[],
  moved: readonly Pick<SettledOrder, 'lines'>[],
  reason = '',
): Settlement {
  const { settlementId: id, clerkId, shiftId, customerId, facts } = selling
  const { sale, venue } = facts
  return {
    id,
    number: facts.receiptNumber,
    atMs: facts.soldAtMs,
    clerkId,
    shiftId,
    customerId,
    currency: venue.currency,
    lines: [...newLines(selling), ...moved.flatMap(({ lines }) => lines)],
    payments,
    totalMinor: sale.totalMinor,
    roundingMinor: sale.payments.reduce((sum, { roundingMinor }) => sum + roundingMinor, 0),
    reason,
  }
}

function newLines({ facts: { sale }, orderId }: Selling): SettlementLine[] {
  return sale.lines.map(({ line, text, quantity, unitMinor, discountMinor, grossMinor, ...vat }) => ({
    kind: bookedAs(line),
    orderId,
    orderLineId: line.id,
    text,
    quantity,
    unitMinor,
    discountMinor,
    grossMinor,
    vatCode: vat.vatCode,
    vatRateBp: vat.vatRateBp,
    vatMinor: vat.vatMinor,
  }))
}

function bookedAs({ kind }: CartLine): SettlementLine['kind'] {
  if (kind === 'gift-card') return 'gift-card-issue'
  return kind === 'donation' ? 'donation' : 'sale'
}

export function paymentsOf(world: World, db: ReadableDb, sale: DecidedSale, customerId: string | null) {
  return sale.payments.map(({ tender, ...amounts }): SettlementPayment => {
    const storedValueId = valueIdOf(tender, customerId)
    const code = storedValueId === null ? undefined : findValue(db, storedValueId)?.code
    const reference = 'reference' in tender ? tender.reference : code ? hiddenCode(code) : ''
    const attemptId = tender.means === 'card' ? tender.attemptId : null
    return {
      id: newId(world.clock, world.random),
      means: tender.means,
      ...amounts,
      reference,
      storedValueId,
      attemptId,
    }
  })
}

/** What a receipt says of each payment besides its amount. */
export function paidWithOf(db: ReadableDb, payments: readonly SettlementPayment[]): SaleFacts['paidWith'] {
  return payments.map(({ reference, storedValueId, amountMinor }) => {
    const balanceMinor = storedValueId === null ? undefined : findValue(db, storedValueId)?.balanceMinor
    return { reference, leftMinor: balanceMinor === undefined ? null : balanceMinor - amountMinor }
  })
}

function valueIdOf(tender: DecidedSale['payments'][number]['tender'], customerId: string | null): string | null {
  if (tender.means === 'gift-card') return tender.storedValueId
  return tender.means === 'credit' && customerId !== null ? creditId(customerId) : null
}

/** Cards that are issued or topped up, and value that is paid with; in this order, as money comes in before it goes out. */
export function valueParts(
  world: World,
  tx: WritableDb,
  selling: Selling,
  payments: readonly SettlementPayment[],
): ValuePart[] {
  const { facts, counterId, orderId, customerId } = selling
  const movement = (kind: StoredValueMovement['kind'], amountMinor: number): StoredValueMovement => ({
    id: newId(world.clock, world.random),
    kind,
    amountMinor,
    atMs: facts.soldAtMs,
    counterId,
    orderId,
    number: facts.receiptNumber,
  })
  const issued = giftCardLines(facts.sale).map((line): ValuePart => {
    const opening = line.isTopUp ? null : openingOf(world, facts, customerId)
    const kind = line.isTopUp ? 'top-up' : 'issue'
    return { part: 'value', storedValueId: line.storedValueId, movement: movement(kind, line.amountMinor), opening }
  })
  const paid = payments.flatMap(({ means, storedValueId, amountMinor }): ValuePart[] => {
    if (storedValueId === null) return []
    const isNew = means === 'credit' && customerId !== null && !findCredit(tx, customerId)
    const opening = isNew ? { ...openingOf(world, facts, customerId), kind: 'credit' as const, code: null } : null
    const kind = amountMinor > 0 ? 'redeem' : 'return'
    return [{ part: 'value', storedValueId, movement: movement(kind, -amountMinor), opening }]
  })
  return [...issued, ...paid, ...usesParts(selling, movement)]
}

/** Uses of price rules. Each time with how they begin: a server that was put back may have lost that it opened them. */
function usesParts(
  { facts: { sale, venue }, customerId }: Selling,
  movement: (kind: 'redeem', amountMinor: number) => StoredValueMovement,
): ValuePart[] {
  return usesTaken(venue, sale.lines, customerId).map(({ storedValueId, count, rule }) => {
    const opening = openingOfUses(rule, venue, customerId)
    return { part: 'value', storedValueId, movement: movement('redeem', 0 - count), opening }
  })
}

function openingOf(world: World, { venue, soldAtMs }: SaleFacts, customerId: string | null): StoredValueOpening {
  return {
    kind: 'gift-card',
    code: makeTicketCode(world.random(16)),
    customerId,
    currency: venue.currency,
    expiresAtMs: giftCardExpiry(venue.country, soldAtMs),
    offlineMinor: venue.offlineValueMinor,
    startMinor: 0,
  }
}

function giftCardLines({ lines }: DecidedSale): GiftCardLine[] {
  return lines.flatMap(({ line }) => (line.kind === 'gift-card' ? [line] : []))
}

/** By the id of a gift card's line: the end of its code. */
export function cardCodesOf(db: ReadableDb, sale: DecidedSale, parts: readonly ValuePart[]): Map<string, string> {
  const codes = new Map(parts.map(({ storedValueId, opening }) => [storedValueId, opening?.code]))
  return new Map(
    giftCardLines(sale).map(({ id, storedValueId }) => {
      const code = codes.get(storedValueId) ?? findValue(db, storedValueId)?.code ?? ''
      return [id, hiddenCode(code)]
    }),
  )
}

type IssuedTicket = OrderParts['tickets'][number] & { number: string }

export function issueTicket(tx: WritableDb, world: World, orderLineId: string, issuedAtMs: number): IssuedTicket {
  return {
    id: newId(world.clock, world.random),
    orderLineId,
    code: makeTicketCode(world.random(16)),
    number: takeNumber(tx, 'ticket').number,
    state: 'valid',
    issuedAtMs,
  }
}

/** Tickets, gift cards, and the receipt last: it is torn off when everything is there. */
export function documentRows(
  world: World,
  orderId: string,
  { facts }: Selling,
  tickets: readonly IssuedTicket[],
  values: readonly ValuePart[],
): OrderParts['documents'] {
  const row = { orderId, state: 'waiting' as const, createdAtMs: facts.soldAtMs }
  // Places of a reservation given up for nothing: no money moved, and no line of the books says anything.
  const isEmpty = facts.sale.lines.length + facts.movedLines.length === 0
  const receipts = isEmpty
    ? []
    : [{ ...row, kind: 'receipt' as const, number: facts.receiptNumber, body: receiptOf(facts) }]
  const papers = ticketsOf(facts, tickets).map((body) => ({
    ...row,
    kind: 'ticket' as const,
    number: body.seriesNumber,
    body,
  }))
  const cards = values.flatMap((part) => (part.opening?.code ? [giftCardPaper(facts, part, part.opening.code)] : []))
  const all = [
    ...papers,
    ...cards.map((body) => ({ ...row, kind: 'gift-card' as const, number: body.number, body })),
    ...receipts,
  ]
  return all.map((paper, position) => ({ ...paper, id: newId(world.clock, world.random), position }))
}

function giftCardPaper(facts: SaleFacts, { movement, opening }: ValuePart, code: string): GiftCardDocument {
  const { venue, language, soldAtMs } = facts
  return {
    code,
    number: facts.receiptNumber,
    seller: sellerOf(venue),
    valueMinor: movement.amountMinor,
    currency: venue.currency,
    issuedAtMs: soldAtMs,
    expiresAtMs: opening?.expiresAtMs ?? null,
    timeZone: venue.zone,
    language,
  }
}

function articleOf(line: CartLine, { memberships }: Offer) {
  if (line.kind === 'donation') return { articleCode: line.purposeCode, fromDay: null, untilDay: null }
  if (line.kind === 'ticket') return { ...noArticle, articleCode: line.subscriptionCode ?? null }
  if (line.kind === 'fee') return { articleCode: line.feeCode, fromDay: null, untilDay: null }
  if (line.kind !== 'membership') return noArticle
  const { typeCode, fromDay } = line
  const months = memberships?.find(({ code }) => code === typeCode)?.months ?? 1
  return { articleCode: typeCode, fromDay, untilDay: membershipEnd(fromDay, months) }
}

export function lineRow(
  priced: PricedLine,
  offer: Offer,
  orderId: string,
  position: number,
): OrderParts['lines'][number] {
  const { line } = priced
  const ticket = line.kind === 'ticket' ? line : null
  return {
    id: line.id,
    orderId,
    position,
    kind: line.kind,
    state: 'active',
    text: priced.text,
    performanceId: ticket?.performanceId ?? null,
    areaId: ticket?.areaId ?? null,
    seatId: ticket?.seatId ?? null,
    priceTypeId: ticket?.priceTypeId ?? null,
    productId: line.kind === 'product' ? line.productId : null,
    storedValueId: line.kind === 'gift-card' ? line.storedValueId : null,
    ...articleOf(line, offer),
    quantity: priced.quantity,
    unitMinor: priced.unitMinor,
    discountMinor: priced.discountMinor,
    ruleText: priced.ruleText,
    totalMinor: priced.grossMinor,
    vatCode: priced.vatCode,
    vatRateBp: priced.vatRateBp,
    vatMinor: priced.vatMinor,
    note: line.note,
  }
}
