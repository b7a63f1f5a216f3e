import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitView, legendPlace, panView, revealView, toPlan, toScreen, zoomView } from './map-view.ts'

const bounds = { left: -200, top: -50, right: 200, bottom: 350 }
const size = { width: 800, height: 600 }

test('SR03 seat map: the whole hall fits and stands in the middle', () => {
  const view = fitView(bounds, size)
  expect([view.scale, toScreen(view, { x: 0, y: 150 })]).toEqual([1.5, { x: 400, y: 300 }])
})

test('SR03 seat map: what is under the pointer stays there while zooming in', () => {
  const near = fc.record({ x: fc.integer({ min: 300, max: 500 }), y: fc.integer({ min: 200, max: 400 }) })
  fc.assert(
    fc.property(near, fc.double({ min: 1.5, max: 3, noNaN: true }), (at, factor) => {
      const view = fitView(bounds, size)
      const before = toPlan(view, at)
      const after = toPlan(zoomView(view, factor, at, bounds, size), at)
      expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeLessThan(1e-6)
    }),
  )
})

test('SR03 seat map: however it is zoomed and dragged, the hall fills the window but for a thumb at the edge', () => {
  const move = fc.record({
    factor: fc.double({ min: 0.2, max: 4, noNaN: true }),
    dx: fc.integer({ min: -5000, max: 5000 }),
    dy: fc.integer({ min: -5000, max: 5000 }),
  })
  fc.assert(
    fc.property(fc.array(move, { maxLength: 8 }), (moves) => {
      let view = fitView(bounds, size)
      for (const { factor, dx, dy } of moves) {
        view = panView(zoomView(view, factor, { x: 100, y: 90 }, bounds, size), dx, dy, bounds, size)
      }
      const topLeft = toScreen(view, { x: bounds.left, y: bounds.top })
      const bottomRight = toScreen(view, { x: bounds.right, y: bounds.bottom })
      expect(view.scale).toBeGreaterThanOrEqual(fitView(bounds, size).scale - 1e-9)
      expect(bottomRight.y).toBeGreaterThanOrEqual(size.height - 48.001)
      expect(topLeft.y).toBeLessThanOrEqual(48.001)
    }),
  )
})

test('SR03 seat map: a seat outside the window is brought in, one inside moves nothing', () => {
  const view = zoomView(fitView(bounds, size), 4, { x: 400, y: 300 }, bounds, size)
  const shown = toScreen(revealView(view, { x: -190, y: 340 }, bounds, size), { x: -190, y: 340 })
  expect([shown.x >= 60, shown.y <= 540, revealView(view, { x: 0, y: 150 }, bounds, size) === view]).toEqual([
    true,
    true,
    true,
  ])
})

test('SR03 seat map: the legend stands where the hall stays larger: beside a deep hall, beneath a wide one or in a narrow window', () => {
  const deep = { left: 0, top: 0, right: 400, bottom: 440 }
  const wide = { left: 0, top: 0, right: 900, bottom: 300 }
  expect([
    legendPlace(deep, { width: 690, height: 430 }),
    legendPlace(wide, { width: 690, height: 430 }),
    legendPlace(deep, { width: 400, height: 600 }),
  ]).toEqual(['beside', 'beneath', 'beneath'])
})
