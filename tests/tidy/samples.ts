// Small bad files, at least one for every rule: what each rule has to report, and beside it what it has to let
// pass. This is how a rule is seen failing before it is trusted.
import { asSource, type Source } from './source.ts'

export type Sample = { rule: string; source: Source; reports: string | undefined }

const lines = (count: number, line: string) => Array.from({ length: count }, () => line).join('\n')
const longFunction = (head: string, count: number) => `${head} {\n${lines(count - 2, '  work()')}\n}\n`
const aHome = ['', 'home', 'kim', 'foyer'].join('/')

export const samples: Sample[] = [
  ...of('imports stay within what the layer may import', [
    ['core/domain/sale.ts', `import { readFileSync } from 'node:fs'`, 'core may not import node:fs'],
    ['core/domain/sale.ts', `import type { Tx } from '#db/database.ts'`, 'core may not import #db/database.ts'],
    ['core/domain/sale.ts', `export { open } from '../../db/open.ts'`, 'leaves core/: write #db/open.ts'],
    ['db/sale.ts', `import { app } from 'electron'`, 'db may not import electron'],
    ['host/main.ts', `const electron = await import('electron')`, 'host may not import electron'],
    ['host/main.ts', `import fs from 'fs'`, 'write "node:fs"'],
    [
      'renderer/sale/Cart.tsx',
      `type Db = import('#db/database.ts').Database`,
      'renderer may not import #db/database.ts',
    ],
    ['electron/main.ts', `const host = require('#host/main.ts')`, 'electron may not import #host/main.ts'],
    ['host/main.ts', `import { x } from '#tests/e2e/counter.ts'`, 'host may not import #tests/e2e/counter.ts'],
    ['renderer/ui/Page.tsx', `import { Button } from '@mantine/core'`, undefined],
    ['db/sale.ts', `import { eq } from 'drizzle-orm/sqlite-core'`, undefined],
    ['db/sale.test.ts', `import { counter } from '#tests/e2e/counter.ts'`, undefined],
  ]),
  ...of('imports of our own files carry their ending', [
    ['core/domain/sale.ts', `import { Money } from './money'`, './money lacks its ending'],
    ['renderer/ui/Page.tsx', `import './page.css'`, undefined],
  ]),
  ...of('no import climbs two folders', [
    ['core/domain/a/sale.ts', `import { Money } from '../../money.ts'`, 'climbs two folders'],
    ['core/domain/sale.ts', `import { Money } from '../money.ts'`, undefined],
  ]),
  ...of('no barrels', [
    ['core/domain/domain.ts', `export * from './money.ts'`, 'passes on everything'],
    ['core/domain/domain.ts', `export { Money } from './money.ts'`, 'only passes on'],
    ['core/domain/domain.ts', `import { Money } from './money.ts'\nexport { Money }`, 'only passes on'],
    ['core/domain/domain.ts', `export { Money } from './money.ts'\nexport const zero = 0`, undefined],
    ['tests/electron/stand-in/electron.ts', `export { app } from './app.ts'`, undefined],
  ]),
  ...of('files have at most 400 lines, tests 600', [
    ['core/domain/sale.ts', lines(401, '//'), 'has 401 lines, 400 is the ceiling'],
    ['renderer/ui/page.css', lines(401, 'a {}'), 'has 401 lines'],
    ['core/domain/sale.test.ts', lines(601, '//'), 'has 601 lines, 600 is the ceiling'],
    ['core/domain/sale.ts', `${lines(400, '//')}\n`, undefined],
    ['docs/handbook.md', lines(900, 'text'), undefined],
  ]),
  ...of('functions have at most 60 lines, React components 150', [
    ['core/domain/sale.ts', longFunction('function price()', 61), 'price (line 1) has 61 lines, 60 is the ceiling'],
    ['core/domain/sale.ts', longFunction('const price = () =>', 61), 'price (line 1) has 61 lines'],
    ['core/domain/sale.ts', `class Till {\n${longFunction('price()', 61)}}`, 'has 61 lines'],
    [
      'renderer/sale/Cart.tsx',
      longFunction('export const Cart = () =>', 151),
      'Cart (line 1) has 151 lines, 150 is the ceiling',
    ],
    ['renderer/sale/Cart.tsx', longFunction('function useCart()', 61), 'useCart (line 1) has 61 lines'],
    ['core/domain/sale.test.ts', `test('sells', ${longFunction('() =>', 61)})`, 'has 61 lines'],
    ['core/domain/sale.ts', longFunction('function price()', 60), undefined],
    ['renderer/sale/Cart.tsx', longFunction('export function Cart()', 150), undefined],
    ['core/domain/sale.test.ts', `describe('selling', ${longFunction('() =>', 61)})`, undefined],
  ]),
  ...of('no default exports outside settings of tools', [
    ['core/domain/sale.ts', 'export default function sell() {}', 'line 1 exports by default'],
    ['core/domain/sale.ts', 'const sell = 1\nexport { sell as default }', 'line 2 exports by default'],
    ['vite.config.ts', 'export default {}', undefined],
  ]),
  ...of('no any, no "as unknown as", no "!"', [
    ['core/domain/sale.ts', 'const a: any = 1', 'line 1 goes round the types'],
    ['core/domain/sale.ts', 'const a: Record<string, any[]> = {}', 'goes round the types'],
    ['core/domain/sale.ts', 'const a = b as unknown as Money', 'goes round the types'],
    ['core/domain/sale.ts', 'const a = seats[0]!.row', 'goes round the types'],
    ['core/domain/sale.ts', 'const a: unknown = "any as unknown as"', undefined],
  ]),
  ...of('no silenced compiler', [
    ['core/domain/sale.ts', '// @ts-expect-error\nsell()', 'line 1 silences the compiler'],
    ['core/domain/sale.test.ts', 'sell() // @ts-ignore', 'silences the compiler'],
    ['core/domain/sale.test.ts', '// @ts-expect-error an async transaction does not compile\nsell()', undefined],
  ]),
  ...of('no skipped and no focused tests', [
    ['core/sale.test.ts', `test.skip('sells', () => {})`, 'line 1 leaves tests out'],
    ['core/sale.test.ts', `describe.only('selling', () => {})`, 'leaves tests out'],
    ['core/sale.test.ts', `it.skipIf(onWindows)('sells', () => {})`, 'leaves tests out'],
    ['core/sale.test.ts', `test.todo('sells')`, 'leaves tests out'],
    ['core/sale.test.ts', `xit('sells', () => {})`, 'leaves tests out'],
    ['core/sale.test.ts', `test('sells', (t) => t.skip())`, 'leaves tests out'],
    ['core/sale.test.ts', `test('sells only once', () => {})`, undefined],
    ['core/sale.test.ts', `test('sells', (context) => context.skip('no printer here'))`, undefined],
    ['core/sale.test.ts', `test.runIf(process.platform === 'linux')('sells', () => {})`, undefined],
  ]),
  ...of('no mocks of our own modules', [
    ['host/sale.test.ts', `vi.mock('#db/open.ts')`, 'line 1 mocks a module of ours'],
    ['host/sale.test.ts', `vi.mock(import('./sale.ts'))`, 'mocks a module of ours'],
    ['electron/main.test.ts', `vi.mock('electron')`, undefined],
  ]),
  ...of('no paths of one machine', [
    ['docs/handbook.md', `Open ${aHome} and start.`, 'line 1 names a path of one machine'],
    ['build/start.ts', `const root = '${aHome}'`, 'names a path of one machine'],
    ['docs/handbook.md', String.raw`Start it in ${'C:'}\Users\kim.`, 'names a path of one machine'],
    ['docs/handbook.md', 'See docs/home/start.md.', undefined],
  ]),
  ...of('files are named kebab-case.ts and PascalCase.tsx', [
    ['core/domain/bestSeats.ts', '', 'is not named kebab-case.ts'],
    ['renderer/sale/seat-map.tsx', '', 'is not named PascalCase.tsx'],
    ['renderer/sale/SeatMap.test.tsx', '', undefined],
    ['renderer/document/pictures.test.tsx', '', undefined],
    ['core/domain/best-seats.test.ts', '', undefined],
  ]),
  ...of('no file is named by kind', [
    ['core/domain/utils.ts', '', 'is named by kind'],
    ['core/domain/seat-helpers.ts', '', 'is named by kind'],
    ['host/SessionManager.ts', '', 'is named by kind'],
    ['core/domain/price-types-of-hall.ts', '', undefined],
  ]),
  ...of('every test file runs in exactly one project', [
    ['tests/forgotten/sale.test.ts', '', 'is run by no project'],
    ['core/domain/sale.test.ts', '', undefined],
  ]),
]

function of(rule: string, rows: [path: string, text: string, reports: string | undefined][]): Sample[] {
  return rows.map(([path, text, reports]) => ({ rule, source: asSource(path, text), reports }))
}
