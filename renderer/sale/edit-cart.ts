// What the cart's buttons and keys do. Every change makes an old complaint of the host old news; what was taken out can be
// put back until the next change.
import type { CartLine } from '#core/domain/cart.ts'
import { categoryOf, type Offer, type TicketLine } from '#core/domain/cart.ts'
import type { OrderLineId, PriceTypeId } from '#core/domain/ids.ts'
import { changeCart, getCart } from './cart-draft.ts'
import { putBack, setPriceType, type TakenOut, takeOut } from './cart-steps.ts'
import { getTabSale, setTabSale } from './sale-state.ts'

/** Changes the lines of a tab's cart. */
export function editLines(tabKey: string, step: (lines: readonly CartLine[]) => CartLine[]): void {
  if (getCart(tabKey).isSent) return
  changeCart(tabKey, ({ lines }) => ({ lines: step(lines) }))
  setTabSale(tabKey, { problem: null, takenOut: [] })
}

export function removeLines(tabKey: string, lineIds: ReadonlySet<OrderLineId>): void {
  const takenOut = takeOut(getCart(tabKey).lines, lineIds)
  waive(tabKey, feesIn(takenOut), true)
  editLines(tabKey, (lines) => lines.filter(({ id }) => !lineIds.has(id)))
  setTabSale(tabKey, { takenOut })
}

/** A fee that is taken out is waived: the venue's rule would put it back. */
export function waive(tabKey: string, feeCodes: readonly string[], isWaived: boolean): void {
  if (feeCodes.length === 0) return
  changeCart(tabKey, ({ waivedFees }) => {
    const others = waivedFees.filter((code) => !feeCodes.includes(code))
    return { waivedFees: isWaived ? [...others, ...feeCodes] : others }
  })
}

const feesIn = (taken: TakenOut) => taken.flatMap(({ line }) => (line.kind === 'fee' ? [line.feeCode] : []))

export function undoRemove(tabKey: string): void {
  const { takenOut } = getTabSale(tabKey)
  waive(tabKey, feesIn(takenOut), false)
  editLines(tabKey, (lines) => putBack(lines, takenOut))
}

/** The price types that have a price where all these tickets sit, in the shelf's order. */
export function priceTypesFor(lines: readonly TicketLine[], offer: Offer): PriceTypeId[] {
  return [...offer.priceTypes.keys()].filter((id) => lines.every((line) => hasPrice(line, id, offer)))
}

export function choosePriceType(
  tabKey: string,
  lines: readonly CartLine[],
  priceTypeId: PriceTypeId,
  offer: Offer,
): void {
  const lineIds = new Set(lines.map(({ id }) => id))
  editLines(tabKey, (all) => setPriceType(all, lineIds, priceTypeId, (line) => hasPrice(line, priceTypeId, offer)))
}

function hasPrice(line: TicketLine, priceTypeId: PriceTypeId, offer: Offer): boolean {
  const category = categoryOf(line, offer)
  const prices = offer.performances.get(line.performanceId)?.prices ?? []
  return prices.some((row) => row.category === category && row.priceTypeId === priceTypeId)
}
