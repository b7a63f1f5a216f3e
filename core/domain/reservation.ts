// Until when a reservation is held: as the clerk says, else a week, and never longer than until an hour before the first
// performance, so that the seats can still be sold to whoever stands at the desk.

const defaultMs = 7 * 24 * 3_600_000
const beforeStartMs = 3_600_000
/** A reservation made shortly before the beginning is held for a quarter of an hour. */
const shortestMs = 15 * 60_000

/** @param wishedAtMs what the clerk chose; null for the usual. All in UTC milliseconds. */
export function lapsesAtMs(wishedAtMs: number | null, startsAtMs: readonly number[], nowMs: number): number {
  if (wishedAtMs !== null) return wishedAtMs
  const latestMs = startsAtMs.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...startsAtMs) - beforeStartMs
  return Math.max(nowMs + shortestMs, Math.min(nowMs + defaultMs, latestMs))
}
