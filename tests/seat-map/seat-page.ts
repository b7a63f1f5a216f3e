// Builds the seat page once, serves it on 127.0.0.1 and opens it in a headless Chromium of its own.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { build, type InlineConfig, preview } from 'vite'
import { ensureChromium } from '#build/browser.ts'

export type SeatPages = {
  open: (query: string, options?: BrowserContextOptions) => Promise<Page>
  close: () => Promise<void>
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The browser's clock counts in tenths of a millisecond, which is too coarse for frames, except on a page that shares with none. */
const isolated = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' }

export async function startSeatPages(): Promise<SeatPages> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-seats-'))
  const root = join(import.meta.dirname, 'page')
  const config: InlineConfig = { configFile: false, root, plugins: [react()], logLevel: 'error' }
  await build({ ...config, build: { outDir: folder, emptyOutDir: true, minify: true, chunkSizeWarningLimit: 2000 } })
  const server = await preview({
    ...config,
    build: { outDir: folder },
    preview: { host: '127.0.0.1', port: 0, strictPort: false, headers: isolated },
  })
  const address = server.resolvedUrls?.local[0]
  if (!address) throw new Error('the seat page is not served')
  const browser: Browser = await chromium.launch({ executablePath: ensureChromium(), headless: true, args: flags })
  return {
    open: async (query, options) => {
      const context = await browser.newContext({ viewport: { width: 1180, height: 760 }, ...options })
      const page = await context.newPage()
      await page.goto(`${address}?${query}`)
      await page.waitForFunction(() => window.seats !== undefined)
      return page
    },
    close: async () => {
      await browser.close()
      await server.close()
      await rm(folder, { recursive: true })
    },
  }
}
