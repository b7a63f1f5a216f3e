// How much JavaScript the page loads before it shows anything: the entry module, what its page preloads with it, and the
// texts of the clerk's language. Counted as it travels, compressed; of the languages the largest counts.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '#build/processes.ts'
import { asOne, type Step } from './step.ts'

/** 1 kB is 1,000 bytes. */
const firstPaintKilobytesMax = 400

export const firstPaintStep: Step = {
  name: 'JavaScript of the first paint',
  run: async () => asOne(checkFirstPaint(join(root, 'dist/renderer'), firstPaintKilobytesMax)),
}

/** @param folder the built page. Throws where it is not built as expected: a sum with a part missing would be too small. */
export function checkFirstPaint(folder: string, kilobytesMax: number): { exitCode: number; output: string } {
  const parts = [...modulesOf(folder), largestLanguage(folder)]
  const kilobytes = parts.reduce((sum, part) => sum + part.kilobytes, 0)
  const lines = parts.map((part) => `  ${part.kilobytes.toFixed(1).padStart(7)} kB  ${part.path}`)
  const sum = `The first paint loads ${kilobytes.toFixed(1)} kB of JavaScript; ${kilobytesMax} kB are allowed.`
  return { exitCode: kilobytes <= kilobytesMax ? 0 : 1, output: [sum, ...lines].join('\n') }
}

type Part = { path: string; kilobytes: number }

/** The modules the page itself names. */
function modulesOf(folder: string): Part[] {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const paths = [...page.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="\.\/([^"]+\.js)"/g)].map(
    ([, path]) => path ?? '',
  )
  if (!/<script\b/.test(page) || paths.length === 0) throw new Error('The built page names no script.')
  return paths.map((path) => partOf(folder, path))
}

/** Each language is a chunk of its own, made of `renderer/i18n/<language>/messages.ts` and named after it. */
function largestLanguage(folder: string): Part {
  const chunks = readdirSync(join(folder, 'assets')).filter((name) => /^messages-.+\.js$/.test(name))
  const [largest] = chunks
    .map((name) => partOf(folder, `assets/${name}`))
    .toSorted((one, other) => other.kilobytes - one.kilobytes)
  if (!largest) throw new Error('The built page has no chunk of texts.')
  return largest
}

function partOf(folder: string, path: string): Part {
  return { path, kilobytes: gzipSync(readFileSync(join(folder, path))).length / 1_000 }
}
