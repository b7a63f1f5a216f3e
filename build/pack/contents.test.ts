// Each rule about the package is shown a bad list, so that a good report means something.
import { expect, test } from 'vitest'
import { type Expected, type PackedFile, rules } from './contents.ts'

const expected: Expected = { platform: 'linux-x64', migrations: ['0000_first.sql'], totalBytesMax: 10_000 }
const native = 'node_modules/better-sqlite3/prebuilds/linux-x64.node'

const file = (path: string, more: Partial<PackedFile> = {}): PackedFile => ({
  path,
  sizeBytes: 100,
  isUnpacked: false,
  ...more,
})
const good: PackedFile[] = [
  file('package.json'),
  file('dist/electron/main.js', { text: 'import { app } from "electron";\nimport { join } from "node:path";' }),
  file('dist/electron/preload.cjs'),
  file('dist/host/main.js', {
    text: 'import Database from "better-sqlite3";\nimport { Duplex } from "stream";\nconst a = "import x from y"',
  }),
  file('dist/renderer/index.html'),
  file('dist/renderer/assets/app.js'),
  file('dist/db/migrations/0000_first.sql'),
  file('dist/db/migrations/meta/_journal.json'),
  file('node_modules/better-sqlite3/lib/index.js'),
  file(native, { isUnpacked: true }),
]
const findings = (files: PackedFile[]) => rules.flatMap((rule) => rule.findings(files, expected))
const without = (path: string) => good.filter((one) => one.path !== path)

test('a good package has no findings', () => expect(findings(good)).toEqual([]))

test.each([
  ['without its main program', without('dist/electron/main.js'), ['dist/electron/main.js is missing']],
  ['without its preload script', without('dist/electron/preload.cjs'), ['dist/electron/preload.cjs is missing']],
  ['without its host', without('dist/host/main.js'), ['dist/host/main.js is missing']],
  ['without the page’s script', without('dist/renderer/assets/app.js'), ['a script of the page is missing']],
  [
    'without a migration',
    without('dist/db/migrations/0000_first.sql'),
    ['dist/db/migrations/0000_first.sql is missing'],
  ],
  ['without its native part', without(native), [`${native} is missing`]],
  [
    'with its native part inside the archive',
    [...without(native), file(native)],
    [`${native} is inside the archive, where the system cannot load it`],
  ],
  [
    'with a native part of another platform',
    [...good, file('node_modules/better-sqlite3/prebuilds/win32-x64.node', { isUnpacked: true })],
    ['node_modules/better-sqlite3/prebuilds/win32-x64.node is for another platform'],
  ],
  ['with a source', [...good, file('host/main.ts')], ['host/main.ts does not belong']],
  ['with a test', [...good, file('dist/tests/a.js')], ['dist/tests/a.js does not belong']],
  ['with a database', [...good, file('dist/host/foyer.db')], ['dist/host/foyer.db does not belong']],
  ['with a source map', [...good, file('dist/host/main.js.map')], ['dist/host/main.js.map carries the sources']],
  [
    'with a source map inside a script',
    [...good, file('dist/renderer/b.js', { text: '//# sourceMappingURL=data:application/json;base64,e30=' })],
    ['dist/renderer/b.js carries the sources'],
  ],
  ['with a development tool', [...good, file('node_modules/@biomejs/biome/a.js')], ['@biomejs/biome is packed']],
  [
    'with a bundle that needs more than is packed',
    [...without('dist/host/main.js'), file('dist/host/main.js', { text: 'import { z } from "zod";' })],
    ['dist/host/main.js imports zod, which is not packed'],
  ],
  [
    'with a bundle that starts a script that is not packed',
    [
      ...without('dist/host/main.js'),
      file('dist/host/main.js', { text: 'new URL(isSource ? "./backup.ts" : "./backup.js", import.meta.url)' }),
    ],
    ['dist/host/main.js starts dist/host/backup.js, which is not packed'],
  ],
  [
    'with an empty program',
    [...without('dist/host/main.js'), file('dist/host/main.js', { sizeBytes: 0 })],
    ['dist/host/main.js is empty'],
  ],
  [
    'that is too large',
    [...good, file('dist/renderer/film.webp', { sizeBytes: 10_000 })],
    ['11000 bytes are more than 10000'],
  ],
])('a package %s is found out', (_what, files, found) => expect(findings(files)).toEqual(found))

test('a check that knows no migrations does not call them complete', () =>
  expect(rules.flatMap((rule) => rule.findings(good, { ...expected, migrations: [] }))).toEqual([
    'no migration is known to look for',
  ]))
