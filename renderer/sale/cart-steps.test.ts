import { describe, expect, test } from 'vitest'
import type { CartLine } from '#core/domain/cart.ts'
import { AreaId, OrderLineId, PerformanceId, PriceTypeId, ProductId, SeatId, uuidV7 } from '#core/domain/ids.ts'
import {
  addProduct,
  linesMax,
  putBack,
  rowsOf,
  setLineNote,
  setPlaces,
  setPriceType,
  setQuantity,
  setSeats,
  setSubscribed,
  takeOut,
} from './cart-steps.ts'

const idAt = (serial: number) => uuidV7(serial, new Uint8Array(10))
const performanceId = PerformanceId.parse(idAt(1))
const other = PerformanceId.parse(idAt(2))
const stalls = AreaId.parse(idAt(3))
const pit = AreaId.parse(idAt(4))
const adult = PriceTypeId.parse(idAt(5))
const child = PriceTypeId.parse(idAt(6))
const programme = ProductId.parse(idAt(7))
let lineCount = 100
const newLineId = () => OrderLineId.parse(idAt(lineCount++))
const seatId = (index: number) => SeatId.parse(idAt(10_000 + index))
const place = (index: number) => ({ areaId: stalls, seatId: seatId(index), priceTypeId: adult })
const seatsOf = (lines: readonly CartLine[]) =>
  lines.map((line) => (line.kind === 'ticket' ? line.seatId : line.kind === 'product' ? line.productId : line.kind))
const all = (lines: readonly CartLine[]) => new Set(lines.map(({ id }) => id))

describe('cart steps', () => {
  test('SR06 cart: seats swapped for better ones keep what was said about the people in them', () => {
    const chosen = setSeats([], { performanceId }, [place(1), place(2)], newLineId)
    const first = chosen[0]
    const forChild = setPriceType(chosen, new Set(first ? [first.id] : []), child, () => true)
    const noted = setLineNote(forChild, new Set(first ? [first.id] : []), 'booster seat')
    const swapped = setSeats(noted, { performanceId }, [place(2), place(3)], newLineId)
    expect(swapped).toEqual([{ ...noted[0], seatId: seatId(3) }, noted[1]])
  })

  test('SR06 cart: fewer seats take lines out, more put lines in; other performances and products stay', () => {
    const foreign = [
      ...setSeats([], { performanceId: other }, [place(1)], newLineId),
      ...addProduct([], programme, newLineId),
    ]
    const three = setSeats(foreign, { performanceId }, [place(1), place(2), place(3)], newLineId)
    const one = setSeats(three, { performanceId }, [place(2)], newLineId)
    expect([seatsOf(three), seatsOf(one)]).toEqual([
      [seatId(1), programme, seatId(1), seatId(2), seatId(3)],
      [seatId(1), programme, seatId(2)],
    ])
  })

  test('SR03 seat map: standing places are counted per price type and shown as one row', () => {
    const adults = setPlaces([], { performanceId }, { areaId: pit, priceTypeId: adult }, 3, newLineId)
    const both = setPlaces(adults, { performanceId }, { areaId: pit, priceTypeId: child }, 2, newLineId)
    const fewer = setPlaces(both, { performanceId }, { areaId: pit, priceTypeId: adult }, 1, newLineId)
    expect([rowsOf(both).map(({ length }) => length), rowsOf(fewer).map(({ length }) => length)]).toEqual([
      [3, 2],
      [1, 2],
    ])
    expect(new Set(both.map(({ id }) => id)).size).toBe(5)
  })

  test('SR09 subscriptions: their places are apart from the performance’s other tickets, and keep what was said about the people', () => {
    const part = { performanceId, code: 'season' }
    const mine = setSeats([], { performanceId }, [place(1)], newLineId)
    const both = setSubscribed(mine, part, [place(2), place(3)], newLineId)
    const noted = setLineNote(both, new Set(both.slice(1, 2).map(({ id }) => id)), 'booster seat')
    const moved = setSubscribed(noted, part, [place(3), place(4)], newLineId)
    expect([seatsOf(both), seatsOf(moved)]).toEqual([[1, 2, 3].map(seatId), [1, 4, 3].map(seatId)])
    expect(moved[1]).toMatchObject({ note: 'booster seat', subscriptionCode: 'season' })
    expect(moved[0]).not.toHaveProperty('subscriptionCode')
    const floor = { areaId: pit, seatId: null, priceTypeId: adult }
    const standing = setSubscribed(moved, { performanceId: other, code: 'season' }, [floor, floor], newLineId)
    const fewer = setSubscribed(standing, { performanceId: other, code: 'season' }, [floor], newLineId)
    expect([standing.length, fewer.length, setSubscribed(fewer, part, [], newLineId).length]).toEqual([5, 4, 2])
  })

  test('SR06 cart: a product taken again is one more of it, and a number stays between one and 999', () => {
    const twice = addProduct(addProduct([], programme, newLineId), programme, newLineId)
    const quantities = [0, 7, 5_000, Number.NaN].map((count) =>
      twice.flatMap(({ id }) => setQuantity(twice, id, count).map((line) => line.kind === 'product' && line.quantity)),
    )
    expect([twice.length, ...quantities]).toEqual([1, [1], [7], [999], [1]])
  })

  test('SR21 undo: what was taken out comes back where it was, unless its seat is in the cart again', () => {
    const lines = setSeats([], { performanceId }, [place(1), place(2), place(3)], newLineId)
    const middle = new Set(lines.slice(1, 2).map(({ id }) => id))
    const left = lines.filter(({ id }) => !middle.has(id))
    const again = setSeats(left, { performanceId }, [place(1), place(3), place(2)], newLineId)
    expect([putBack(left, takeOut(lines, middle)), putBack(again, takeOut(lines, middle))]).toEqual([lines, again])
  })

  test('SR05 price types: for all lines at once, except where there is no such price', () => {
    const lines = setSeats([], { performanceId }, [place(1), place(2)], newLineId)
    const changed = setPriceType(lines, all(lines), child, (line) => line.seatId === seatId(2))
    expect(changed.map((line) => line.kind === 'ticket' && line.priceTypeId)).toEqual([adult, child])
  })

  test('a cart holds as many lines as the host takes', () => {
    expect(setPlaces([], { performanceId }, { areaId: pit, priceTypeId: adult }, 999, newLineId).length).toBe(linesMax)
  })
})
