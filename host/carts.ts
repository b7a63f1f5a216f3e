// Which seats lie in a cart of this counter now, as the screen says it. Kept in memory: after a restart the screen says it anew.
export interface Carts {
  /** All of a performance's seats in carts here, instead of those said before. */
  put(performanceId: string, seatIds: readonly string[]): void
  hasSeat(performanceId: string, seatId: string): boolean
}

export function makeCarts(): Carts {
  const seats = new Map<string, ReadonlySet<string>>()
  return {
    put(performanceId, seatIds) {
      if (seatIds.length > 0) seats.set(performanceId, new Set(seatIds))
      else seats.delete(performanceId)
    },
    hasSeat: (performanceId, seatId) => seats.get(performanceId)?.has(seatId) === true,
  }
}
