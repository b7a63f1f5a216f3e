// axe-core over what is on the screen: WCAG 2.2, A and AA.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** One line per breach: the rule and where. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(source)
  // On a busy machine something may begin to move between one look and the next: still is what is still twice.
  for (let looks = 0; looks < 2; looks++) {
    await page.waitForFunction(isStill)
    await page.waitForTimeout(stillMs)
  }
  await page.waitForFunction(isStill)
  const { violations } = await page.evaluate<AxeResults, string[]>(
    (values) =>
      (globalThis as typeof globalThis & { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
        runOnly: values,
      }),
    rules,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => `${id}: ${target} ${any[0]?.message ?? ''}`),
  )
}

const stillMs = 100

/** What fades in is looked at when it is there: half transparent, nothing has contrast. Two frames later it has begun to. */
const isStill = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(
  document.getAnimations().every(({ playState, effect }) =>
    playState !== 'running' || effect?.getComputedTiming().iterations === Infinity) &&
  [...document.querySelectorAll('[role=dialog], [role=menu]')].every((each) => {
    for (let at = each; at; at = at.parentElement) if (getComputedStyle(at).opacity !== '1') return false
    return true
  })
))))`
