import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CartLine } from '#core/domain/cart.ts'
import type { HallPlan } from '#core/domain/seat.ts'
import { beyondRights, defaultShare, type OwnRights, seatsToSetAside } from './selling-rights.ts'

const line = (id: string, seatId: string | null) =>
  ({ id, kind: 'ticket', performanceId: 'peer', areaId: 'floor', seatId, priceTypeId: 'adult', note: '' }) as CartLine
const product = { id: 'p', kind: 'product', productId: 'soup', quantity: 2, note: '' } as CartLine
const rights = (seats: string[], places: number): OwnRights => ({
  seats: new Set(seats),
  places: new Map([['floor', places]]),
})

/** Two rows of ten, the second of category B, and room for a hundred to stand. */
const hall = {
  hallId: 'hall',
  name: 'Hall',
  focus: { x: 50, y: 0 },
  areas: [
    { id: 'stalls', name: 'Stalls', kind: 'seated', capacity: 20, category: 'A' },
    { id: 'floor', name: 'Floor', kind: 'standing', capacity: 100, category: 'F' },
  ],
  seats: ['A', 'B'].flatMap((category, row) =>
    Array.from({ length: 10 }, (_, place) => ({
      id: `${category}${place + 1}`,
      areaId: 'stalls',
      row: `${row + 1}`,
      number: `${place + 1}`,
      x: place * 10,
      y: row * 12 + 10,
      kind: 'normal',
      category,
    })),
  ),
} as object as HallPlan

describe('what goes beyond a counter’s rights', () => {
  it('OF03 own seats and places are within, everything else is beyond, products never', () => {
    const lines = [line('1', 'A1'), line('2', 'A2'), line('3', null), line('4', null), product]
    expect(beyondRights(lines, () => rights(['A1'], 1))).toEqual(['2', '4'])
  })
})

describe('seats to set aside', () => {
  it('OF03 are of the category, side by side as far as there are such, and never more than asked for', () => {
    const isFree = (id: string) => id !== 'A5'
    expect(seatsToSetAside(hall, isFree, 'A', 4)).toHaveLength(4)
    expect(seatsToSetAside(hall, isFree, 'B', 30).toSorted()).toEqual(
      hall.seats
        .filter(({ category }) => category === 'B')
        .map(({ id }) => id)
        .toSorted(),
    )
  })

  it('OF03 are free and different whatever is taken already', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 10 })), fc.nat({ max: 12 }), (taken, count) => {
        const isFree = (id: string) => !taken.some((place) => id === `A${place}`)
        const chosen = seatsToSetAside(hall, isFree, 'A', count)
        expect(new Set(chosen).size).toBe(chosen.length)
        expect(chosen.every(isFree)).toBe(true)
        expect(chosen.length).toBe(Math.min(count, 10 - taken.length))
      }),
    )
  })
})

it('OF03 where nobody planned, all counters together get at most a half of each category and area', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), (counters) => {
      const { seats, areas } = defaultShare(hall, counters)
      for (const { count } of seats) expect(count * counters).toBeLessThanOrEqual(5)
      for (const { places } of areas) expect(places * counters).toBeLessThanOrEqual(50)
    }),
  )
})
