// What a purchase on the web becomes: an order as a counter's would be, paid by means of the web, and the customer's card with it.
import type { PricedCart, PricedLine } from '#core/domain/cart.ts'
import { uuidV7 } from '#core/domain/ids.ts'
import { makeTicketCode } from '#core/domain/ticket-code.ts'
import { type CustomerEntity, noArticle, type OrderEntity, type StoredLine } from '#core/protocol/entity.ts'
import type { StoreTransaction } from '../store/store.ts'
import type { ShopWorld } from './shop.ts'
import type { WorkingState } from './working-state.ts'

/** Stands before numbers of the server's own, as a counter's code does; no counter gets it as its code. */
export const webCode = 'W'
/** Stands where a clerk's id would: nobody was at a counter. */
export const webClerk = 'web'

export type Buyer = { firstName: string; lastName: string; email: string }

export type Sold = {
  buyer: Buyer
  priced: PricedCart
  venue: { language: CustomerEntity['details']['language']; currency: OrderEntity['order']['currency'] }
  nowMs: number
}

/** Takes the numbers; a new customer's card is put into the state. */
export async function makeOrder(
  tx: StoreTransaction,
  world: Pick<ShopWorld, 'random'>,
  state: WorkingState,
  { buyer, priced: { lines, totalMinor }, venue, nowMs }: Sold,
): Promise<OrderEntity> {
  const sequence = await tx.takeNumber('web-order')
  // From here on other purchases wait: two with one new address make one card.
  const customerId = await findOrMakeCard(tx, world, state, { buyer, venue, nowMs })
  const receiptNumber = `${webCode}-${await tx.takeNumber('web-receipt')}`
  return {
    order: {
      number: `${webCode}-${sequence}`,
      sequence,
      customerId,
      channel: 'web',
      state: 'sold',
      currency: venue.currency,
      totalMinor,
      paidMinor: totalMinor,
      note: `${nameOf(buyer)} <${buyer.email}>`,
      createdAtMs: nowMs,
      createdBy: webClerk,
      expiresAtMs: null,
      cancelledAtMs: null,
    },
    lines: lines.map(lineOf),
    tickets: lines.map(({ line }) => ({
      id: newId(world, nowMs),
      orderLineId: line.id,
      code: makeTicketCode(world.random(16)),
      state: 'valid',
      issuedAtMs: nowMs,
    })),
    payments: [webPayment(newId(world, nowMs), receiptNumber, totalMinor, nowMs)],
  }
}

/** @param amountMinor below nothing when it goes back */
export function webPayment(
  id: string,
  receiptNumber: string,
  amountMinor: number,
  atMs: number,
): OrderEntity['payments'][number] {
  const ofNone = { settlementId: null, storedValueId: null, reference: '' }
  const exact = { amountMinor, roundingMinor: 0, tenderedMinor: amountMinor, changeMinor: 0 }
  return { id, receiptNumber, means: 'web', ...exact, atMs, takenBy: webClerk, ...ofNone }
}

export function newId({ random }: Pick<ShopWorld, 'random'>, nowMs: number): string {
  return uuidV7(nowMs, random(10))
}

const nameOf = ({ firstName, lastName }: Buyer) => [firstName, lastName].filter(Boolean).join(' ')

function lineOf({ line, ...priced }: PricedLine, position: number): StoredLine {
  const ticket = line.kind === 'ticket' ? line : null
  return {
    id: line.id,
    position,
    kind: line.kind,
    state: 'active',
    text: priced.text,
    performanceId: ticket?.performanceId ?? null,
    areaId: ticket?.areaId ?? null,
    seatId: ticket?.seatId ?? null,
    priceTypeId: ticket?.priceTypeId ?? null,
    productId: null,
    storedValueId: null,
    ...noArticle,
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

/**
 * The card the address stands on. On several cards it is nobody's in particular: then the order has none, and its note says
 * who bought it. What is written on a card is never changed from here: nobody has shown that the address is theirs.
 */
async function findOrMakeCard(
  tx: StoreTransaction,
  world: Pick<ShopWorld, 'random'>,
  state: WorkingState,
  { buyer, venue, nowMs }: Omit<Sold, 'priced'>,
): Promise<string | null> {
  const email = buyer.email.toLowerCase()
  const [known, another] = await tx.findByEmail(email)
  if (known !== undefined) return another === undefined ? known : null
  const id = newId(world, nowMs)
  const number = `${webCode}-${await tx.takeNumber('web-customer')}`
  const point = { id: newId(world, nowMs), channel: 'email' as const, kind: 'private' as const, isPrimary: true }
  const body: CustomerEntity = {
    number,
    externalNumber: null,
    details: {
      title: '',
      gender: '',
      firstName: buyer.firstName,
      lastName: buyer.lastName,
      organisation: '',
      language: venue.language,
      dateOfBirth: null,
      contactPoints: [{ ...point, value: buyer.email, normal: email }],
      addresses: [],
    },
    notes: { internal: null, important: null },
    labels: [],
    consents: [],
    createdAtMs: nowMs,
    createdBy: webClerk,
    changedAtMs: nowMs,
    changedBy: webClerk,
  }
  state.take({ puts: [{ kind: 'customer', id, body }], cases: [] })
  return id
}
