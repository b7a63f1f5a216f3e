// Holds what a cart would hold, and leaves on `window.seats` what a test cannot see on a canvas: where each seat is on the
// screen is worked out by the test, but which are chosen and how long frames took is told here.
import { useCallback, useMemo, useState } from 'react'
import { shapeHall } from '#core/domain/hall-shape.ts'
import type { AreaId, SeatId } from '#core/domain/ids.ts'
import type { HallPlan, Seat, SeatStatus } from '#core/domain/seat.ts'
import { SeatChooser } from '#renderer/seat-map/SeatChooser.tsx'
import { SeatMap } from '#renderer/seat-map/SeatMap.tsx'
import type { SellingRight, StandingPlaces } from '#renderer/seat-map/seat-choice.ts'

declare global {
  interface Window {
    seats: { plan: HallPlan; statusOf: (id: SeatId) => SeatStatus; selected: ReadonlySet<SeatId>; drawMs: number[] }
  }
}

const prices: Record<string, string> = { A: '520 kr', B: '420 kr', C: '320 kr', D: '240 kr', S: '290 kr' }
const drawMs: number[] = []
const noteDrawn = (ms: number) => {
  drawMs.push(ms)
}

export function SeatPage({ query }: { query: URLSearchParams }) {
  const plan = useMemo(() => hallOf(query), [query])
  const statuses = useMemo(() => statusesOf(plan, Number(query.get('sold') ?? 0.45)), [plan, query])
  const [selected, setSelected] = useState<ReadonlySet<SeatId>>(new Set())
  const [counts, setCounts] = useState<ReadonlyMap<AreaId, number>>(new Map())
  const statusOf = useCallback((id: SeatId) => statuses.get(id) ?? 'free', [statuses])
  const rights = useMemo(() => rightsOf(plan), [plan])
  window.seats = { plan, statusOf, selected, drawMs }
  const choice = {
    plan,
    statusOf,
    rightOf: query.get('offline') ? (id: SeatId) => rights.get(id) ?? 'mine' : undefined,
    selected,
    onToggle: (id: SeatId) =>
      setSelected((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id])),
    onSelectMany: (ids: readonly SeatId[], how: 'add' | 'replace') =>
      setSelected((now) => new Set(how === 'add' ? [...now, ...ids] : ids)),
    priceLabelOf: (category: string) => prices[category],
    standing: useMemo(() => standingOf(plan, counts), [plan, counts]),
    onStanding: (areaId: AreaId, count: number) => setCounts((now) => new Map([...now, [areaId, count]])),
  }
  return (
    <main style={{ height: '100%', padding: 12, boxSizing: 'border-box' }}>
      <h1 style={{ position: 'absolute', clipPath: 'inset(50%)' }}>{plan.name}</h1>
      {query.get('only') === 'map' ? <SeatMap {...choice} onDrawn={noteDrawn} /> : <SeatChooser {...choice} />}
    </main>
  )
}

function hallOf(query: URLSearchParams): HallPlan {
  return shapeHall({
    name: 'Grand Theatre',
    seatCount: Number(query.get('seats') ?? 618),
    numbering: query.get('numbering') === 'odd-even' ? 'odd-even' : 'along',
    standing: query.get('standing')
      ? [
          { name: 'Floor', capacity: 300 },
          { name: 'Terrace', capacity: 80 },
        ]
      : [],
  })
}

/** Parties of one to five, the better rows fuller, some reserved, a few blocked: what a half-sold evening looks like. */
function statusesOf(plan: HallPlan, share: number): Map<SeatId, SeatStatus> {
  const statuses = new Map<SeatId, SeatStatus>()
  const random = randomFrom(7)
  let party: { status: SeatStatus; left: number } = { status: 'free', left: 0 }
  let last: Seat | undefined
  for (const seat of plan.seats) {
    const closeness = 1.35 - Math.min(0.9, Math.abs(seat.x) / 400) - (seat.y / 1500) * 0.5
    if (party.left === 0 || seat.row !== last?.row) {
      const status: SeatStatus =
        random() > share * closeness ? 'free' : random() < 0.78 ? 'sold' : random() < 0.8 ? 'reserved' : 'blocked'
      party = { status, left: 1 + Math.floor(random() * 5) }
    }
    statuses.set(seat.id, party.status)
    party.left -= 1
    last = seat
  }
  return statuses
}

function rightsOf(plan: HallPlan): Map<SeatId, SellingRight> {
  return new Map(plan.seats.map((seat) => [seat.id, seat.x > 120 ? 'unknown' : seat.x < -80 ? 'elsewhere' : 'mine']))
}

function standingOf(plan: HallPlan, counts: ReadonlyMap<AreaId, number>): StandingPlaces[] {
  return plan.areas
    .filter((area) => area.kind === 'standing')
    .map(({ id, capacity }) => {
      const chosen = counts.get(id) ?? 0
      return { areaId: id, chosen, free: Math.round(capacity * 0.4) - chosen }
    })
}

function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state / 0x7fffffff
  }
}
