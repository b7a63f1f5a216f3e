// What the seat map and the seat list are given: the hall, what is free, what is chosen. All data come in by props; the
// chosen seats belong to whoever holds the cart.
import type { AreaId, SeatId } from '#core/domain/ids.ts'
import type { HallPlan, SeatStatus } from '#core/domain/seat.ts'

/**
 * Whether this counter may sell a free seat now: its own, in a cart elsewhere, not known without the network, or `askable`:
 * set aside for another counter, which gives it back when it has no use for it.
 */
export type SellingRight = 'mine' | 'elsewhere' | 'unknown' | 'askable'

/** How a seat looks: its status, or that it is chosen, or why a free one is not simply free. */
export type SeatLook = SeatStatus | 'chosen' | 'elsewhere' | 'unknown'

/** A standing area as of now; `free` does not count those already chosen here. */
export type StandingPlaces = { areaId: AreaId; free: number; chosen: number }

export type SeatChoiceProps = {
  plan: HallPlan
  /** A new function whenever a status changed; the same function while nothing did, or the map is painted in vain. */
  statusOf: (seatId: SeatId) => SeatStatus
  /** Left out while the counter is online: then every free seat may be sold. */
  rightOf?: ((seatId: SeatId) => SellingRight) | undefined
  selected: ReadonlySet<SeatId>
  onToggle: (seatId: SeatId) => void
  /** `add` comes from a drawn rectangle, `replace` from "best seats". */
  onSelectMany: (seatIds: readonly SeatId[], how: 'add' | 'replace') => void
  /** Takes what is chosen and goes on: Enter on the map and in the list. Left out, Enter chooses. */
  onDone?: (() => void) | undefined
  /** The price to show beside a category, already formatted ("320 kr"). */
  priceLabelOf?: ((category: string) => string | undefined) | undefined
  standing?: readonly StandingPlaces[] | undefined
  onStanding?: ((areaId: AreaId, count: number) => void) | undefined
  /** When set, seats of other categories are shown faint and cannot be chosen by rectangle. */
  category?: string | undefined
}

type SeatStates = Pick<SeatChoiceProps, 'statusOf' | 'rightOf' | 'selected'>

export function lookOf(seatId: SeatId, { statusOf, rightOf, selected }: SeatStates): SeatLook {
  return selected.has(seatId) ? 'chosen' : lookUnchosen(seatId, { statusOf, rightOf })
}

export function lookUnchosen(seatId: SeatId, { statusOf, rightOf }: Omit<SeatStates, 'selected'>): SeatLook {
  const status = statusOf(seatId)
  const right = status === 'free' && rightOf ? rightOf(seatId) : 'mine'
  if (right === 'askable') return 'elsewhere'
  return right === 'mine' ? status : right
}

/** A chosen seat may always be let go; a seat whose fate is unknown may be chosen, the sale asks again. */
export function mayToggle(seatId: SeatId, states: SeatStates): boolean {
  return whyNot(seatId, states) === undefined
}

export type NotFree = Exclude<SeatLook, 'free' | 'chosen' | 'unknown'>

/** Why a seat may not be chosen; undefined when it may. */
export function whyNot(seatId: SeatId, states: SeatStates): NotFree | undefined {
  const look = lookOf(seatId, states)
  if (look === 'elsewhere' && states.rightOf?.(seatId) === 'askable') return undefined
  return look === 'free' || look === 'chosen' || look === 'unknown' ? undefined : look
}

/** Free for "best seats" and for the list: this counter's own, or already chosen here. */
export function isOpen(seatId: SeatId, states: SeatStates): boolean {
  const look = lookOf(seatId, states)
  return look === 'free' || look === 'chosen'
}

/** The categories of the hall's seats, in the order of their letters. */
export function categoriesOf(plan: HallPlan): string[] {
  return [...new Set(plan.seats.map((seat) => seat.category))].toSorted((a, b) => a.localeCompare(b))
}
