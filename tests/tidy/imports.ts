// What a file may import: by layer, by the way it is written, and no file that only passes things on.
import { builtinModules } from 'node:module'
import { dirname, posix } from 'node:path'
import { type ESTree, Visitor } from 'vite'
import { type Layer, layers } from '#build/layers.ts'
import type { Rule, Source } from './source.ts'

export const importRules: Rule[] = [
  { name: 'imports stay within what the layer may import', check: (source) => eachImport(source, outsideLayer) },
  { name: 'imports of our own files carry their ending', check: (source) => eachImport(source, withoutEnding) },
  { name: 'no import climbs two folders', check: (source) => eachImport(source, climbing) },
  { name: 'no barrels', check: barrel },
]

function eachImport(source: Source, check: (source: Source, specifier: string) => string | undefined): string[] {
  return importsOf(source).flatMap((specifier) => check(source, specifier) ?? [])
}

/** Every module a file names: imports, re-exports, `import()` of a fixed name, types by `import('…')`, require. */
function importsOf({ tree }: Source): string[] {
  const found: string[] = []
  if (!tree) return found
  const note = (node: ESTree.Node | null | undefined) => {
    if (node?.type === 'Literal' && typeof node.value === 'string') found.push(node.value)
  }
  new Visitor({
    ImportDeclaration: (node) => note(node.source),
    ExportNamedDeclaration: (node) => note(node.source),
    ExportAllDeclaration: (node) => note(node.source),
    ImportExpression: (node) => note(node.source),
    TSImportType: (node) => note(node.source),
    CallExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'require') note(node.arguments[0])
    },
  }).visit(tree)
  return found
}

function outsideLayer(source: Source, specifier: string): string | undefined {
  const layer = layers.find(({ name }) => source.path.startsWith(`${name}/`))
  // Tests may look at everything, as tests/ may; files at the root are settings of tools.
  if (!layer || source.isTest) return undefined
  if (specifier.startsWith('.')) return leavesLayer(source, layer, specifier)
  const ours = /^#([a-z]+)\//.exec(specifier)?.[1]
  if (ours)
    return layer.layers === '*' || layer.layers.includes(ours) ? undefined : `${layer.name} may not import ${specifier}`
  if (specifier.startsWith('node:')) return layer.mayUseNode ? undefined : `${layer.name} may not import ${specifier}`
  if (builtinModules.includes(specifier)) return `"${specifier}" is Node's: write "node:${specifier}"`
  return mayImportPackage(layer, specifier) ? undefined : `${layer.name} may not import ${specifier}`
}

function leavesLayer({ path }: Source, layer: Layer, specifier: string): string | undefined {
  const target = posix.join(dirname(path), specifier)
  return target.startsWith(`${layer.name}/`) ? undefined : `${specifier} leaves ${layer.name}/: write #${target}`
}

function mayImportPackage({ packages }: Layer, specifier: string): boolean {
  if (packages === '*') return true
  return packages.some((name) => {
    const prefix = name.endsWith('/*') ? name.slice(0, -1) : `${name}/`
    return specifier === name || specifier.startsWith(prefix)
  })
}

function withoutEnding(_source: Source, specifier: string): string | undefined {
  if (!/^[.#]/.test(specifier)) return undefined
  return /\.(ts|tsx|mjs|css|json|svg|png|woff2)(\?[a-z]+)?$/.test(specifier)
    ? undefined
    : `${specifier} lacks its ending`
}

function climbing(_source: Source, specifier: string): string | undefined {
  return specifier.startsWith('../../') ? `${specifier} climbs two folders: write #layer/…` : undefined
}

function barrel({ path, tree }: Source): string[] {
  const statements = tree?.body ?? []
  // What stands in for a package in a test has to have the package's shape.
  if (path.startsWith('tests/') && path.includes('/stand-in/')) return []
  if (statements.some((statement) => statement.type === 'ExportAllDeclaration' && !statement.exported)) {
    return ['passes on everything of another file: import from where it stands']
  }
  const isPassedOn = (statement: ESTree.Statement | ESTree.Directive | ESTree.ModuleDeclaration) =>
    statement.type === 'ExportNamedDeclaration' && !statement.declaration && statement.specifiers.length > 0
  const isOnlyThat = statements.every((statement) => statement.type === 'ImportDeclaration' || isPassedOn(statement))
  return isOnlyThat && statements.some(isPassedOn) ? ['only passes on what stands elsewhere: import from there'] : []
}
