// Plausible halls of any size: curved rows, two aisles, a balcony, places for wheelchairs, seats behind a pillar.
// For the demo, tests and measurements; the same shape always gives the same hall, ids included.
import { AreaId, HallId, SeatId, uuidV7 } from '#core/domain/ids.ts'
import type { HallArea, HallPlan, Seat, SeatKind } from '#core/domain/seat.ts'

export type HallShape = {
  name: string
  seatCount: number
  /** Standing areas beside the seats, each with its number of places. */
  standing?: readonly { name: string; capacity: number }[]
  /** `odd-even` counts outwards from the middle, odd to the left and even to the right, as old theatres do. */
  numbering?: 'along' | 'odd-even'
  /** Two halls with the same serial have the same ids. */
  serial?: number
}

/** @returns a plan with exactly `seatCount` seats; the best of them are in the front third of the stalls. */
export function shapeHall(shape: HallShape): HallPlan {
  const makeId = idMaker(shape.serial ?? 0)
  const hallId = HallId.parse(makeId())
  const areas: HallArea[] = []
  const seats: Seat[] = []
  let frontY = 0
  let stallsDepth = 0
  for (const tier of tiersOf(shape.seatCount)) {
    const area: HallArea = {
      id: AreaId.parse(makeId()),
      name: tier.name,
      kind: 'seated',
      capacity: tier.seatCount,
      category: tier.categories[0],
    }
    areas.push(area)
    seats.push(...tierSeats(tier, area.id, frontY, shape.numbering ?? 'along', makeId))
    const backY = Math.max(...seats.map((seat) => seat.y))
    if (frontY === 0) stallsDepth = backY
    frontY = backY + tierGap
  }
  for (const { name, capacity } of shape.standing ?? []) {
    areas.push({ id: AreaId.parse(makeId()), name, kind: 'standing', capacity, category: 'S' })
  }
  return { hallId, name: shape.name, focus: { x: 0, y: Math.round(stallsDepth * 0.3) }, areas, seats }
}

type Tier = { name: string; seatCount: number; categories: [string, string, string]; rowNames: 'letters' | 'numbers' }

const seatPitch = 10
const rowPitch = 13
const aisleWidth = 14
const tierGap = 30
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

function tiersOf(seatCount: number): Tier[] {
  const balcony = seatCount < 200 ? 0 : Math.round(seatCount * (seatCount < 1500 ? 0.3 : 0.25))
  const gallery = seatCount < 1500 ? 0 : Math.round(seatCount * 0.2)
  const tiers: Tier[] = [
    { name: 'Stalls', seatCount: seatCount - balcony - gallery, categories: ['A', 'B', 'C'], rowNames: 'letters' },
    { name: 'Balcony', seatCount: balcony, categories: ['B', 'C', 'C'], rowNames: 'numbers' },
    { name: 'Gallery', seatCount: gallery, categories: ['C', 'D', 'D'], rowNames: 'numbers' },
  ]
  return tiers.filter((tier) => tier.seatCount > 0)
}

function tierSeats(
  tier: Tier,
  areaId: AreaId,
  frontY: number,
  numbering: 'along' | 'odd-even',
  makeId: () => string,
): Seat[] {
  const widths = rowWidths(tier)
  const middleBlock = Math.round((widths[0] ?? 1) * 0.6)
  const widest = Math.max(...widths)
  return widths.flatMap((width, rowIndex) =>
    Array.from({ length: width }, (_, place): Seat => {
      const x = xOf(place, width, middleBlock)
      return {
        id: SeatId.parse(makeId()),
        areaId,
        row: rowName(rowIndex, tier.rowNames),
        number: String(numbering === 'along' ? place + 1 : oddEven(place, width)),
        x: Math.round(x),
        y: Math.round(
          frontY + rowIndex * rowPitch + curve(widest) - curve(widest) * (x / (widest * 5 + aisleWidth)) ** 2,
        ),
        kind: kindOf(place, width, rowIndex, widths.length, middleBlock),
        category: tier.categories[Math.min(2, Math.floor((rowIndex / widths.length) * 3))] ?? tier.categories[0],
      }
    }),
  )
}

/** Rows that widen towards the back; the last one takes what is left over. */
function rowWidths({ seatCount, rowNames }: Tier): number[] {
  const rows = Math.max(1, Math.round(Math.sqrt(seatCount / (rowNames === 'letters' ? 3.2 : 8))))
  const mean = seatCount / rows
  const widths = Array.from({ length: rows }, (_, index) => {
    const share = rows === 1 ? 0 : index / (rows - 1) - 0.5
    return Math.max(1, 2 * Math.round((mean * (1 + 0.3 * share)) / 2))
  })
  let surplus = widths.reduce((sum, width) => sum + width, 0) - seatCount
  for (let index = rows - 1; surplus !== 0; index = index === 0 ? rows - 1 : index - 1) {
    const step = Math.max(-2, Math.min(surplus, 2, (widths[index] ?? 1) - 1))
    widths[index] = (widths[index] ?? 0) - step
    surplus -= step
  }
  return widths
}

function xOf(place: number, width: number, middleBlock: number): number {
  const fromMiddle = place - (width - 1) / 2
  const block = Math.abs(fromMiddle) < middleBlock / 2 ? 0 : Math.sign(fromMiddle)
  return fromMiddle * seatPitch + block * aisleWidth
}

function curve(widest: number): number {
  return widest * 0.5
}

function oddEven(place: number, width: number): number {
  const half = Math.ceil(width / 2)
  return place < half ? 2 * (half - place) - 1 : 2 * (place - half) + 2
}

function rowName(index: number, names: Tier['rowNames']): string {
  if (names === 'numbers') return String(index + 1)
  const letter = letters[index % letters.length] ?? '?'
  return letter.repeat(1 + Math.floor(index / letters.length))
}

function kindOf(place: number, width: number, rowIndex: number, rowCount: number, middleBlock: number): SeatKind {
  const fromMiddle = place - (width - 1) / 2
  if (
    rowCount > 4 &&
    rowIndex === rowCount - 1 &&
    Math.abs(fromMiddle) >= middleBlock / 2 - 2 &&
    Math.abs(fromMiddle) < middleBlock / 2
  )
    return Math.abs(fromMiddle) >= middleBlock / 2 - 1 ? 'wheelchair' : 'companion'
  const fromEnd = Math.min(place, width - 1 - place)
  return rowCount > 4 && rowIndex < rowCount / 3 && fromEnd === 0 ? 'restricted' : 'normal'
}

/** UUIDs whose time is the serial and whose random part counts. */
function idMaker(serial: number): () => string {
  let count = 0
  return () => {
    count += 1
    const bytes = new Uint8Array(10)
    new DataView(bytes.buffer).setUint32(6, count)
    return uuidV7(serial, bytes)
  }
}
