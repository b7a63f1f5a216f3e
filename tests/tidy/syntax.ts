// What may not be written at all: ways round the types, tests that do not run, the machine it was written on.
import { homedir } from 'node:os'
import { dirname } from 'node:path'
import { type ESTree, Visitor, type VisitorObject } from 'vite'
import { lineOf, type Rule, type Source } from './source.ts'

const root = dirname(dirname(import.meta.dirname))

export const syntaxRules: Rule[] = [
  { name: 'no default exports outside settings of tools', check: defaultExports },
  { name: 'no any, no "as unknown as", no "!"', check: typeHoles },
  { name: 'no silenced compiler', check: silencedCompiler },
  { name: 'no skipped and no focused tests', check: skippedTests },
  { name: 'no mocks of our own modules', check: ownMocks },
  { name: 'no paths of one machine', check: machinePaths },
]

function defaultExports(source: Source): string[] {
  if (/\.config\.ts$/.test(source.path)) return []
  const found: number[] = []
  visit(source, {
    ExportDefaultDeclaration: (node) => found.push(node.start),
    ExportSpecifier: (node) => {
      if (node.exported.type === 'Identifier' && node.exported.name === 'default') found.push(node.start)
    },
  })
  return at(source, found, 'exports by default: give it a name')
}

function typeHoles(source: Source): string[] {
  const found: number[] = []
  visit(source, {
    TSAnyKeyword: (node) => found.push(node.start),
    TSNonNullExpression: (node) => found.push(node.start),
    TSAsExpression: ({ expression, start }) => {
      if (expression.type === 'TSAsExpression' && expression.typeAnnotation.type === 'TSUnknownKeyword')
        found.push(start)
    },
  })
  return at(source, found, 'goes round the types')
}

function silencedCompiler(source: Source): string[] {
  // Expecting an error is how a test shows that something does not compile; elsewhere it hides one.
  const silencer = source.isTest ? /^[\s*]*@ts-(ignore|nocheck)/ : /^[\s*]*@ts-(ignore|nocheck|expect-error)/
  const found = source.comments.filter(({ value }) => silencer.test(value)).map(({ start }) => start)
  return at(source, found, 'silences the compiler')
}

function skippedTests(source: Source): string[] {
  if (!source.isTest) return []
  const found: number[] = []
  const words = /(^|\.)(skip|only|todo|skipIf|runIf|fails)$|^(xit|xtest|xdescribe|fit|fdescribe)$/
  visit(source, {
    CallExpression: ({ callee, arguments: given }) => {
      const name = textOf(source, callee)
      // What one system has and another lacks (a full disk as a file) can only be tested where it is.
      const isForOneSystem =
        /\.(skipIf|runIf)$/.test(name) && given.some((each) => /\bplatform\b/.test(textOf(source, each)))
      // A test that looks first and says what it lacks is counted as skipped, with its reason, where it does not run.
      const isSaidWhy = /^(?!test|it|describe)\w+\.skip$/.test(name) && given[0]?.type === 'Literal'
      if (words.test(name) && !isForOneSystem && !isSaidWhy) found.push(callee.start)
    },
  })
  return at(source, found, 'leaves tests out: a test runs or is deleted')
}

function ownMocks(source: Source): string[] {
  const found: number[] = []
  visit(source, {
    CallExpression: ({ callee, arguments: given, start }) => {
      const isMock = /^vi\.(mock|doMock)$/.test(textOf(source, callee))
      if (isMock && given[0] && /^(import\()?['"`][.#]/.test(textOf(source, given[0]))) found.push(start)
    },
  })
  return at(source, found, 'mocks a module of ours: fake the edge and run the middle for real')
}

function machinePaths(source: Source): string[] {
  const places = [root, dirname(root), homedir()].filter((place) => place.length > 3)
  const exact = places.map((place) => `${place}/`.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const usual = ['/(?:home|Users)/[A-Za-z]', '/root[/]', '[A-Z]:[\\\\]+Users[\\\\]']
  const any = new RegExp(`(?<![\\w.#-])(?:${[...exact, ...usual].join('|')})`, 'g')
  return at(
    source,
    [...source.text.matchAll(any)].map((match) => match.index),
    'names a path of one machine',
  )
}

function visit({ tree }: Source, visitor: VisitorObject): void {
  if (tree) new Visitor(visitor).visit(tree)
}

function at(source: Source, found: number[], words: string): string[] {
  return found.map((offset) => `line ${lineOf(source, offset)} ${words}`)
}

function textOf({ text }: Source, node: ESTree.Node): string {
  return text.slice(node.start, node.end)
}
