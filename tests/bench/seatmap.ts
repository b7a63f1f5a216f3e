// Whether panning and zooming a big hall is fluent: the real map in a headless Chromium without a graphics card, driven by
// real mouse and wheel events for some seconds, several times, each time after a moment of rest.
//
// `frameP95Ms` is the time between two pictures of the page while it is panned and zoomed, 95th percentile, as the browser
// gives it: its clock of 60 Hz makes that 16.6 to 16.8 ms, and 33 ms or more where a picture was missed. `restFrameP95Ms` is
// the same at rest, to see what the machine itself is good for. `lateFramesPercent` is the share of pictures that came a tick
// or more late, and `drawP95Ms` what the map's own drawing takes: half a tick leaves room for everything else of a frame.
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { overRuns, percentile } from '#tests/bench/shared/percentile.ts'
import { startSeatPages } from '#tests/seat-map/seat-page.ts'

type Watched = { intervalsMs: number[]; drawMs: number[] }
type Run = { rest: Watched; busy: Watched }

const runs = 3
const restMs = 1_500
const tickMs = 1000 / 60

/** `--seats 5000 --seconds 6`: the size of the hall, and for how long it is moved in each run. */
export async function run(args: string[]) {
  const options = { seats: { type: 'string', default: '5000' }, seconds: { type: 'string', default: '6' } } as const
  const { values } = parseArgs({ args, options })
  const seats = Number(values.seats)
  const seconds = Number(values.seconds)
  const pages = await startSeatPages()
  try {
    const page = await pages.open(`seats=${seats}&only=map`)
    await page.waitForFunction(() => window.seats.drawMs.length > 0)
    const watched: Run[] = []
    for (let n = 0; n < runs; n++) {
      const rest = await watch(page, () => page.waitForTimeout(restMs))
      watched.push({ rest, busy: await watch(page, () => move(page, seconds * 1000)) })
    }
    const shown = await page.evaluate(() => window.seats.plan.seats.length)
    const goals = [
      { figure: 'frameP95Ms', op: '<=' as const, value: 16.7 },
      { figure: 'lateFramesPercent', op: '<=' as const, value: 5 },
      { figure: 'drawP95Ms', op: '<=' as const, value: 8 },
    ]
    return { args: { seats, seconds }, figures: figuresOf(shown, watched), goals }
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

function figuresOf(seats: number, watched: readonly Run[]): Record<string, number> {
  for (const { busy } of watched) {
    if (busy.drawMs.length < busy.intervalsMs.length / 4)
      throw new Error('the map was hardly redrawn: nothing was measured')
  }
  const over = (of: (run: Run) => number) => Math.round(overRuns(watched, of) * 100) / 100
  return {
    seats,
    runs,
    frames: watched.reduce((sum, { busy }) => sum + busy.intervalsMs.length, 0),
    drawnFrames: watched.reduce((sum, { busy }) => sum + busy.drawMs.length, 0),
    frameP95Ms: over(({ busy }) => percentile(busy.intervalsMs, 0.95)),
    lateFramesPercent: over(({ busy }) => lateShare(busy.intervalsMs) * 100),
    drawP95Ms: over(({ busy }) => percentile(busy.drawMs, 0.95)),
    restFrameP95Ms: over(({ rest }) => percentile(rest.intervalsMs, 0.95)),
    restLateFramesPercent: over(({ rest }) => lateShare(rest.intervalsMs) * 100),
    drawsAtRest: watched.reduce((sum, { rest }) => sum + rest.drawMs.length, 0),
  }
}

/** Half a tick of jitter is none; more means that a tick went by without a picture. */
function lateShare(intervalsMs: readonly number[]): number {
  return intervalsMs.filter((ms) => ms > 1.5 * tickMs).length / intervalsMs.length
}
