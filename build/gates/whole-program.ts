// The steps of `npm test` that are not vitest's: the bundles the end-to-end tests run, the browser they run in,
// and the check of what would be packed.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium } from '#build/browser.ts'
import { bundles, makeBundle } from '#build/bundles.ts'
import { node, root, runTool } from '#build/processes.ts'
import { testFiles } from '#build/test-projects.ts'
import { asOne, type Step, type StepResult } from './step.ts'

export const bundlesStep: Step = { name: 'bundles', run: makeBundles }
export const browserStep: Step = { name: 'browser for the tests', run: findBrowser }
export const packStep: Step = { name: 'pack check', run: checkPack }

async function makeBundles(): Promise<StepResult> {
  const missing: string[] = []
  let passed = 0
  for (const bundle of bundles) {
    if ((await makeBundle(bundle)) === 'not written yet') missing.push(`${bundle.name} (${bundle.entry})`)
    else passed += 1
  }
  if (missing.length > 0) console.log(`     not written yet: ${missing.join(', ')}`)
  return passed === 0 ? 'none yet' : { passed, failed: 0, notRun: [] }
}

async function findBrowser(): Promise<StepResult> {
  if (testFiles('e2e').length === 0) return 'none yet'
  // For the tests, which would look for one themselves otherwise, once per file.
  process.env.FOYER_CHROMIUM = ensureChromium()
  return { passed: 1, failed: 0, notRun: [] }
}

async function checkPack(): Promise<StepResult> {
  const script = join(root, 'build/pack-check.ts')
  return existsSync(script) ? asOne(await runTool(node, [script])) : 'none yet'
}
