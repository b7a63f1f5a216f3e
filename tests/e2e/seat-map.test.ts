// The seat chooser in a real browser: by mouse, by keys, by finger, by list. A canvas has no elements to click, so the
// tests work out where a seat is with the map's own arithmetic and then use a real pointer.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Seat, SeatStatus } from '#core/domain/seat.ts'
import { drawHall } from '#renderer/seat-map/hall-drawing.ts'
import { fitView, type MapView, panView, toScreen, zoomView } from '#renderer/seat-map/map-view.ts'
import { type SeatPages, startSeatPages } from '#tests/seat-map/seat-page.ts'

let pages: SeatPages
beforeAll(async () => {
  pages = await startSeatPages()
})
afterAll(async () => {
  await pages.close()
})

describe('mouse', () => {
  test('SR03 seat map: a click chooses a free seat and another lets it go; sold, reserved and blocked seats stay as they are', async () => {
    await onPage('seats=618', async (page, hall) => {
      const free = hall.some('free')
      await hall.click(free)
      expect(await hall.chosen()).toEqual([free.id])
      for (const status of ['sold', 'reserved', 'blocked'] as const) await hall.click(hall.some(status))
      expect(await hall.chosen()).toEqual([free.id])
      await hall.click(free)
      expect(await hall.chosen()).toEqual([])
      await page.getByText('No seats chosen').waitFor()
    })
  })

  test('SR03 seat map: a drawn rectangle chooses the free seats in it, of the wanted category only', async () => {
    await onPage('seats=618&sold=0.5', async (page, hall) => {
      const corner = { left: -60, top: 0, right: 60, bottom: 90 }
      const inside = (category?: string) =>
        hall.seats
          .filter(({ x, y }) => x >= corner.left && x <= corner.right && y >= corner.top && y <= corner.bottom)
          .filter((seat) => hall.statusOf(seat) === 'free' && (category === undefined || seat.category === category))
          .map((seat) => seat.id)
          .toSorted()
      await page.getByRole('button', { name: 'B · 420 kr' }).click()
      await hall.drag(corner)
      expect(await hall.chosen()).toEqual(inside('B'))
      await page.getByRole('button', { name: 'All', exact: true }).click()
      await hall.drag(corner)
      expect(await hall.chosen()).toEqual(inside())
      expect(inside().length).toBeGreaterThan(inside('B').length)
    })
  })

  test('SR03 seat map: the wheel zooms at the pointer, the middle button pans, 0 shows the whole hall again', async () => {
    await onPage('seats=3200', async (page, hall) => {
      const seat = hall.some('free', 40)
      const at = hall.place(seat)
      await page.mouse.move(at.x, at.y)
      for (let step = 0; step < 4; step++) await page.mouse.wheel(0, -200)
      const factor = Math.exp(200 * 0.0016)
      for (let step = 0; step < 4; step++)
        hall.view = zoomView(hall.view, factor, hall.inMap(at), hall.bounds, hall.size)
      await page.mouse.down({ button: 'middle' })
      await page.mouse.move(at.x - 90, at.y - 40, { steps: 4 })
      await page.mouse.up({ button: 'middle' })
      hall.view = panView(hall.view, -90, -40, hall.bounds, hall.size)
      await hall.click(seat)
      expect(await hall.chosen()).toEqual([seat.id])
      expect(Math.hypot(hall.place(seat).x - at.x, hall.place(seat).y - at.y)).toBeGreaterThan(50)
      await page.getByRole('button', { name: 'Whole hall' }).click()
      hall.view = fitView(hall.bounds, hall.size)
      await hall.click(seat)
      expect(await hall.chosen()).toEqual([])
    })
  })

  test('SR03 seat map: the hall fits the window again when the window changes', async () => {
    await onPage('seats=618', async (page, hall) => {
      await page.setViewportSize({ width: 760, height: 620 })
      await mapFits(page)
      await hall.measure()
      const seat = hall.some('free', 9)
      await hall.click(seat)
      expect(await hall.chosen()).toEqual([seat.id])
    })
  })

  test('SR03 seat map: hovering names the seat with its row, category and price', async () => {
    await onPage('seats=618', async (page, hall) => {
      const seat = hall.some('free')
      const { x, y } = hall.place(seat)
      await page.mouse.move(x, y)
      await page
        .getByText(`Row ${seat.row}, seat ${seat.number}, Stalls, category ${seat.category}, ${price(seat)}, free`, {
          exact: true,
        })
        .waitFor()
    })
  })
})

describe('keys', () => {
  test('SR03 seat map: arrows lead from seat to seat, Space chooses, a screen reader hears the seat, a sold one stays sold', async () => {
    await onPage('seats=618', async (page, hall) => {
      const map = page.getByRole('application', { name: 'Seat map, Grand Theatre' })
      await tabTo(page, 'application')
      const option = page.getByRole('checkbox')
      expect(await map.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'))
      const first = await option.getAttribute('aria-label')
      await page.keyboard.press(' ')
      expect([(await hall.chosen()).length, await option.getAttribute('aria-checked')]).toEqual([1, 'true'])
      await page.keyboard.press(' ')
      for (let step = 0; step < 40 && !(await option.getAttribute('aria-label'))?.endsWith('sold'); step++)
        await page.keyboard.press('ArrowRight')
      expect(await option.getAttribute('aria-label')).toMatch(/^Row \w+, seat \d+, Stalls, category \w, \d+ kr, sold$/)
      expect(await option.getAttribute('aria-label')).not.toBe(first)
      await page.keyboard.press('Enter')
      expect([await hall.chosen(), await option.getAttribute('aria-disabled')]).toEqual([[], 'true'])
    })
  })

  test('SR03 seat map: the ring says in words which seat it is on, and trying a sold one says why not', async () => {
    await onPage('seats=618', async (page, hall) => {
      await tabTo(page, 'application')
      const option = page.getByRole('checkbox')
      const note = async () =>
        page.getByText((await option.getAttribute('aria-label')) ?? '', { exact: true }).isVisible()
      expect(await note()).toBe(true)
      for (let step = 0; step < 40 && !(await option.getAttribute('aria-label'))?.endsWith('sold'); step++)
        await page.keyboard.press('ArrowRight')
      const said = page.getByRole('status').filter({ hasText: 'This seat is sold.' })
      expect(await said.count()).toBe(0)
      await page.keyboard.press(' ')
      await said.waitFor({ state: 'attached' })
      expect(await page.getByText('This seat is sold.').last().isVisible()).toBe(true)
      await page.keyboard.press('ArrowLeft')
      await said.waitFor({ state: 'detached' })
      expect([await note(), await hall.chosen()]).toEqual([true, []])
      await hall.click(hall.some('reserved'))
      await page.getByRole('status').filter({ hasText: 'This seat is reserved.' }).waitFor({ state: 'attached' })
    })
  })

  test('SR03 seat map: zooming by keys keeps the seat under the ring where it is', async () => {
    await onPage('seats=3200', async (page, hall) => {
      await tabTo(page, 'application')
      for (let step = 0; step < 6; step++) await page.keyboard.press('ArrowLeft')
      const name = (await page.getByRole('checkbox').getAttribute('aria-label')) ?? ''
      for (let step = 0; step < 7; step++) await page.keyboard.press('+')
      expect(await page.getByText(name, { exact: true }).isVisible()).toBe(true)
      const seat = hall.seats.find((one) => name.startsWith(`Row ${one.row}, seat ${one.number}, Stalls`))
      if (!seat) throw new Error(`${name} is no seat of the stalls`)
      for (let step = 0; step < 7; step++)
        hall.view = zoomView(hall.view, 1.4, hall.inMap(hall.place(seat)), hall.bounds, hall.size)
      await hall.click(seat)
      expect(await hall.chosen()).toEqual(hall.statusOf(seat) === 'free' ? [seat.id] : [])
      if (hall.statusOf(seat) !== 'free')
        await page
          .getByText(/^This seat is/)
          .last()
          .waitFor()
    })
  })

  test('SR03 seat map: after Escape the arrows move the map instead, and Enter takes up the seat again', async () => {
    await onPage('seats=3200', async (page, hall) => {
      const map = page.getByRole('application')
      await tabTo(page, 'application')
      await page.keyboard.press('Escape')
      expect(await map.getAttribute('aria-activedescendant')).toBeNull()
      for (let step = 0; step < 3; step++) await page.keyboard.press('+')
      await nextPictures(page)
      const before = await map.screenshot()
      await page.keyboard.press('ArrowRight')
      await nextPictures(page)
      expect((await map.screenshot()).equals(before)).toBe(false)
      await page.keyboard.press('Enter')
      await page.keyboard.press('Enter')
      expect((await hall.chosen()).length).toBe(1)
    })
  })

  test('SR03 seat map: in the list a seat is found by typing its name and chosen with keys alone', async () => {
    await onPage('seats=3200', async (page, hall) => {
      await page.getByText('List', { exact: true }).click()
      const wanted = hall.some('free', 150)
      await page
        .getByRole('group')
        .getByRole('button', { name: /^Row .* Stalls/ })
        .first()
        .focus()
      await page.keyboard.type(wanted.row + wanted.number)
      expect(await page.getByLabel('Row or seat').inputValue()).toBe(wanted.row + wanted.number)
      await page.keyboard.press('Enter')
      const seat = page
        .getByRole('button', { name: `Row ${wanted.row}, seat ${wanted.number},` })
        .and(page.locator(':focus'))
      await seat.waitFor()
      await page.keyboard.press(' ')
      expect([await hall.chosen(), await seat.getAttribute('aria-pressed')]).toEqual([[wanted.id], 'true'])
      await page.keyboard.press('ArrowDown')
      expect(await page.locator(':focus').getAttribute('aria-label')).not.toContain(`Row ${wanted.row},`)
      await page.keyboard.press('Enter')
      expect((await hall.chosen()).length).toBe(2)
      const inPage = await page.getByRole('listitem').count()
      expect(inPage).toBeLessThan(new Set(hall.seats.map((one) => one.areaId + one.row)).size)
    })
  })
})

describe('other ways', () => {
  test('SR03 seat map: a finger taps a seat, and where seats are too small the first tap comes closer', async () => {
    await onPage(
      'seats=3200',
      async (page, hall) => {
        const seat = hall.some('free', 200)
        const at = hall.place(seat)
        await page.touchscreen.tap(at.x, at.y)
        expect(await hall.chosen()).toEqual([])
        hall.view = zoomView(hall.view, 1.6 / hall.view.scale, hall.inMap(at), hall.bounds, hall.size)
        const closer = hall.place(seat)
        await page.touchscreen.tap(closer.x, closer.y)
        await page.waitForFunction(() => window.seats.selected.size === 1)
        expect(await hall.chosen()).toEqual([seat.id])
      },
      { hasTouch: true },
    )
  })

  test('SR03 seat map: two fingers spread zoom in between them, and moved together they move the map', async () => {
    await onPage(
      'seats=3200',
      async (page, hall) => {
        const seat = hall.some('free', 200)
        const at = hall.place(seat)
        const fingers = await touch(page)
        await fingers('touchStart', [at.x - 30, at.y], [at.x + 30, at.y])
        for (const spread of [45, 60, 75, 90]) await fingers('touchMove', [at.x - spread, at.y], [at.x + spread, at.y])
        for (const down of [10, 20, 30]) await fingers('touchMove', [at.x - 90, at.y + down], [at.x + 90, at.y + down])
        await fingers('touchEnd')
        expect(await hall.chosen()).toEqual([])
        // Three times as large, and thirty pixels further down: a tap finds the seat there at once.
        await page.touchscreen.tap(at.x, at.y + 30)
        await page.waitForFunction(() => window.seats.selected.size === 1)
        expect(await hall.chosen()).toEqual([seat.id])
      },
      { hasTouch: true },
    )
  })

  test('SR03 seat map: a pen draws a rectangle as the mouse does', async () => {
    await onPage('seats=618', async (page, hall) => {
      const box = { left: -60, top: 0, right: 60, bottom: 40 }
      const from = hall.place({ x: box.left, y: box.top })
      const to = hall.place({ x: box.right, y: box.bottom })
      const pen = await page.context().newCDPSession(page)
      const move = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', { x, y }: typeof from) =>
        pen.send('Input.dispatchMouseEvent', {
          type,
          x,
          y,
          button: 'left',
          buttons: 1,
          clickCount: 1,
          pointerType: 'pen',
        })
      await move('mousePressed', from)
      await move('mouseMoved', { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 })
      await move('mouseMoved', to)
      await move('mouseReleased', to)
      const inside = hall.seats.filter(
        (seat) => seat.x >= -60 && seat.x <= 60 && seat.y >= 0 && seat.y <= 40 && hall.statusOf(seat) === 'free',
      )
      expect(inside.length).toBeGreaterThan(3)
      expect(await hall.chosen()).toEqual(inside.map(({ id }) => id).toSorted())
    })
  })

  test('SR03 seat map: standing places are counted up and down, never beyond what is free', async () => {
    await onPage('seats=300&standing=1', async (page) => {
      const terrace = page.getByRole('group', { name: 'Standing, Terrace' })
      const more = terrace.getByRole('button', { name: 'One more, Terrace' })
      for (let step = 0; step < 32; step++) await more.click()
      expect(await terrace.textContent()).toContain('0 free')
      expect(await more.isDisabled()).toBe(true)
      await terrace.getByRole('button', { name: 'One fewer, Terrace' }).click()
      expect(await terrace.getByRole('status').textContent()).toBe('31')
    })
  })

  test('SR03 seat map: offline a seat held by another counter cannot be chosen, an unknown one can', async () => {
    await onPage('seats=618&offline=1', async (page, hall) => {
      const elsewhere = hall.seats.find((seat) => seat.x < -80 && hall.statusOf(seat) === 'free')
      const unknown = hall.seats.find((seat) => seat.x > 120 && hall.statusOf(seat) === 'free')
      if (!elsewhere || !unknown) throw new Error('the hall has no such seats')
      await hall.click(elsewhere)
      await hall.click(unknown)
      expect(await hall.chosen()).toEqual([unknown.id])
      await page.getByText('held by another counter').first().waitFor()
    })
  })

  test.each(['light', 'dark'])('SR03 seat map: axe finds nothing wrong with map and list (%s)', async (scheme) => {
    await onPage(`seats=618&standing=1&offline=1&scheme=${scheme}`, async (page, hall) => {
      await hall.click(hall.some('free', 5))
      expect(await violations(page)).toEqual([])
      await page.getByText('List', { exact: true }).click()
      await page.getByLabel('Row or seat').waitFor()
      expect(await violations(page)).toEqual([])
    })
  })
})

describe('best seats', () => {
  test('SR04 best seats: a digit chooses so many seats side by side, B as many again, and the line says where', async () => {
    await onPage('seats=618', async (page, hall) => {
      await tabTo(page, 'application')
      await page.keyboard.press('4')
      await page.getByText('4 seats chosen').waitFor()
      const chosen = await hall.chosenSeats()
      const numbers = chosen.map((seat) => Number(seat.number)).toSorted((a, b) => a - b)
      expect(new Set(chosen.map((seat) => seat.row)).size).toBe(1)
      expect((numbers[3] ?? 0) - (numbers[0] ?? 0)).toBe(3)
      expect(chosen.map((seat) => hall.statusOf(seat))).toEqual(['free', 'free', 'free', 'free'])
      await page.getByText(`Together in row ${chosen[0]?.row}.`).waitFor()
      await page.keyboard.press('2')
      await page.keyboard.press('b')
      await page.getByText('2 seats chosen').waitFor()
    })
  })

  test('SR04 best seats: in the wanted category; too many asked for is said and changes nothing', async () => {
    await onPage('seats=120&sold=0.5', async (page, hall) => {
      await page.getByRole('button', { name: 'C · 320 kr' }).click()
      await page.keyboard.press('2')
      await page.keyboard.press('b')
      await page.getByText('2 seats chosen').waitFor()
      const before = await hall.chosenSeats()
      expect(before.map((seat) => seat.category)).toEqual(['C', 'C'])
      await page.getByLabel('Number of seats').fill('90')
      await page.getByRole('button', { name: 'Best seats' }).click()
      await page.getByText('There are not 90 such seats free.').waitFor()
      expect(await hall.chosenSeats()).toEqual(before)
    })
  })

  test('SR04 best seats: a choice by hand that leaves one seat alone is told so', async () => {
    await onPage('seats=618&sold=0', async (page, hall) => {
      const second = hall.seats.find((seat) => seat.row === 'C' && seat.number === '2')
      if (!second) throw new Error('the hall has no seat C2')
      await hall.click(second)
      await page.getByText('Leaves one seat alone: row C, seat 1.').waitFor()
    })
  })
})

type Hall = Awaited<ReturnType<typeof readHall>>

async function onPage(
  query: string,
  act: (page: Page, hall: Hall) => Promise<void>,
  options?: BrowserContextOptions,
): Promise<void> {
  // Without glides the map is where it goes at once, so nothing has to be waited for.
  const page = await pages.open(query, { reducedMotion: 'reduce', ...options })
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  try {
    await act(page, await readHall(page))
    expect(faults).toEqual([])
  } finally {
    await page.context().close()
  }
}

/** Waits until the canvas has heard of its frame's new size, which the browser tells it in a frame of its own. */
function mapFits(page: Page) {
  return page.waitForFunction(() => {
    const frame = document.querySelector('[role=application]')
    const canvas = frame?.querySelector('canvas')
    return frame && canvas?.style.width === `${frame.clientWidth}px`
  })
}

/** The hall as the page has it, and where its seats are on the screen for the view the test believes in. */
async function readHall(page: Page) {
  const { plan, taken } = await page.evaluate(() => {
    const { plan, statusOf } = window.seats
    return { plan, taken: plan.seats.map((seat) => [seat.id, statusOf(seat.id)] as const) }
  })
  const statuses = new Map<string, SeatStatus>(taken)
  const { bounds } = drawHall(plan)
  const statusOf = (seat: Seat) => statuses.get(seat.id) ?? 'free'
  const hall = {
    seats: plan.seats,
    bounds,
    statusOf,
    size: { width: 0, height: 0 },
    corner: { x: 0, y: 0 },
    view: { scale: 1, x: 0, y: 0 } satisfies MapView,
    some: (status: SeatStatus, skip = 0) => {
      const seat = plan.seats.filter((one) => one.kind === 'normal' && statusOf(one) === status)[skip]
      if (!seat) throw new Error(`no seat is ${status}`)
      return seat
    },
    measure: async () => {
      const box = await page.getByRole('application').evaluate((map) => {
        const { left, top } = map.getBoundingClientRect()
        return {
          left: left + map.clientLeft,
          top: top + map.clientTop,
          width: map.clientWidth,
          height: map.clientHeight,
        }
      })
      hall.corner = { x: box.left, y: box.top }
      hall.size = { width: box.width, height: box.height }
      hall.view = fitView(bounds, hall.size)
    },
    inMap: (at: { x: number; y: number }) => ({ x: at.x - hall.corner.x, y: at.y - hall.corner.y }),
    place: (point: { x: number; y: number }) => {
      const at = toScreen(hall.view, point)
      return { x: at.x + hall.corner.x, y: at.y + hall.corner.y }
    },
    click: async (seat: Seat) => {
      const { x, y } = hall.place(seat)
      await page.mouse.click(x, y)
    },
    drag: async (box: { left: number; top: number; right: number; bottom: number }) => {
      const from = hall.place({ x: box.left, y: box.top })
      const to = hall.place({ x: box.right, y: box.bottom })
      await page.mouse.move(from.x, from.y)
      await page.mouse.down()
      await page.mouse.move(to.x, to.y, { steps: 5 })
      await page.mouse.up()
    },
    chosen: async () => (await page.evaluate(() => [...window.seats.selected])).toSorted(),
    chosenSeats: async () => {
      const ids = await page.evaluate(() => [...window.seats.selected])
      return plan.seats.filter((seat) => ids.includes(seat.id))
    },
  }
  await hall.measure()
  return hall
}

type FingerEvent = 'touchStart' | 'touchMove' | 'touchEnd'

/** Real touches, as the screen's driver reports them: the places of all fingers on it. */
async function touch(page: Page) {
  const session = await page.context().newCDPSession(page)
  return (type: FingerEvent, ...places: [number, number][]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: places.map(([x, y], id) => ({ x, y, id })) })
}

async function tabTo(page: Page, role: string): Promise<void> {
  for (let step = 0; step < 20; step++) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate(() => document.activeElement?.getAttribute('role'))) === role) return
  }
  throw new Error(`Tab does not reach a ${role}`)
}

/** A sharp picture takes a few frames; thirty are plenty, and a bound. */
async function nextPictures(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 30; frame++) await new Promise(requestAnimationFrame)
  })
}

function price(seat: Seat): string {
  return { A: '520 kr', B: '420 kr', C: '320 kr', D: '240 kr' }[seat.category] ?? ''
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { violations: found } = await window.axe.run()
    return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
  })
}

declare global {
  interface Window {
    axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
  }
}
