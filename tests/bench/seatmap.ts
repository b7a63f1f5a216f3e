// Whether panning and zooming a big hall is fluent: the real map in a headless Chromium without a graphics card, driven by
// real mouse and wheel events for some seconds.
//
// `frameP95Ms` is how often the screen gets a new picture: the time between two animation frames of the page while it is
// panned and zoomed, 95th percentile. The browser's clock of 60 Hz gives 16.67 ms with some jitter, also on an empty
// page, and a missed picture shows as 33 ms or more. So each interval is counted in whole ticks of 16.67 ms, rounded to the
// nearest: 16.9 ms is one tick, 33.1 ms is two. p95 <= 16.7 therefore says that at least 95 of 100 pictures came on
// the very next tick. `rawFrameP95Ms` is the same without rounding, `lateFrames` the share in per cent that missed a tick,
// `drawP95Ms` the time spent in the map's own drawing, and `idleP95Ms` the raw interval at rest, to see what the machine
// itself is good for.
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { startSeatPages } from '#tests/seat-map/seat-page.ts'

type Bench = {
  args: Record<string, unknown>
  figures: Record<string, number>
  goals: { figure: string; op: '<=' | '>='; value: number }[]
}
type Watched = { intervalsMs: number[]; drawMs: number[] }

const restMs = 1_500
const tickMs = 1000 / 60

/** `--seats 5000 --seconds 6`: the size of the hall, and for how long it is moved. */
export async function run(args: string[]): Promise<Bench> {
  const options = { seats: { type: 'string', default: '5000' }, seconds: { type: 'string', default: '6' } } as const
  const { values } = parseArgs({ args, options })
  const seats = Number(values.seats)
  const seconds = Number(values.seconds)
  const pages = await startSeatPages()
  try {
    const page = await pages.open(`seats=${seats}&only=map`)
    await page.waitForFunction(() => window.seats.drawMs.length > 0)
    const rest = await watch(page, () => page.waitForTimeout(restMs))
    const busy = await watch(page, () => move(page, seconds * 1000))
    const shown = await page.evaluate(() => window.seats.plan.seats.length)
    return {
      args: { seats, seconds },
      figures: figuresOf(shown, rest, busy),
      goals: [{ figure: 'frameP95Ms', op: '<=', value: 16.7 }],
    }
  } finally {
    await pages.close()
  }
}

/** Notes the time of every animation frame and of every drawing while something is done. */
async function watch(page: Page, act: () => Promise<void>): Promise<Watched> {
  const notes = await page.evaluateHandle(() => {
    window.seats.drawMs.length = 0
    const found = { intervalsMs: [] as number[], isOn: true }
    let lastMs: number | undefined
    const tick = (nowMs: number) => {
      if (lastMs !== undefined) found.intervalsMs.push(nowMs - lastMs)
      lastMs = nowMs
      if (found.isOn) requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
    return found
  })
  await act()
  return await notes.evaluate((found) => {
    found.isOn = false
    return { intervalsMs: found.intervalsMs, drawMs: [...window.seats.drawMs] }
  })
}

/** In and out with the wheel, and round in circles with the middle button held: what a hand does, without pause. */
async function move(page: Page, forMs: number): Promise<void> {
  const box = await page.getByRole('application').boundingBox()
  if (!box) throw new Error('the map is not on the page')
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const endMs = performance.now() + forMs
  for (let round = 0; performance.now() < endMs; round++) {
    await page.mouse.move(middle.x, middle.y)
    for (let step = 0; step < 12; step++) await page.mouse.wheel(0, round % 2 === 0 ? -90 : 90)
    await page.mouse.down({ button: 'middle' })
    for (let step = 0; step < 40; step++) {
      const angle = (step / 40) * Math.PI * 2
      await page.mouse.move(middle.x + Math.sin(angle) * 260, middle.y + (1 - Math.cos(angle)) * 120)
    }
    await page.mouse.up({ button: 'middle' })
  }
}

function figuresOf(seats: number, rest: Watched, busy: Watched): Record<string, number> {
  const ticks = busy.intervalsMs.map((ms) => Math.max(1, Math.round(ms / tickMs)))
  const late = ticks.filter((count) => count > 1).length
  if (busy.drawMs.length < busy.intervalsMs.length / 4)
    throw new Error('the map was hardly redrawn: nothing was measured')
  return {
    seats,
    frames: busy.intervalsMs.length,
    drawnFrames: busy.drawMs.length,
    frameP95Ms: rounded(percentile(ticks, 0.95) * tickMs),
    rawFrameP95Ms: rounded(percentile(busy.intervalsMs, 0.95)),
    lateFrames: rounded((late / ticks.length) * 100),
    drawP95Ms: rounded(percentile(busy.drawMs, 0.95)),
    idleP95Ms: rounded(percentile(rest.intervalsMs, 0.95)),
    drawsAtRest: rest.drawMs.length,
  }
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
