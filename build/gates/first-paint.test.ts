import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { checkFirstPaint } from './first-paint.ts'

/** A built page; what is random does not get smaller by compression, so 1,000 bytes of it are about one kilobyte. */
function builtPage(kilobytes: Record<string, number>, page = links): string {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-first-paint-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), page)
  for (const [name, count] of Object.entries(kilobytes))
    writeFileSync(join(folder, 'assets', name), randomBytes(count * 1_000))
  return folder
}

const links = `<script type="module" crossorigin src="./assets/index-A.js"></script>
  <link rel="modulepreload" crossorigin href="./assets/Button-B.js">
  <link rel="stylesheet" crossorigin href="./assets/index-C.css">`
const parts = { 'index-A.js': 100, 'Button-B.js': 50, 'index-C.css': 500, 'SetupPlace-D.js': 500 }
const languages = { 'messages-E.js': 10, 'messages-F.js': 20 }

test.each([
  [171, 0],
  [169, 1],
])(
  'entry, preloaded modules and the largest language are 170 kB: with %d kB allowed the answer is %d',
  (max, exitCode) => {
    expect(checkFirstPaint(builtPage({ ...parts, ...languages }), max)).toEqual({
      exitCode,
      output: expect.stringMatching(/^The first paint loads 170\.\d kB/),
    })
  },
)

test('a page whose parts are not found is a mistake, not a small page', () => {
  expect(() => checkFirstPaint(builtPage(parts), 400)).toThrow('no chunk of texts')
  expect(() => checkFirstPaint(builtPage(languages, '<p>Nothing yet</p>'), 400)).toThrow('names no script')
})
