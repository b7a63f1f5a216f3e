// How long a key press takes until its answer is painted: measured inside the page, from the moment the browser got the key
// to the end of the first frame in which the answer stands on the page. Nothing is dropped: a key whose answer was overtaken
// by the next key counts until the answer to what then stood there was painted, and a key without an answer is an error.
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type CDPSession, chromium, type Page } from 'playwright-core'
import { ensureChromium } from '#build/browser.ts'
import { getBundle, makeBundle } from '#build/bundles.ts'
import { startHost } from '#build/host-process.ts'
import { endGroup, root } from '#build/processes.ts'

export type SignedInPage = { page: Page; close(): Promise<void> }

/** The built page on a built host of its own for this data, with the bench's clerk signed in. @param hostArgs more words for the host */
export async function openPage(dataDirectory: string, hostArgs: readonly string[] = []): Promise<SignedInPage> {
  for (const name of ['renderer', 'host']) await makeBundle(getBundle(name))
  const where = ['--data', dataDirectory, '--renderer', join(root, 'dist/renderer')]
  const host = startHost([join(root, 'dist/host/main.js'), ...where, ...hostArgs])
  const url = await host.ready
  const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync']
  const browser = await chromium.launch({ executablePath: ensureChromium(), args })
  const close = async () => {
    await browser.close()
    await endGroup(host.child)
  }
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    await page.goto(url)
    await signIn(page)
    await page.evaluate(installStopWatch, answerMsMax)
    return { page, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function signIn(page: Page): Promise<void> {
  await page.getByText('Bench Clerk').first().waitFor()
  await page.keyboard.type('1234')
  await page.keyboard.press('Enter')
  await page.locator('#search-box').waitFor()
}

/** An answer that takes longer does not come. */
const answerMsMax = 20_000

type StopWatch = {
  /** When the browser got the last key. */
  keyMs: number
  /** Resolves with the milliseconds from the last key to the end of the first frame in which `selector` matches. */
  untilPainted(selector: string): Promise<number>
  waiting: Promise<number>[]
}

declare global {
  interface Window {
    stopWatch: StopWatch
  }
}

/** Runs in the page. */
function installStopWatch(msMax: number): void {
  window.addEventListener('keydown', ({ timeStamp }) => (window.stopWatch.keyMs = timeStamp), true)
  const untilPainted = (selector: string) => {
    const { keyMs } = window.stopWatch
    return new Promise<number>((resolve, reject) => {
      const bound = setTimeout(() => reject(new Error(`nothing matches ${selector}`)), msMax)
      let isDue = false
      const look = () => {
        isDue = false
        if (!document.querySelector(selector)) return
        observer.disconnect()
        clearTimeout(bound)
        afterFrame(() => resolve(performance.now() - keyMs))
      }
      // Looked at only in frames that the page draws anyway, because something changed.
      const lookInNextFrame = () => {
        if (!isDue) requestAnimationFrame(look)
        isDue = true
      }
      const observer = new MutationObserver(lookInNextFrame)
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
      lookInNextFrame()
    })
  }
  // A message posted while a frame is prepared is delivered when layout and painting of that frame are done.
  const afterFrame = (then: () => void) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = then
    port2.postMessage(null)
  }
  window.stopWatch = { keyMs: 0, untilPainted, waiting: [] }
}

/** Presses one key and times it until `selector` matches. Rejects when it never does. */
export async function timeKey(page: Page, key: string, selector: string): Promise<number> {
  await page.evaluate((wanted) => {
    const { stopWatch } = window
    const start = () => stopWatch.waiting.push(stopWatch.untilPainted(wanted))
    window.addEventListener('keydown', start, { capture: true, once: true })
  }, selector)
  await page.keyboard.press(key)
  const [tookMs] = await takeTimes(page)
  if (tookMs === undefined) throw new Error(`${key} did not reach the page`)
  return tookMs
}

/**
 * Types a text into the field that has the focus, one key every so many milliseconds whether the page is ready for it or
 * not, and times each key until `selector` matches. The selector has to say that what it matches answers the text as
 * it stands.
 */
export async function timeTyping(
  page: Page,
  keys: readonly { letter: string; pauseMs: number }[],
  selector: string,
): Promise<number[]> {
  await page.evaluate((wanted) => {
    const { stopWatch } = window
    window.oninput = () => stopWatch.waiting.push(stopWatch.untilPainted(wanted))
  }, selector)
  const session = await page.context().newCDPSession(page)
  const sent: Promise<void>[] = []
  let dueMs = performance.now()
  for (const { letter, pauseMs } of keys) {
    dueMs += pauseMs
    await wait(Math.max(0, dueMs - performance.now()))
    sent.push(pressLetter(session, letter))
  }
  await Promise.all(sent)
  const timesMs = await takeTimes(page)
  await session.detach()
  if (timesMs.length !== keys.length) throw new Error(`${timesMs.length} times for ${keys.length} keys`)
  return timesMs
}

/** Not Playwright's own press, which knows the letters of one keyboard only and waits for the page. */
async function pressLetter(session: CDPSession, letter: string): Promise<void> {
  const down = session.send('Input.dispatchKeyEvent', { type: 'keyDown', key: letter, text: letter })
  await Promise.all([down, session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter })])
}

function takeTimes(page: Page): Promise<number[]> {
  return page.evaluate(() => Promise.all(window.stopWatch.waiting.splice(0)))
}
