import { expect, test } from 'vitest'
import { hostArguments, readCommandLine } from './command-line.ts'

test('PR08 inviting: an invited counter in Electron hands server and code to the host, and makes no demo', () => {
  const line = readCommandLine(['--data=/d', '--server=https://box.example.no', '--invitation=A1B2'], '/u')
  expect(hostArguments(line)).toEqual([
    ...['--data', '/d', '--shell', 'electron'],
    ...['--server', 'https://box.example.no', '--invitation', 'A1B2'],
  ])
})

test('PR08 inviting: without a server nothing is said of one', () => {
  expect(hostArguments(readCommandLine(['--demo', '--invitation=A1B2'], '/u'))).toEqual([
    ...['--data', '/u/data', '--shell', 'electron', '--demo'],
  ])
})
