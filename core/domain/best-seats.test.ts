import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestSeats, goodAdjacentDots, largestGroup, seatsLeftAlone } from '#core/domain/best-seats.ts'
import { shapeHall } from '#core/domain/hall-shape.ts'
import { AreaId, HallId, SeatId, uuidV7 } from '#core/domain/ids.ts'
import type { HallPlan, Seat, SeatKind } from '#core/domain/seat.ts'

describe('one run', () => {
  test('SR04 best seats: four sit side by side in the middle of the front row, in walking order', () => {
    const hall = drawHall('..........', '..........')
    expect(bestSeats(hall.plan, hall.isFree, 4)).toEqual({
      seats: hall.ids('A4 A5 A6 A7'),
      explanation: {
        kind: 'together',
        parties: [{ areaId: hall.areaId, row: 'A', seats: hall.ids('A4 A5 A6 A7') }],
        leftAlone: [],
        restrictedView: 0,
        categories: ['A'],
      },
    })
  })

  test('SR04 best seats: an aisle parts two seats although their numbers follow each other', () => {
    const hall = drawHall('.. ..', '.....')
    expect(bestSeats(hall.plan, hall.isFree, 3)?.seats.map(hall.nameOf)).toEqual(['B1', 'B2', 'B3'])
  })

  test('SR04 best seats: seats counted odd and even from the middle are neighbours where they stand side by side', () => {
    const plan = shapeHall({ name: 'Old theatre', seatCount: 60, numbering: 'odd-even' })
    const rowA = plan.seats.filter((seat) => seat.row === 'A').toSorted((a, b) => a.x - b.x)
    const taken = new Set(rowA.slice(0, 2).map((seat) => seat.id))
    const best = bestSeats(plan, (id) => !taken.has(id), 3)
    const chosen = plan.seats.filter((seat) => best?.seats.includes(seat.id))
    expect(Math.max(...chosen.map((seat) => seat.x)) - Math.min(...chosen.map((seat) => seat.x))).toBe(20)
    expect(chosen.map((seat) => Number(seat.number) % 2).toSorted()).not.toEqual([0, 1, 1, 1])
  })

  test('SR04 best seats: a better run is passed over when it would leave one seat alone', () => {
    const hall = drawHall('xx...xx', '.......')
    expect(bestSeats(hall.plan, hall.isFree, 2)?.seats.map(hall.nameOf)).toEqual(['B3', 'B4'])
  })

  test('SR04 best seats: when a single seat cannot be helped the explanation names it', () => {
    const hall = drawHall('xx...xx')
    expect(bestSeats(hall.plan, hall.isFree, 2)?.explanation.leftAlone.map(hall.nameOf)).toEqual(['A5'])
  })

  test('SR04 best seats: one person fills a hole rather than making another', () => {
    const hall = drawHall('x..x.x.')
    expect(bestSeats(hall.plan, hall.isFree, 1)?.seats.map(hall.nameOf)).toEqual(['A5'])
  })
})

describe('a group too large for one run', () => {
  test('SR04 best seats: twelve become six and six, exactly behind each other', () => {
    const hall = drawHall('........', '........', '........')
    const parties = bestSeats(hall.plan, hall.isFree, 12)?.explanation.parties.map((party) =>
      party.seats.map(hall.nameOf),
    )
    expect(parties).toEqual([
      ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'],
      ['B1', 'B2', 'B3', 'B4', 'B5', 'B6'],
    ])
  })

  test('SR04 best seats: three are two and one only when no three are together', () => {
    const hall = drawHall('..x..', 'x..xx')
    expect(bestSeats(hall.plan, hall.isFree, 3)?.explanation).toMatchObject({
      kind: 'split',
      parties: [{ row: 'A' }, { row: 'B' }],
    })
  })

  test('SR04 best seats: rows with a cross aisle between them are not behind each other', () => {
    const hall = drawHall('...', '', '', '...')
    expect(bestSeats(hall.plan, hall.isFree, 6)?.explanation.kind).toBe('scattered')
  })

  test('SR04 best seats: with only lone seats left a group sits apart, and with too few there is no proposal', () => {
    const hall = drawHall('.x.x.', 'x.x.x')
    expect(bestSeats(hall.plan, hall.isFree, 5)?.explanation.kind).toBe('scattered')
    expect(bestSeats(hall.plan, hall.isFree, 6)).toBeUndefined()
  })
})

describe('wishes', () => {
  test('SR04 best seats: wheelchair and companion places are proposed only when asked for', () => {
    const hall = drawHall('.wc.')
    expect(bestSeats(hall.plan, hall.isFree, 3)).toBeUndefined()
    expect(
      bestSeats(hall.plan, hall.isFree, 2, { kinds: ['wheelchair', 'companion'] })?.seats.map(hall.nameOf),
    ).toEqual(['A2', 'A3'])
  })

  test('SR04 best seats: seats with restricted view come last, and are counted', () => {
    const hall = drawHall('rr', '..')
    expect(bestSeats(hall.plan, hall.isFree, 2)?.seats.map(hall.nameOf)).toEqual(['B1', 'B2'])
    expect(bestSeats(hall.plan, hall.isFree, 4)?.explanation.restrictedView).toBe(2)
  })

  test('SR04 best seats: one category is kept to when asked, and not mixed without need', () => {
    const hall = drawHall('...BBBB')
    expect(bestSeats(hall.plan, hall.isFree, 3)?.explanation.categories).toHaveLength(1)
    expect(bestSeats(hall.plan, hall.isFree, 2, { category: 'B' })?.explanation.categories).toEqual(['B'])
    expect(bestSeats(hall.plan, hall.isFree, 5)?.explanation.categories).toEqual(['A', 'B'])
  })

  test('SR04 best seats: a group of none, of a part or beyond the limit is an error of the caller', () => {
    const { plan, isFree } = drawHall('...')
    for (const count of [0, -1, 1.5, largestGroup + 1]) expect(() => bestSeats(plan, isFree, count)).toThrow(RangeError)
  })
})

describe('for any hall', () => {
  const anyHall = fc.array(fc.string({ unit: fc.constantFrom('.', '.', '.', 'x', ' ', 'r', 'w', 'B'), maxLength: 9 }), {
    minLength: 1,
    maxLength: 5,
  })

  test('SR04 best seats: exactly n, all different, all free, none unasked for, and the same every time', () => {
    fc.assert(
      fc.property(anyHall, fc.integer({ min: 1, max: 14 }), (rows, count) => {
        const hall = drawHall(...rows)
        const may = hall.plan.seats.filter((seat) => hall.isFree(seat.id) && seat.kind !== 'wheelchair')
        const best = bestSeats(hall.plan, hall.isFree, count)
        expect(best === undefined).toBe(may.length < count)
        if (!best) return
        expect([new Set(best.seats).size, best.seats.length]).toEqual([count, count])
        expect(best.seats.filter((id) => !may.some((seat) => seat.id === id))).toEqual([])
        expect(best.explanation.parties.flatMap((party) => party.seats).toSorted()).toEqual(best.seats.toSorted())
        expect(bestSeats(structuredClone(hall.plan), hall.isFree, count)).toEqual(best)
      }),
      { numRuns: 400 },
    )
  })

  test('SR04 best seats: a group sits together whenever it can, with the fewest single seats of all ways to do so', () => {
    fc.assert(
      fc.property(anyHall, fc.integer({ min: 1, max: 7 }), (rows, count) => {
        const hall = drawHall(...rows)
        const ways = everyRun(hall.plan, hall.isFree, count)
        const best = bestSeats(hall.plan, hall.isFree, count)
        expect(best?.explanation.kind === 'together').toBe(ways.length > 0)
        if (!best || ways.length === 0) return
        const fewest = Math.min(...ways.map((way) => singlesMade(hall.plan, hall.isFree, way)))
        expect(singlesMade(hall.plan, hall.isFree, best.seats)).toBe(fewest)
        expect(best.explanation.leftAlone.length).toBe(fewest)
      }),
      { numRuns: 600 },
    )
  })

  test('SR04 best seats: a group in two rows leaves the fewest single seats of all such ways, and nobody sits alone', () => {
    fc.assert(
      fc.property(anyHall, fc.integer({ min: 4, max: 9 }), (rows, count) => {
        const hall = drawHall(...rows)
        const best = bestSeats(hall.plan, hall.isFree, count)
        if (best?.explanation.kind !== 'split' || best.explanation.parties.length !== 2) return
        expect(Math.min(...best.explanation.parties.map((party) => party.seats.length))).toBeGreaterThanOrEqual(2)
        const ways = everyPairOfRuns(hall.plan, hall.isFree, count)
        const fewest = Math.min(...ways.map((way) => singlesMade(hall.plan, hall.isFree, way)))
        expect(singlesMade(hall.plan, hall.isFree, best.seats)).toBe(fewest)
      }),
      { numRuns: 600 },
    )
  })

  test('SR04 best seats: the seats left alone are those an independent count finds', () => {
    fc.assert(
      fc.property(anyHall, fc.integer({ min: 1, max: 12 }), (rows, count) => {
        const hall = drawHall(...rows)
        const best = bestSeats(hall.plan, hall.isFree, count)
        if (!best) return
        const alone = seatsLeftAlone(hall.plan, hall.isFree, new Set(best.seats))
        expect(alone.length).toBe(singlesMade(hall.plan, hall.isFree, best.seats))
        expect(best.explanation.leftAlone).toEqual(alone)
      }),
    )
  })
})

describe('dots', () => {
  test('SR02 performances: three dots for an empty hall, fewer as good pairs go, none when only lone seats are left', () => {
    const dots = (...rows: string[]) => {
      const hall = drawHall(...rows)
      return goodAdjacentDots(hall.plan, hall.isFree)
    }
    expect([
      dots('..........', '..........'),
      dots('xxxx......', '..........'),
      dots('xxxxxx..xx', '..........'),
      dots('x.xx.xx.x.', 'xx.xx.xx.x'),
    ]).toEqual([3, 3, 2, 0])
  })

  test('SR02 performances: one pair among many good ones is one dot', () => {
    const plan = shapeHall({ name: 'Hall', seatCount: 400 })
    const front = plan.seats.filter((seat) => seat.row === 'A' && seat.areaId === plan.areas[0]?.id)
    const middle = front.slice(front.length / 2 - 1, front.length / 2 + 1).map((seat) => seat.id)
    expect(goodAdjacentDots(plan, (id) => middle.includes(id))).toBe(1)
  })
})

/**
 * A hall drawn in characters, the stage above it: `.` free, `x` sold, `r` restricted view, `w` wheelchair,
 * `c` companion, `B` a free seat of category B, a blank is an aisle. Numbers count the seats of a row from the left.
 */
function drawHall(...drawing: string[]) {
  let count = 0
  const makeId = () => {
    count += 1
    return uuidV7(count, new Uint8Array(10))
  }
  const areaId = AreaId.parse(makeId())
  const taken = new Set<SeatId>()
  const seats: Seat[] = drawing.flatMap((line, rowIndex) => {
    let number = 0
    return [...line].flatMap((mark, place) => {
      if (mark === ' ') return []
      number += 1
      const id = SeatId.parse(makeId())
      if (mark === 'x') taken.add(id)
      const row = 'ABCDEFGH'[rowIndex] ?? '?'
      const category = mark === 'B' ? 'B' : 'A'
      return [
        {
          id,
          areaId,
          row,
          number: String(number),
          x: place * 10,
          y: rowIndex * 13,
          kind: kindOf[mark] ?? 'normal',
          category,
        },
      ]
    })
  })
  const width = Math.max(0, ...seats.map((seat) => seat.x))
  const area = { id: areaId, name: 'Stalls', kind: 'seated' as const, capacity: seats.length, category: 'A' }
  const plan: HallPlan = {
    hallId: HallId.parse(makeId()),
    name: 'Drawn',
    focus: { x: Math.round(width / 2), y: -20 },
    areas: [area],
    seats,
  }
  const nameOf = (id: SeatId) => seats.filter((seat) => seat.id === id).map((seat) => seat.row + seat.number)[0]
  const ids = (names: string) =>
    names.split(' ').flatMap((name) => seats.filter((seat) => nameOf(seat.id) === name).map((seat) => seat.id))
  return { plan, areaId, isFree: (id: SeatId) => !taken.has(id), nameOf, ids }
}

const kindOf: Record<string, SeatKind> = { r: 'restricted', w: 'wheelchair', c: 'companion' }

/** The slow and obvious way: every starting seat, and the seats 10, 20, 30 … to its right. */
function everyRun(plan: HallPlan, isFree: (id: SeatId) => boolean, count: number): SeatId[][] {
  const may = plan.seats.filter((seat) => isFree(seat.id) && seat.kind !== 'wheelchair' && seat.kind !== 'companion')
  return may.flatMap((first) => {
    const run = Array.from({ length: count }, (_, step) =>
      may.find((seat) => seat.y === first.y && seat.x === first.x + step * 10),
    )
    const found = run.filter((seat) => seat !== undefined).map((seat) => seat.id)
    return found.length === count ? [found] : []
  })
}

function everyPairOfRuns(plan: HallPlan, isFree: (id: SeatId) => boolean, count: number): SeatId[][] {
  const seatOf = (id: SeatId | undefined) => plan.seats.find((seat) => seat.id === id)
  const middle = (run: SeatId[]) => ((seatOf(run[0])?.x ?? 0) + (seatOf(run.at(-1))?.x ?? 0)) / 2
  const sizes = Array.from({ length: count - 3 }, (_, index) => index + 2)
  return sizes
    .filter((size) => Math.min(size, count - size) >= Math.min(Math.floor(count / 2), Math.max(2, count / 3)))
    .flatMap((size) =>
      everyRun(plan, isFree, size).flatMap((front) =>
        everyRun(plan, isFree, count - size)
          .filter((back) => isNextRow(plan, seatOf(front[0])?.y ?? 0, seatOf(back[0])?.y ?? 0))
          .filter((back) => Math.abs(middle(back) - middle(front)) <= Math.min(size, count - size) * 5)
          .map((back) => [...front, ...back]),
      ),
    )
}

function isNextRow(plan: HallPlan, frontY: number, backY: number): boolean {
  const between = plan.seats.some((seat) => seat.y > frontY && seat.y < backY)
  return backY > frontY && backY - frontY <= 30 && !between
}

function singlesMade(plan: HallPlan, isFree: (id: SeatId) => boolean, chosen: readonly SeatId[]): number {
  const singles = (free: (id: SeatId) => boolean) => {
    const open = plan.seats.filter((seat) => free(seat.id) && seat.kind !== 'wheelchair' && seat.kind !== 'companion')
    const beside = (seat: Seat, step: number) => open.some((other) => other.y === seat.y && other.x === seat.x + step)
    return open.filter((seat) => !beside(seat, -10) && !beside(seat, 10)).map((seat) => seat.id)
  }
  const before = singles(isFree)
  return singles((id) => isFree(id) && !chosen.includes(id)).filter((id) => !before.includes(id)).length
}
