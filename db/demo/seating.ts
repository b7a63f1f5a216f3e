// Which places of a demo performance are still free, handed out as a box office would: together, the better rows first.
import { CatalogueArea } from '#core/domain/import-catalogue.ts'
import { placeSeats } from '#core/domain/import-hall.ts'
import { demoHalls } from './hall.ts'
import type { Dice } from './random.ts'

export type DemoPlace = { area: string; row?: string; seat?: string; category: string }

export interface Seating {
  /** Adjacent places, or undefined when there are no more so many together. */
  take(count: number, dice: Dice): DemoPlace[] | undefined
  release(places: readonly DemoPlace[]): void
}

type Row = { area: string; row: string; category: string; seats: string[]; taken: Set<string> }
type Floor = { area: string; category: string; left: number }

export function openSeating(hallCode: string): Seating {
  const areas = (demoHalls().find(({ code }) => code === hallCode)?.areas ?? []).map((area) =>
    CatalogueArea.parse(area),
  )
  const rows = areas.flatMap((area) => (area.kind === 'seated' ? rowsOf(area) : []))
  const floors = areas.flatMap((area) =>
    area.kind === 'standing' ? [{ area: area.code, category: area.category, left: area.capacity }] : [],
  )
  return {
    take: (count, dice) => (rows.length > 0 ? takeSeats(rows, count, dice) : takeStanding(floors, count, dice)),
    release(places) {
      for (const { area, row, seat } of places) {
        rows.find((other) => other.area === area && other.row === row)?.taken.delete(seat ?? '')
        const floor = seat === undefined && floors.find((other) => other.area === area)
        if (floor) floor.left += 1
      }
    },
  }
}

function rowsOf(area: Extract<CatalogueArea, { kind: 'seated' }>): Row[] {
  const rows = new Map<string, Row>()
  for (const { row, number, kind, category } of placeSeats(area)) {
    // Places for wheelchairs are kept for those who need them.
    if (kind === 'wheelchair' || kind === 'companion') continue
    const known = rows.get(row) ?? { area: area.code, row, category, seats: [], taken: new Set() }
    known.seats.push(number)
    rows.set(row, known)
  }
  return [...rows.values()]
}

const tries = 5

function takeSeats(rows: Row[], count: number, dice: Dice): DemoPlace[] | undefined {
  const preferred = Array.from({ length: tries }, () => rows[Math.floor(dice.next() ** 1.3 * rows.length)])
  for (const row of [...preferred, ...rows]) {
    const seats = row && findTogether(row, count)
    if (!seats) continue
    for (const seat of seats) row.taken.add(seat)
    return seats.map((seat) => ({ area: row.area, row: row.row, seat, category: row.category }))
  }
  return undefined
}

/** The run of free seats nearest to the middle of the row. */
function findTogether({ seats, taken }: Row, count: number): string[] | undefined {
  const middle = (seats.length - count) / 2
  const starts = Array.from({ length: Math.max(0, seats.length - count + 1) }, (_, start) => start)
  starts.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))
  const start = starts.find((from) => seats.slice(from, from + count).every((seat) => !taken.has(seat)))
  return start === undefined ? undefined : seats.slice(start, start + count)
}

function takeStanding(floors: Floor[], count: number, dice: Dice): DemoPlace[] | undefined {
  const [floor, gallery] = floors
  const wanted = gallery && dice.chance(0.2) ? [gallery, floor] : [floor, gallery]
  const found = wanted.find((other) => other !== undefined && other.left >= count)
  if (!found) return undefined
  found.left -= count
  return Array.from({ length: count }, () => ({ area: found.area, category: found.category }))
}
