// The files of the repository as the tidy rules see them: path, text and, for code, the syntax tree.
import { globSync, readFileSync } from 'node:fs'
import { basename, join, posix, sep } from 'node:path'
import { type ESTree, type ParseResult, parseSync } from 'vite'

export type Source = {
  /** From the root of the repository, with `/` on every system. */
  path: string
  text: string
  lines: number
  isTest: boolean
  /** Only for .ts, .tsx and .mjs, as are its comments. */
  tree: ESTree.Program | undefined
  comments: ParseResult['comments']
}

/** Reports a breach: what is wrong, in words that say what to do; the path is put before it. */
export type Rule = { name: string; check(source: Source): string[] }

const textFiles = '**/*.{ts,tsx,mjs,mts,css,html,json,md,sql,yml,yaml}'
const notOurs = ['node_modules/**', 'dist/**', 'release/**', '.git/**', 'test-results/**', 'package-lock.json']

export function readSources(root: string): Source[] {
  const paths = globSync(textFiles, { cwd: root, exclude: notOurs })
  return paths.map((path) => asSource(path.split(sep).join(posix.sep), readFileSync(join(root, path), 'utf8')))
}

export function asSource(path: string, text: string): Source {
  const lines = text.replace(/\n$/, '').split('\n').length
  const isTest = /\.test\.tsx?$/.test(path)
  return { path, text, lines, isTest, ...parse(path, text) }
}

export function lineOf(source: Source, offset: number): number {
  return source.text.slice(0, offset).split('\n').length
}

function parse(path: string, text: string): Pick<Source, 'tree' | 'comments'> {
  if (!/\.(ts|tsx|mjs)$/.test(path)) return { tree: undefined, comments: [] }
  const { program, comments, errors } = parseSync(basename(path), text)
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0]?.message}`)
  return { tree: program, comments }
}
