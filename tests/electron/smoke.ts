// The real thing: Electron's own program, the built shell, host and page. Playwright drives it. For machines that have
// the program; the test beside this file says so where it is not.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron } from 'playwright-core'
import { bundles, makeBundle } from '#build/bundles.ts'
import { root } from '#build/processes.ts'
import type { FoyerShell } from '#core/protocol/shell-channels.ts'

export interface Smoke {
  url: string
  title: string
  /** What a page must not have: Node, Electron, or a way out. */
  strangersInPage: string[]
  isHostRunning: boolean
  errors: string[]
}

/** @param program Electron's executable. Builds what is not built, starts Foyer with data of its own, and looks. */
export async function smoke(program: string): Promise<Smoke> {
  for (const bundle of bundles) await makeBundle(bundle)
  const dir = mkdtempSync(join(tmpdir(), 'foyer-smoke-'))
  const app = await _electron.launch({
    executablePath: program,
    cwd: root,
    args: ['.', `--data=${join(dir, 'data')}`, `--user-data-dir=${join(dir, 'profile')}`, '--demo', ...asRoot()],
  })
  try {
    const page = await app.firstWindow()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await page.waitForLoadState('load')
    const seen = await page.evaluate(lookAround)
    return { url: page.url(), title: await page.title(), errors, ...seen }
  } finally {
    await app.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

/** Runs inside the page. */
async function lookAround(): Promise<{ strangersInPage: string[]; isHostRunning: boolean }> {
  const strangersInPage = ['process', 'require', 'module', 'Buffer', 'electron'].filter((name) => name in globalThis)
  const isHostRunning = await new Promise<boolean>((resolve) => {
    const { foyerShell } = globalThis as { foyerShell?: FoyerShell }
    foyerShell?.onHostState((state) => (state === 'running' ? resolve(true) : undefined))
    setTimeout(() => resolve(false), 30_000)
  })
  return { strangersInPage, isHostRunning }
}

/** Chromium refuses to run its sandbox as root, which is what a container's user often is. */
function asRoot(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}
