// Completing a sale: one settlement of whatever is open between a customer and the till. Seats, money, stored value, numbers,
// tickets, documents and the journal entry come to be in one transaction; printing starts when that is on the disk.
import type { CompletedSale } from '#core/contract/sale.ts'
import { type CartLine, priceCart } from '#core/domain/cart.ts'
import type { OpenPayment, OrderGivenBack } from '#core/domain/cart-open.ts'
import { spokenName } from '#core/domain/customer.ts'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import { documentTexts } from '#core/domain/document-texts/texts.ts'
import { type FeeRefusal, findFeeObstacle, wantedFees } from '#core/domain/fee.ts'
import type {
  CommandId,
  CustomerId,
  DocumentId,
  OrderId,
  OrderLineId,
  SettlementId,
  StaffId,
} from '#core/domain/ids.ts'
import type { Language } from '#core/domain/locale.ts'
import type { OpenRefusal } from '#core/domain/open-order.ts'
import { findCodeObstacle } from '#core/domain/price-rule.ts'
import { decideSale, type SaleRefusal } from '#core/domain/sale.ts'
import type { SaleFacts } from '#core/domain/sale-documents.ts'
import type { Settlement } from '#core/domain/settlement.ts'
import type { Tender } from '#core/domain/tender.ts'
import type { Venue } from '#core/domain/venue.ts'
import { undoIfRefused } from '#db/attempt.ts'
import { getVenue } from '#db/counter.ts'
import { findCustomer } from '#db/customer.ts'
import type { ReadableDb, WritableDb } from '#db/database.ts'
import { getCounterCode } from '#db/number-series.ts'
import { countTickets } from '#db/order.ts'
import { findOpenShiftId } from '#db/shift.ts'
import { inJournal } from '../in-journal.ts'
import { readAvailability, readAvailabilityApart, readOffer } from '../offer.ts'
import { clerkOf } from '../procedures.ts'
import { usesTaken } from '../rule-uses.ts'
import type { World } from '../world.ts'
import { type MovedOrder, takeOpen } from './open-orders.ts'
import { linesBeyond } from './selling-rights.ts'
import { readMoney, type ValueBeyond, valuesBeyond } from './value-rights.ts'
import { type Written, writeSale } from './write-sale.ts'

export type CompleteSale = {
  commandId: CommandId
  /** Of the order its new lines become, and of the settlement in any case. */
  orderId: OrderId
  customerId: CustomerId | null
  lines: CartLine[]
  returns?: OrderGivenBack[]
  open?: OpenPayment[]
  expectedTotalMinor: number
  tenders: Tender[]
  note: string
  promotionCode?: string
  waivedFees?: string[]
  reason?: string
  /** Nobody stands at the counter: papers are issued and kept, and printed when somebody asks for them. */
  isUnattended?: boolean
}

/** `approvedBy` answers for what goes beyond the counter's rights; `isConfirmed`: the server granted all lines just now. */
export type SaleTerms = { approvedBy: StaffId | null; isConfirmed: boolean }

export const ownTerms: SaleTerms = { approvedBy: null, isConfirmed: false }

export type CompleteRefusal =
  | SaleRefusal
  | OpenRefusal
  | { code: 'UNKNOWN_CUSTOMER' }
  | { code: 'NO_SHIFT' }
  | { code: 'CODE_UNKNOWN' }
  | FeeRefusal
  | { code: 'NOT_SET_ASIDE'; lineIds: OrderLineId[]; mayBeApproved: boolean }
  | { code: 'VALUE_NOT_SET_ASIDE'; ownMinor: number; mayBeApproved: boolean }
  | { code: 'USES_NOT_SET_ASIDE'; own: number; mayBeApproved: boolean }
  | { code: 'USES_TAKEN'; left: number }

/** At once and on this counter's own rights, with no network. */
export function completeSale(
  world: World,
  command: CompleteSale,
  terms = ownTerms,
): Decision<CompletedSale, CompleteRefusal> {
  return inJournal<CompletedSale, CompleteRefusal>(world, command, { name: 'sale.complete', v: 2 }, (tx) =>
    // What is given back is done first, so that everything else sees it; a refusal undoes it.
    undoIfRefused(tx, () => {
      const decided = decide(tx, world, command, terms)
      if (!decided.accepted) return decided
      const { moved, facts, beyond } = decided.value
      const written = writeSale(tx, world, command, moved, facts)
      return accept({
        answer: completedOf(written.settlement, { ...written, documents: written.documents.map(idOf) }),
        entry: entryOf(written, beyond, terms),
        changed: ['order', 'performance', 'document', 'value', 'payment', 'shift'] as const,
      })
    }),
  )
}

type Beyond = { lines: readonly OrderLineId[]; values: readonly ValueBeyond[] }

type Decided = { moved: MovedOrder[]; facts: SaleFacts; beyond: Beyond }

function decide(
  tx: WritableDb,
  world: World,
  command: CompleteSale,
  terms: SaleTerms,
): Decision<Decided, CompleteRefusal> {
  const venue = getVenue(tx)
  const buyer = findBuyer(tx, command.customerId, venue.language)
  if (!buyer) return refuse({ code: 'UNKNOWN_CUSTOMER' })
  if (venue.isShiftRequired && findOpenShiftId(tx) === null) return refuse({ code: 'NO_SHIFT' })
  const { returns = [], open = [] } = command
  const taken = takeOpen(tx, world, { returns, open }, { prepaid: documentTexts[venue.language].prepaid })
  if (!taken.accepted) return taken
  const moved = taken.value
  const { offer, organisers } = readOffer(tx, command.lines, venue, { ...command, nowMs: world.clock.nowMs() })
  const wrongCode = findCodeObstacle(offer.pricing)
  if (wrongCode) return refuse(wrongCode)
  const wrongFees = feeObstacle(tx, command, venue)
  if (wrongFees) return refuse(wrongFees)
  const question = { ...command, ...venue, moved, nowMs: world.clock.nowMs() }
  const decision = decideSale(question, offer, readAvailability(tx), readMoney(tx))
  if (!decision.accepted) return decision
  const lines = linesBeyond(tx, command.lines, { nowMs: question.nowMs, isConfirmed: terms.isConfirmed })
  const uses = usesTaken(venue, decision.value.lines, command.customerId)
  const values = valuesBeyond(tx, { ...command, uses })
  // Nobody's word is enough for what another counter may be selling right now.
  const apart = lines.length > 0 ? decideSale(question, offer, readAvailabilityApart(tx), readMoney(tx)) : decision
  const mayBeApproved = mayApprove(venue) && apart.accepted && values.every(isLeftApart)
  const beyond = beyondRights(lines, values, mayBeApproved)
  if (beyond && terms.approvedBy === null) return refuse(beyond)
  if (beyond && !mayBeApproved) return apart.accepted ? refuse(beyond) : apart
  const facts: SaleFacts = {
    venue,
    offer,
    organisers,
    sale: decision.value,
    orderNumber: '',
    receiptNumber: '',
    counterCode: getCounterCode(tx),
    cashierName: clerkOf(world).name,
    customerName: buyer.name,
    language: buyer.language,
    soldAtMs: question.nowMs,
    unprotected: new Set(lines),
    cardCodes: new Map(),
    paidWith: [],
    movedLines: [],
  }
  return accept({ moved, facts, beyond: { lines, values } })
}

/** Of a sale that is in order otherwise: what it takes beyond what this counter may take of stored value on its own. */
export function readValuesBeyond({ db: { read: db }, clock }: World, command: CompleteSale): ValueBeyond[] {
  const venue = getVenue(db)
  const { offer } = readOffer(db, command.lines, venue, { ...command, nowMs: clock.nowMs() })
  const priced = priceCart(command.lines, offer)
  const uses = priced.accepted ? usesTaken(venue, priced.value.lines, command.customerId) : []
  return valuesBeyond(db, { ...command, uses })
}

function feeObstacle(db: ReadableDb, command: CompleteSale, { fees }: Venue): FeeRefusal | undefined {
  const { lines, returns = [], waivedFees = [], reason = '' } = command
  const soldTickets = lines.filter(({ kind }) => kind === 'ticket').length
  const returnedTickets = countTickets(
    db,
    returns.flatMap(({ lineIds }) => lineIds),
  )
  const given = lines.flatMap((line) => (line.kind === 'fee' ? [line] : []))
  const wanted = wantedFees(fees, { soldTickets, returnedTickets })
  return findFeeObstacle(wanted, given, { waived: waivedFees, reason })
}

const idOf = ({ id }: { id: string }) => id as DocumentId

const mayApprove = ({ unprotectedSales }: Venue) => unprotectedSales === 'with-approval'

const isLeftApart = ({ amountMinor, apartMinor }: ValueBeyond) => amountMinor <= apartMinor

function beyondRights(lineIds: OrderLineId[], values: readonly ValueBeyond[], mayBeApproved: boolean) {
  const [value] = values
  if (lineIds.length > 0) return { code: 'NOT_SET_ASIDE' as const, lineIds, mayBeApproved }
  if (!value) return undefined
  const { ownMinor, isUses } = value
  return isUses
    ? { code: 'USES_NOT_SET_ASIDE' as const, own: ownMinor, mayBeApproved }
    : { code: 'VALUE_NOT_SET_ASIDE' as const, ownMinor, mayBeApproved }
}

/** As it stands on the disk now, and the papers, which travel with the journal only. */
function entryOf({ settlement, parts, documents }: Written, beyond: Beyond, { approvedBy }: SaleTerms) {
  const storedValueIds = beyond.values.map(({ storedValueId }) => storedValueId)
  const isBeyond = beyond.lines.length + storedValueIds.length > 0
  const unprotected = isBeyond ? { unprotected: { lineIds: beyond.lines, storedValueIds, approvedBy } } : {}
  return { settlement, parts, documents, ...unprotected }
}

type Buyer = { name: string | null; language: Language }

function findBuyer(db: ReadableDb, customerId: CustomerId | null, venueLanguage: Language): Buyer | undefined {
  if (customerId === null) return { name: null, language: venueLanguage }
  const row = findCustomer(db, customerId)
  return row && { name: spokenName(row), language: row.language as Language }
}

type Papers = { orderId: OrderId; orderNumber: string; documents: DocumentId[] }

/** What the screen is told of a settlement: now, and whenever it asks again. */
export function completedOf(settlement: Settlement, { orderId, orderNumber, documents }: Papers): CompletedSale {
  const payments = settlement.payments.map(({ means, amountMinor, tenderedMinor, changeMinor }) => ({
    means,
    amountMinor,
    tenderedMinor,
    changeMinor,
  }))
  return {
    orderId,
    orderNumber,
    receiptNumber: settlement.number,
    settlementId: settlement.id as SettlementId,
    totalMinor: settlement.totalMinor,
    tenderedMinor: payments.reduce((sum, { tenderedMinor }) => sum + tenderedMinor, 0),
    changeMinor: payments.reduce((sum, { changeMinor }) => sum + changeMinor, 0),
    payments,
    documentIds: documents,
  }
}
