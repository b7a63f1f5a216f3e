// How long a key press takes until what it asked for is painted: measured inside the page, from the key's event to the
// second animation frame after the last change of the part that shows the answer.
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { ensureChromium } from '#build/browser.ts'
import { getBundle, makeBundle } from '#build/bundles.ts'
import { startHost } from '#build/host-process.ts'
import { endGroup, root } from '#build/processes.ts'

export type SignedInPage = { page: Page; close(): Promise<void> }

/** The built page on a host of its own for this data, with the bench's clerk signed in. */
export async function openPage(dataDirectory: string): Promise<SignedInPage> {
  await makeBundle(getBundle('renderer'))
  const where = ['--data', dataDirectory, '--renderer', join(root, 'dist/renderer')]
  const host = startHost([join(root, 'host/main.ts'), ...where])
  const url = await host.ready
  const args = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync']
  const browser = await chromium.launch({ executablePath: ensureChromium(), args })
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await page.goto(url)
  await page.getByText('Bench Clerk').first().waitFor()
  await page.keyboard.type('1234')
  await page.keyboard.press('Enter')
  await page.locator('#search-box').waitFor()
  const close = async () => {
    await browser.close()
    await endGroup(host.child)
  }
  return { page, close }
}

/** Installs the stop-watch: from now on every key press is timed until `selector`'s part has changed and is painted. */
export async function watchPaint(page: Page, selector: string): Promise<void> {
  await page.evaluate((watched) => {
    let pressedAtMs = 0
    const paintsMs: number[] = []
    Object.assign(window, { paintsMs })
    window.addEventListener('keydown', () => (pressedAtMs = performance.now()), true)
    new MutationObserver(() => {
      const from = pressedAtMs
      if (from === 0 || !document.querySelector(watched)) return
      requestAnimationFrame(() => {
        setTimeout(() => {
          if (from !== pressedAtMs) return
          paintsMs.push(performance.now() - from)
          pressedAtMs = 0
        })
      })
    }).observe(document.body, { childList: true, subtree: true, characterData: true })
  }, selector)
}

/** What was timed since the last call. */
export function takePaints(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const { paintsMs } = window as typeof window & { paintsMs?: number[] }
    return paintsMs?.splice(0) ?? []
  })
}
