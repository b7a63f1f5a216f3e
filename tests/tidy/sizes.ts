// How big things may be: what ruins a project is its largest file, and in a file its largest function.
import { type ESTree, Visitor } from 'vite'
import { lineOf, type Rule, type Source } from './source.ts'

const FILE_LINES_MAX = 400
const TEST_FILE_LINES_MAX = 600
const FUNCTION_LINES_MAX = 60
const COMPONENT_LINES_MAX = 150

export const sizeRules: Rule[] = [
  { name: `files have at most ${FILE_LINES_MAX} lines, tests ${TEST_FILE_LINES_MAX}`, check: fileSize },
  {
    name: `functions have at most ${FUNCTION_LINES_MAX} lines, React components ${COMPONENT_LINES_MAX}`,
    check: functionSizes,
  },
]

type AnyFunction = ESTree.Function | ESTree.ArrowFunctionExpression

function fileSize({ path, lines, isTest }: Source): string[] {
  const linesMax = isTest ? TEST_FILE_LINES_MAX : FILE_LINES_MAX
  if (!/\.(ts|tsx|mjs|mts|css)$/.test(path) || lines <= linesMax) return []
  return [`has ${lines} lines, ${linesMax} is the ceiling: split it by feature`]
}

function functionSizes(source: Source): string[] {
  if (!source.tree) return []
  const found: string[] = []
  const names = new Map<ESTree.Node, string>()
  const groups = new Set<ESTree.Node>()
  const measure = (node: AnyFunction) => {
    const name = node.id?.name ?? names.get(node) ?? 'a function without a name'
    const isComponent = source.path.endsWith('.tsx') && /^[A-Z]/.test(name)
    const linesMax = isComponent ? COMPONENT_LINES_MAX : FUNCTION_LINES_MAX
    const start = lineOf(source, node.start)
    const lines = lineOf(source, node.end) - start + 1
    if (lines > linesMax && !groups.has(node))
      found.push(`${name} (line ${start}) has ${lines} lines, ${linesMax} is the ceiling`)
  }
  new Visitor({
    VariableDeclarator: (node) => {
      // `const Cart = memo(function …)` is as much a component as `const Cart = () => …`.
      const value = node.init?.type === 'CallExpression' ? node.init.arguments[0] : node.init
      if (value && node.id.type === 'Identifier') names.set(value, node.id.name)
    },
    CallExpression: (node) => {
      // The function given to `describe` holds tests, as a file does; it is bounded by the file's ceiling.
      if (source.isTest && /^describe\b/.test(calleeText(source, node)))
        for (const given of node.arguments) groups.add(given)
    },
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  }).visit(source.tree)
  return found
}

function calleeText({ text }: Source, { callee }: ESTree.CallExpression): string {
  return text.slice(callee.start, callee.end)
}
