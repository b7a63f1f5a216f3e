// What the web shop asks of the store, in memory: what is coming and how much of it is taken, what lies in a cart, and numbers.
import { areaText } from '#core/effects/order-places.ts'
import type { CustomerEntity, PerformanceEntity } from '#core/protocol/entity.ts'
import type { PulledEntity } from '#core/protocol/sync.ts'
import type { SeriesKind, StoreTransaction, Taken } from '#server/store/store.ts'
import type { Tables } from './memory-store.ts'
import { UniqueViolation } from './unique-violation.ts'

export function listComing(tables: Tables, afterMs: number, limit: number): PulledEntity[] {
  const begins = ({ body }: PulledEntity) => (body as PerformanceEntity).startsAtMs
  const isComing = (row: PulledEntity) =>
    row.kind === 'performance' && begins(row) > afterMs && (row.body as PerformanceEntity).state === 'on-sale'
  const rows: PulledEntity[] = [...tables.entities.values()].filter(isComing)
  return rows.sort((a, b) => begins(a) - begins(b) || (a.id < b.id ? -1 : 1)).slice(0, limit)
}

export function countTaken(tables: Tables, performanceIds: readonly string[], nowMs: number): Map<string, Taken> {
  const counted = new Map<string, Taken>()
  for (const performanceId of performanceIds) {
    const seats = takenSeats(tables, performanceId, nowMs).size
    const areas = [...tables.taken].filter(([area]) => area.startsWith(areaText({ performanceId, areaId: '' })))
    const places = new Map(areas.map(([area, taken]) => [area.slice(performanceId.length + 1), taken]))
    if (seats > 0 || places.size > 0) counted.set(performanceId, { seats, places })
  }
  return counted
}

export function takenSeats(tables: Tables, performanceId: string, nowMs: number): Set<string> {
  const owners = [...(tables.seats.get(performanceId) ?? [])]
  return new Set(owners.flatMap(([seatId, owner]) => ('untilMs' in owner && owner.untilMs <= nowMs ? [] : [seatId])))
}

type ShopPart = Pick<StoreTransaction, 'findHolds' | 'findAsked' | 'saveAsked' | 'takeNumber' | 'findByEmail'>

/** @param commits what to do when the transaction has ended well */
export function shopPart(tables: Tables, commits: (() => void)[]): ShopPart {
  const taken = new Map<SeriesKind, number>()
  return {
    findHolds: async (performanceId, holderId) =>
      [...(tables.seats.get(performanceId) ?? [])].flatMap(([seatId, owner]) =>
        'heldBy' in owner && owner.heldBy === holderId ? [seatId] : [],
      ),
    findAsked: async (orderId) => tables.asked.get(orderId),
    saveAsked: async (orderId, asked) => {
      if (tables.asked.has(orderId)) throw new UniqueViolation(orderId)
      commits.push(() => tables.asked.set(orderId, asked))
    },
    takeNumber: async (kind) => {
      const next = (taken.get(kind) ?? tables.numbers.get(kind) ?? 0) + 1
      taken.set(kind, next)
      commits.push(() => tables.numbers.set(kind, next))
      return next
    },
    findByEmail: async (email) => {
      const has = ({ details }: CustomerEntity) =>
        details.contactPoints.some(({ channel, normal }) => channel === 'email' && normal === email)
      const rows = [...tables.entities.values()].filter(
        ({ kind, body }) => kind === 'customer' && has(body as CustomerEntity),
      )
      return rows
        .map(({ id }) => id)
        .sort()
        .slice(0, 2)
    },
  }
}
