// The state as the earlier parts of one entry have left it: a seat that one part gives back is there for the next.
import type { AllotmentEntity } from '#core/protocol/allotment.ts'
import type { AreaKey, SeatKey } from '#core/protocol/case.ts'
import { type EntityBody, type EntityKind, keyText } from '#core/protocol/entity.ts'
import type { Put, State } from './effect.ts'
import { areaText, placesHeld, seatsHeld, seatText } from './order-places.ts'

export type LayeredState = State & { take(puts: readonly Put[]): void }

export function layered(state: State): LayeredState {
  const puts = new Map<string, Put>()
  const holders = new Map<string, { lineId: string } | undefined>()
  const taken = new Map<string, number>()
  const find = <Kind extends EntityKind>(kind: Kind, id: string) =>
    (puts.get(keyText({ kind, id }))?.body as EntityBody<Kind> | undefined) ?? state.find(kind, id)
  const count = (area: AreaKey, by: number) => taken.set(areaText(area), (taken.get(areaText(area)) ?? 0) + by)
  return {
    find,
    seatHolder: (seat: SeatKey) => (holders.has(seatText(seat)) ? holders.get(seatText(seat)) : state.seatHolder(seat)),
    freePlaces: (area) => state.freePlaces(area) - (taken.get(areaText(area)) ?? 0),
    take: (parts) => {
      for (const put of parts) {
        if (put.kind === 'order') {
          const [had, has] = [find('order', put.id), put.body]
          for (const [text, held] of seatsHeld(had))
            if (!seatsHeld(has).has(text)) holders.set(seatText(held.seat), undefined)
          for (const [text, { lineId }] of seatsHeld(has)) holders.set(text, { lineId })
          for (const { area, count: places } of placesHeld(had).values()) count(area, -places)
          for (const { area, count: places } of placesHeld(has).values()) count(area, places)
        }
        if (put.kind === 'allotment') countAllotment(find('allotment', put.id), put.body, count)
        puts.set(keyText(put), put)
      }
    },
  }
}

/** Places set aside count as taken; what a counter sells of them frees them first. */
function countAllotment(
  had: AllotmentEntity | undefined,
  { performanceId, areas }: AllotmentEntity,
  count: (area: AreaKey, by: number) => void,
): void {
  for (const { areaId, places } of had?.areas ?? []) count({ performanceId, areaId }, -places)
  for (const { areaId, places } of areas) count({ performanceId, areaId }, places)
}
