// axe-core over what is on the screen: WCAG 2.2, A and AA.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** One line per breach: the rule and where. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.waitForFunction(isStill)
  await page.evaluate(source)
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

/** What fades in is looked at when it is there: half transparent, nothing has contrast. Two frames later it has begun to. */
const isStill = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(
  document.getAnimations().every(({ playState, effect }) =>
    playState !== 'running' || effect?.getComputedTiming().iterations === Infinity) &&
  [...document.querySelectorAll('[role=dialog], [role=menu]')].every((each) => getComputedStyle(each).opacity === '1')
))))`
