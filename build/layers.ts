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

/** What comes from outside a layer, be it a file, a wire or a person, is read with zod before it is believed. */
const edge = ['zod']

export const layers: Layer[] = [
  { name: 'core', layers: ['core'], mayUseNode: false, packages: ['@orpc/contract', 'libphonenumber-js', ...edge] },
  { name: 'db', layers: ['core', 'db'], mayUseNode: true, packages: ['drizzle-orm', 'better-sqlite3', ...edge] },
  {
    name: 'drivers',
    layers: ['core', 'drivers'],
    mayUseNode: true,
    packages: ['serialport', 'iconv-lite', 'qrcode', ...edge],
  },
  {
    name: 'host',
    layers: ['core', 'db', 'drivers', 'host'],
    mayUseNode: true,
    packages: ['@orpc/server', '@orpc/contract', '@orpc/client', 'ws', 'pino', 'csv-parse', 'iconv-lite', ...edge],
  },
  {
    name: 'renderer',
    layers: ['core', 'renderer'],
    mayUseNode: false,
    packages: [
      ...['react', 'react-dom', 'react-i18next', 'i18next', 'zustand', 'qrcode', 'libphonenumber-js', ...edge],
      ...['@mantine/*', '@tanstack/*', '@orpc/client', '@orpc/contract', '@orpc/tanstack-query'],
    ],
  },
  {
    name: 'electron',
    layers: ['core', 'electron'],
    mayUseNode: true,
    packages: ['electron', 'electron-updater', ...edge],
  },
  {
    name: 'server',
    layers: ['core', 'server'],
    mayUseNode: true,
    packages: [
      ...['@orpc/server', '@orpc/contract', '@orpc/openapi', '@orpc/zod', 'fastify', 'pino', ...edge],
      ...['drizzle-orm', 'pg', '@electric-sql/pglite', 'better-sqlite3'],
    ],
  },
  { name: 'build', layers: '*', mayUseNode: true, packages: '*' },
  { name: 'tests', layers: '*', mayUseNode: true, packages: '*' },
]
