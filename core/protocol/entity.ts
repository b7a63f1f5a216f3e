// What counters and server agree on the state of: one entity is one thing as a whole (a customer's card, an order with its
// lines), the unit in which state comes down. A counter keeps its entities in rows, the server as they stand here.
import { z } from 'zod'
import { AddressKind, ContactKind } from '#core/domain/customer.ts'
import { Country, Language } from '#core/domain/locale.ts'
import { Currency } from '#core/domain/money.ts'
import { Channel, OrderLineKind, OrderState } from '#core/domain/order.ts'
import { SeatKind } from '#core/domain/seat.ts'
import { Right, Role } from '#core/domain/staff.ts'
import { Means } from '#core/domain/tender.ts'
import { Venue } from '#core/domain/venue.ts'
import { ParkedCartEntity } from '#core/protocol/parked-cart.ts'
import { AllotmentEntity, AllotmentPlanEntity } from './allotment.ts'
import { CaseEntity } from './case.ts'
import { StoredValueEntity } from './stored-value.ts'

const id = z.string().min(1).max(64)
const atMs = z.int()
const minor = z.int()

const StoredContactPoint = z.object({
  id,
  channel: z.enum(['phone', 'email']),
  kind: ContactKind,
  value: z.string(),
  /** E.164, or the address in lower case. */
  normal: z.string(),
  isPrimary: z.boolean(),
})

const StoredAddress = z.object({
  id,
  kind: AddressKind,
  street: z.string(),
  extra: z.string(),
  postcode: z.string(),
  town: z.string(),
  country: Country,
  isPrimary: z.boolean(),
})

const Note = z.object({ text: z.string(), changedAtMs: atMs, changedBy: z.string() })

/** A card's contact data as stored; the order of the lists is the order on the card. */
export const StoredDetails = z.object({
  title: z.string(),
  gender: z.enum(['', 'female', 'male', 'other']),
  firstName: z.string(),
  lastName: z.string(),
  organisation: z.string(),
  language: Language,
  dateOfBirth: z.string().nullable(),
  contactPoints: z.array(StoredContactPoint),
  addresses: z.array(StoredAddress),
})
export type StoredDetails = z.infer<typeof StoredDetails>

export const CustomerLabel = z.object({
  labelId: id,
  addedAtMs: atMs,
  addedBy: z.string(),
  expiresAtMs: atMs.nullable(),
})
export const CustomerConsent = z.object({
  id,
  purposeId: id,
  state: z.enum(['given', 'refused']),
  source: z.string(),
  textVersion: z.int(),
  atMs,
  recordedBy: z.string(),
})

export const CustomerEntity = z.object({
  number: z.string(),
  externalNumber: z.string().nullable(),
  details: StoredDetails,
  notes: z.object({ internal: Note.nullable(), important: Note.nullable() }),
  labels: z.array(CustomerLabel),
  consents: z.array(CustomerConsent),
  createdAtMs: atMs,
  createdBy: z.string(),
  changedAtMs: atMs,
  changedBy: z.string(),
})
export type CustomerEntity = z.infer<typeof CustomerEntity>

/**
 * `contested`: recorded and paid, but somebody else's claim on the seat was accepted first; a case is open.
 * `honoured`: the same, and a person decided that both get in.
 */
export const OrderLineState = z.enum(['active', 'cancelled', 'contested', 'honoured'])

const OrderHead = z.object({
  number: z.string(),
  sequence: z.int(),
  customerId: id.nullable(),
  channel: Channel,
  state: OrderState,
  currency: Currency,
  totalMinor: minor,
  paidMinor: minor,
  note: z.string(),
  createdAtMs: atMs,
  createdBy: z.string(),
  expiresAtMs: atMs.nullable(),
  cancelledAtMs: atMs.nullable(),
})

export const StoredLine = z.object({
  id,
  position: z.int(),
  kind: OrderLineKind,
  state: OrderLineState,
  text: z.string(),
  performanceId: id.nullable(),
  areaId: id.nullable(),
  seatId: id.nullable(),
  priceTypeId: id.nullable(),
  productId: id.nullable(),
  /** Of a gift card that was sold or topped up. */
  storedValueId: id.nullable().default(null),
  /** The venue's code of the membership's type, of the donation's purpose, or of the fee. */
  articleCode: z.string().nullable().default(null),
  /** Of a membership: its first and last day, by the venue's calendar. */
  fromDay: z.string().nullable().default(null),
  untilDay: z.string().nullable().default(null),
  quantity: z.int(),
  unitMinor: minor,
  /** What rules took off, and what they are called: `totalMinor = quantity · unitMinor − discountMinor`. */
  discountMinor: minor.default(0),
  ruleText: z.string().default(''),
  totalMinor: minor,
  vatCode: z.string(),
  vatRateBp: z.int(),
  vatMinor: minor,
  note: z.string(),
})
export type StoredLine = z.infer<typeof StoredLine>

/** Of a line that is no membership, donation or fee. */
export const noArticle = { articleCode: null, fromDay: null, untilDay: null } as const

const StoredTicket = z.object({
  id,
  orderLineId: id,
  code: z.string(),
  state: z.enum(['valid', 'cancelled']),
  issuedAtMs: atMs,
})

const StoredPayment = z.object({
  id,
  receiptNumber: z.string(),
  means: Means,
  amountMinor: minor,
  roundingMinor: minor,
  tenderedMinor: minor,
  changeMinor: minor,
  atMs,
  takenBy: z.string(),
  /** The settlement it was a part of; null from the time before there were any, and on the web. */
  settlementId: id.nullable().default(null),
  storedValueId: id.nullable().default(null),
  reference: z.string().default(''),
})

/** Papers stay where they were printed: an order travels without its receipts and tickets as documents. */
export const OrderEntity = z.object({
  order: OrderHead,
  lines: z.array(StoredLine),
  tickets: z.array(StoredTicket),
  payments: z.array(StoredPayment),
})
export type OrderEntity = z.infer<typeof OrderEntity>

const StoredArea = z.object({
  id,
  code: z.string(),
  name: z.string(),
  kind: z.enum(['seated', 'standing']),
  capacity: z.int(),
  category: z.string(),
  position: z.int(),
})
const StoredSeat = z.object({
  id,
  areaId: id,
  row: z.string(),
  number: z.string(),
  x: z.int(),
  y: z.int(),
  kind: SeatKind,
  category: z.string(),
})

export const HallEntity = z.object({
  code: z.string(),
  name: z.string(),
  focusX: z.int(),
  focusY: z.int(),
  areas: z.array(StoredArea),
  seats: z.array(StoredSeat),
})

export const PerformanceEntity = z.object({
  code: z.string(),
  hallId: id,
  title: z.string(),
  organiser: z.string(),
  startsAtMs: atMs,
  vatCode: z.string(),
  state: z.enum(['on-sale', 'closed', 'cancelled']),
  prices: z.array(z.object({ category: z.string(), priceTypeId: id, priceMinor: minor })),
})
export type PerformanceEntity = z.infer<typeof PerformanceEntity>

const PriceTypeEntity = z.object({ code: z.string(), name: z.string(), position: z.int(), isActive: z.boolean() })

/** `stock` is null for what never runs out. It may fall below nothing where two counters sold the last one apart. */
export const ProductEntity = z.object({
  code: z.string(),
  name: z.string(),
  barcode: z.string().nullable(),
  priceMinor: minor,
  vatCode: z.string(),
  stock: z.int().nullable(),
  position: z.int(),
  isActive: z.boolean(),
})
export type ProductEntity = z.infer<typeof ProductEntity>

const LabelEntity = z.object({ code: z.string(), name: z.string(), colour: z.string(), isActive: z.boolean() })
const ConsentPurposeEntity = z.object({
  code: z.string(),
  name: z.string(),
  text: z.string(),
  textVersion: z.int(),
  isActive: z.boolean(),
})

/** `pinHash` is scrypt in the PHC string form: signing in works at every counter without a network. */
export const StaffEntity = z.object({
  code: z.string(),
  name: z.string(),
  role: Role,
  rights: z.array(Right).nullable(),
  language: Language,
  colorScheme: z.enum(['auto', 'light', 'dark']),
  pinHash: z.string(),
  isActive: z.boolean(),
})
export type StaffEntity = z.infer<typeof StaffEntity>

/** A counter as the others know it, by the name people call it. */
export const CounterEntity = z.object({ code: z.string(), name: z.string(), revokedAtMs: atMs.nullable() })

/** Every kind with its shape, in an order in which what is referred to comes first. */
export const entityShapes = {
  venue: Venue,
  staff: StaffEntity,
  label: LabelEntity,
  'consent-purpose': ConsentPurposeEntity,
  'price-type': PriceTypeEntity,
  product: ProductEntity,
  hall: HallEntity,
  performance: PerformanceEntity,
  customer: CustomerEntity,
  order: OrderEntity,
  case: CaseEntity,
  counter: CounterEntity,
  'allotment-plan': AllotmentPlanEntity,
  allotment: AllotmentEntity,
  'stored-value': StoredValueEntity,
  'parked-cart': ParkedCartEntity,
} as const

export type EntityKind = keyof typeof entityShapes
export type EntityBody<Kind extends EntityKind = EntityKind> = z.infer<(typeof entityShapes)[Kind]>

export const entityKinds = Object.keys(entityShapes) as EntityKind[]
export const EntityKindName = z.enum(entityKinds)

/** There is one venue to a server; it needs no id of its own. */
export const venueId = 'venue'

export type EntityKey = { kind: EntityKind; id: string }

/** One text for a key, for maps and sets. */
export function keyText({ kind, id: entityId }: EntityKey): string {
  return `${kind} ${entityId}`
}
