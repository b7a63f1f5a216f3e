// The layers of the program and what each may import: the table of docs/contributing.md as data, for the type
// check, the test projects and the tidy test.

export type Layer = {
  name: string
  /** Layers it may import by `#layer/…`, itself included; '*' is every layer. */
  layers: string[] | '*'
  /** Whether Node's own modules (`node:…`) may be imported. */
  mayUseNode: boolean
  /** Packages it may import, with everything below them; `@scope/*` is a whole scope, '*' is every package. */
  packages: string[] | '*'
}

const pure = ['zod', '@orpc/contract', 'libphonenumber-js']

export const layers: Layer[] = [
  { name: 'core', layers: ['core'], mayUseNode: false, packages: pure },
  { name: 'db', layers: ['core', 'db'], mayUseNode: true, packages: ['drizzle-orm', 'better-sqlite3'] },
  {
    name: 'drivers',
    layers: ['core', 'drivers'],
    mayUseNode: true,
    packages: ['serialport', 'iconv-lite', 'qrcode', 'zod'],
  },
  {
    name: 'host',
    layers: ['core', 'db', 'drivers', 'host'],
    mayUseNode: true,
    packages: ['@orpc/server', '@orpc/contract', '@orpc/client', 'ws', 'pino', 'csv-parse', 'iconv-lite', 'zod'],
  },
  {
    name: 'renderer',
    layers: ['core', 'renderer'],
    mayUseNode: false,
    packages: [
      ...['react', 'react-dom', 'react-i18next', 'i18next', 'zustand', 'zod', 'qrcode', 'libphonenumber-js'],
      ...['@mantine/*', '@tanstack/*', '@orpc/client', '@orpc/contract', '@orpc/tanstack-query'],
    ],
  },
  {
    name: 'electron',
    layers: ['core', 'electron'],
    mayUseNode: true,
    packages: ['electron', 'electron-updater', 'zod'],
  },
  { name: 'build', layers: '*', mayUseNode: true, packages: '*' },
  { name: 'tests', layers: '*', mayUseNode: true, packages: '*' },
]
