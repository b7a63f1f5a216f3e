// What a clerk does to a cart, as pure steps from lines to lines.
import type {
  CartLine,
  DonationLine,
  GiftCardLine,
  MembershipLine,
  ProductLine,
  TicketLine,
} from '#core/domain/cart.ts'
import type { WantedFee } from '#core/domain/fee.ts'
import type { AreaId, OrderLineId, PerformanceId, PriceTypeId, ProductId, SeatId } from '#core/domain/ids.ts'

export type PlaceWanted = { areaId: AreaId; seatId: SeatId | null; priceTypeId: PriceTypeId }
export type NewLineId = () => OrderLineId

/** A performance in the cart, or what a subscription has of it: the two are chosen apart. */
export type PartOfCart = { performanceId: PerformanceId; code?: string | undefined }

export function isOf(line: TicketLine, performanceId: PerformanceId, code: string | undefined): boolean {
  return line.performanceId === performanceId && line.subscriptionCode === code
}

const quantityMax = 999
/** What one sale may hold; the host refuses more. */
export const linesMax = 500

/**
 * Sets which seats of a performance are in the cart. Lines that stay keep everything; seats that are swapped one for one
 * hand their price type and note on, so that "best seats" once more does not undo what was said about the people.
 */
export function setSeats(
  lines: readonly CartLine[],
  { performanceId, code }: PartOfCart,
  wanted: readonly PlaceWanted[],
  newLineId: NewLineId,
): CartLine[] {
  const isSeatHere = (line: CartLine): line is TicketLine =>
    line.kind === 'ticket' && isOf(line, performanceId, code) && line.seatId !== null
  const keep = new Set(wanted.map(({ seatId }) => seatId))
  const held = new Set(lines.filter(isSeatHere).map(({ seatId }) => seatId))
  const fresh = wanted.filter(({ seatId }) => !held.has(seatId))
  const next = lines.flatMap((line) => {
    if (!isSeatHere(line) || keep.has(line.seatId)) return [line]
    const place = fresh.shift()
    return place ? [{ ...line, areaId: place.areaId, seatId: place.seatId }] : []
  })
  return bounded([...next, ...fresh.map((place) => ticketLine({ performanceId, code }, place, newLineId))])
}

/** Sets how many places of a standing area are in the cart at one price type. */
export function setPlaces(
  lines: readonly CartLine[],
  { performanceId, code }: PartOfCart,
  place: Omit<PlaceWanted, 'seatId'>,
  count: number,
  newLineId: NewLineId,
): CartLine[] {
  const isSame = (line: CartLine) =>
    line.kind === 'ticket' &&
    line.seatId === null &&
    isOf(line, performanceId, code) &&
    line.areaId === place.areaId &&
    line.priceTypeId === place.priceTypeId
  let left = Math.max(0, count)
  const kept = lines.filter((line) => !isSame(line) || left-- > 0)
  const note = lines.find(isSame)?.note ?? ''
  const { areaId, priceTypeId } = place
  const missing = Array.from({ length: Math.max(0, left) }, () => ({
    ...ticketLine({ performanceId, code }, { areaId, seatId: null, priceTypeId }, newLineId),
    note,
  }))
  return bounded([...kept, ...missing])
}

/** What a subscription has of one performance, whatever it was before; price types and notes go along with seats that stay or are swapped. */
export function setSubscribed(
  lines: readonly CartLine[],
  part: PartOfCart,
  wanted: readonly PlaceWanted[],
  newLineId: NewLineId,
): CartLine[] {
  const isPlace = (line: CartLine) =>
    line.kind === 'ticket' && line.seatId === null && isOf(line, part.performanceId, part.code)
  const places = wanted.filter(({ seatId }) => seatId === null)
  const known = lines.filter(isPlace)
  const kept = new Set(known.slice(0, places.length))
  const missing = places.slice(known.length).map((place) => ticketLine(part, place, newLineId))
  const seated = wanted.filter(({ seatId }) => seatId !== null)
  const others = lines.filter((line) => !isPlace(line) || kept.has(line))
  return bounded([...setSeats(others, part, seated, newLineId), ...missing])
}

/** Adds to the product's line if there is one. */
export function addProduct(lines: readonly CartLine[], productId: ProductId, newLineId: NewLineId): CartLine[] {
  const known = lines.find((line): line is ProductLine => line.kind === 'product' && line.productId === productId)
  if (known) return setQuantity(lines, known.id, known.quantity + 1)
  return bounded([...lines, { id: newLineId(), kind: 'product', productId, quantity: 1, note: '' }])
}

/** One line for each card; money for one that is in the cart already adds to its line. */
export function addGiftCard(
  lines: readonly CartLine[],
  card: Pick<GiftCardLine, 'storedValueId' | 'isTopUp' | 'amountMinor'>,
  newLineId: NewLineId,
): CartLine[] {
  const known = lines.find((line) => line.kind === 'gift-card' && line.storedValueId === card.storedValueId)
  if (!known) return bounded([...lines, { id: newLineId(), kind: 'gift-card', ...card, note: '' }])
  return lines.map((line) =>
    line === known && line.kind === 'gift-card' ? { ...line, amountMinor: line.amountMinor + card.amountMinor } : line,
  )
}

/** A second of the same begins where the first ends: the caller says when. */
export function addMembership(
  lines: readonly CartLine[],
  { typeCode, fromDay }: Pick<MembershipLine, 'typeCode' | 'fromDay'>,
  newLineId: NewLineId,
): CartLine[] {
  return bounded([...lines, { id: newLineId(), kind: 'membership', typeCode, fromDay, note: '' }])
}

export function setFirstDay(lines: readonly CartLine[], lineId: OrderLineId, fromDay: string): CartLine[] {
  return lines.map((line) => (line.kind === 'membership' && line.id === lineId ? { ...line, fromDay } : line))
}

/** What is given for a purpose that is in the cart already adds to its line. */
export function addDonation(
  lines: readonly CartLine[],
  { purposeCode, amountMinor }: Pick<DonationLine, 'purposeCode' | 'amountMinor'>,
  newLineId: NewLineId,
): CartLine[] {
  const known = lines.find((line) => line.kind === 'donation' && line.purposeCode === purposeCode)
  if (!known) return bounded([...lines, { id: newLineId(), kind: 'donation', purposeCode, amountMinor, note: '' }])
  return lines.map((line) =>
    line === known && line.kind === 'donation' ? { ...line, amountMinor: line.amountMinor + amountMinor } : line,
  )
}

/** The cart with these fees and no others; the same array where nothing changes. */
export function withFees(
  lines: readonly CartLine[],
  wanted: readonly WantedFee[],
  newLineId: NewLineId,
): readonly CartLine[] {
  const known = lines.filter((line) => line.kind === 'fee')
  const isSame =
    known.length === wanted.length &&
    wanted.every((fee) => known.some((line) => line.feeCode === fee.feeCode && line.quantity === fee.quantity))
  if (isSame) return lines
  const fees = wanted.map((fee): CartLine => {
    const line = known.find(({ feeCode }) => feeCode === fee.feeCode)
    return line ? { ...line, ...fee } : { id: newLineId(), kind: 'fee', ...fee, note: '' }
  })
  return bounded([...lines.filter(({ kind }) => kind !== 'fee'), ...fees])
}

export function setQuantity(lines: readonly CartLine[], lineId: OrderLineId, quantity: number): CartLine[] {
  const bound = Math.min(quantityMax, Math.max(1, Math.trunc(quantity) || 1))
  return lines.map((line) => (line.kind === 'product' && line.id === lineId ? { ...line, quantity: bound } : line))
}

/** @param may whether the price type has a price where the line sits; a line without one keeps its own. */
export function setPriceType(
  lines: readonly CartLine[],
  lineIds: ReadonlySet<OrderLineId>,
  priceTypeId: PriceTypeId,
  may: (line: TicketLine) => boolean,
): CartLine[] {
  return lines.map((line) =>
    line.kind === 'ticket' && lineIds.has(line.id) && may(line) ? { ...line, priceTypeId } : line,
  )
}

export function setLineNote(lines: readonly CartLine[], lineIds: ReadonlySet<OrderLineId>, note: string): CartLine[] {
  return lines.map((line) => (lineIds.has(line.id) ? { ...line, note: note.slice(0, 200) } : line))
}

/** Lines taken out, each with the place it had. */
export type TakenOut = readonly { line: CartLine; index: number }[]

export function takeOut(lines: readonly CartLine[], lineIds: ReadonlySet<OrderLineId>): TakenOut {
  return lines.flatMap((line, index) => (lineIds.has(line.id) ? [{ line, index }] : []))
}

/** Undo: back to where they were, unless the same seat or product has come into the cart meanwhile. */
export function putBack(lines: readonly CartLine[], taken: TakenOut): CartLine[] {
  const next = [...lines]
  for (const { line, index } of taken) {
    if (!next.some((other) => isSameThing(other, line))) next.splice(index, 0, line)
  }
  return bounded(next)
}

/** Lines as the clerk sees them: places of one standing area at one price type are one row with a number. */
export function rowsOf(lines: readonly CartLine[]): CartLine[][] {
  const rows = new Map<string, CartLine[]>()
  for (const line of lines) {
    const isPlace = line.kind === 'ticket' && line.seatId === null
    const key = isPlace ? [line.performanceId, line.areaId, line.priceTypeId, line.subscriptionCode].join(' ') : line.id
    const row = rows.get(key)
    if (row) row.push(line)
    else rows.set(key, [line])
  }
  return [...rows.values()]
}

function ticketLine({ performanceId, code }: PartOfCart, place: PlaceWanted, newLineId: NewLineId): TicketLine {
  const { areaId, seatId, priceTypeId } = place
  const line = { id: newLineId(), kind: 'ticket' as const, performanceId, areaId, seatId, priceTypeId, note: '' }
  return code === undefined ? line : { ...line, subscriptionCode: code }
}

function isSameThing(a: CartLine, b: CartLine): boolean {
  if (a.id === b.id) return true
  if (a.kind === 'product') return b.kind === 'product' && a.productId === b.productId
  if (a.kind === 'gift-card') return b.kind === 'gift-card' && a.storedValueId === b.storedValueId
  if (a.kind === 'donation') return b.kind === 'donation' && a.purposeCode === b.purposeCode
  if (a.kind === 'membership') return false
  if (a.kind === 'fee') return b.kind === 'fee' && a.feeCode === b.feeCode
  return b.kind === 'ticket' && a.seatId !== null && a.seatId === b.seatId && a.performanceId === b.performanceId
}

function bounded(lines: CartLine[]): CartLine[] {
  return lines.slice(0, linesMax)
}
