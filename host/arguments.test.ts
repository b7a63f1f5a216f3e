import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readArguments } from '#host/arguments.ts'

describe('what the host is started with', () => {
  it('serves by default, on a free port', () => {
    expect(readArguments(['--data', 'some/till', '--counter', 'B2'])).toMatchObject({
      command: 'serve',
      dataDirectory: resolve('some/till'),
      port: 0,
      counterCode: 'B2',
      isDemo: false,
    })
  })

  it('hands everything after import to the import', () => {
    expect(readArguments(['import', 'customers', 'a.csv', '--delimiter', ';']).rest).toEqual([
      'customers',
      'a.csv',
      '--delimiter',
      ';',
    ])
  })

  it.each([['--port', '99999'], ['--counter', 'a'], ['--unknown']])('refuses %s %s with a sentence', (...argv) => {
    expect(() => readArguments(argv)).toThrow(TypeError)
  })
})
