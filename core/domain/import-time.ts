// Times in imported documents: with an offset they are what they say, without one they are the venue's clock.

/** UTC milliseconds; undefined for a day or time that does not exist. In the hour that the autumn repeats, the first one is meant. */
export function readTime(text: string, zone: string): number | undefined {
  if (!isDay(text.slice(0, 10))) return undefined
  if (/(Z|[+-]\d{2}:\d{2})$/.test(text)) return finite(Date.parse(text))
  const asUtcMs = finite(Date.parse(`${text}Z`))
  if (asUtcMs === undefined) return undefined
  // The offset a day before and a day after: one of the two is right, whatever changes in between.
  const candidates = [-1, 1].map((days) => asUtcMs - offsetMs(asUtcMs + days * 86_400_000, zone))
  return candidates.sort((a, b) => a - b).find((atMs) => atMs + offsetMs(atMs, zone) === asUtcMs)
}

/** The venue's clock at a moment, as `2026-12-05T19:30:00`. */
export function localTime(atMs: number, zone: string): string {
  return new Date(atMs + offsetMs(atMs, zone)).toISOString().slice(0, 19)
}

function isDay(date: string): boolean {
  const atMs = Date.parse(`${date}T00:00:00Z`)
  return Number.isFinite(atMs) && new Date(atMs).toISOString().startsWith(date)
}

const finite = (atMs: number) => (Number.isFinite(atMs) ? atMs : undefined)

const formats = new Map<string, Intl.DateTimeFormat>()

/** How far the zone's clock is ahead of UTC. */
function offsetMs(atMs: number, zone: string): number {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset' })
  formats.set(zone, format)
  const name = format.formatToParts(atMs).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000
}
