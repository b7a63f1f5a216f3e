// Where an order sits: the seats and places its lines have, and the texts by which they are found.
import type { AreaKey, SeatKey } from '#core/protocol/case.ts'
import type { OrderEntity, StoredLine } from '#core/protocol/entity.ts'
import type { Claims } from './effect.ts'

/** Seats that an order's lines really have: what the server keeps count of. */
export function seatsHeld(order: OrderEntity | undefined): Map<string, { seat: SeatKey; lineId: string }> {
  const held = new Map<string, { seat: SeatKey; lineId: string }>()
  for (const line of order?.lines ?? []) {
    const seat = seatOf(line)
    if (seat && line.state === 'active') held.set(seatText(seat), { seat, lineId: line.id })
  }
  return held
}

/** Places of standing areas that an order's lines have, by area. */
export function placesHeld(order: OrderEntity | undefined): Map<string, { area: AreaKey; count: number }> {
  const held = new Map<string, { area: AreaKey; count: number }>()
  for (const line of order?.lines ?? []) {
    const area = areaOf(line)
    if (!area || line.state !== 'active') continue
    held.set(areaText(area), { area, count: (held.get(areaText(area))?.count ?? 0) + line.quantity })
  }
  return held
}

export const seatText = ({ performanceId, seatId }: SeatKey) => `${performanceId} ${seatId}`
export const areaText = ({ performanceId, areaId }: AreaKey) => `${performanceId} ${areaId}`

export function seatOf({ performanceId, seatId }: StoredLine): SeatKey | undefined {
  return performanceId !== null && seatId !== null ? { performanceId, seatId } : undefined
}

function areaOf({ performanceId, areaId, seatId }: StoredLine): AreaKey | undefined {
  return performanceId !== null && areaId !== null && seatId === null ? { performanceId, areaId } : undefined
}

/** What whoever takes the order in has to hold. */
export function claimsOf(order: OrderEntity): Claims {
  return {
    seats: [...seatsHeld(order).values()].map(({ seat }) => seat),
    areas: [...placesHeld(order).values()].map(({ area }) => area),
  }
}
