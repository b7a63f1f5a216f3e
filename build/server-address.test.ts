import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findServerAddress, forgetServerAddress, saveServerAddress } from './server-address.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'foyer-address-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

it('the server started last is found, until it ends; one that ended before it leaves its line alone', () => {
  const file = join(directory, 'new', 'server-address')
  const found = [findServerAddress(file)]
  saveServerAddress('http://127.0.0.1:4870', file)
  saveServerAddress('http://127.0.0.1:4871', file)
  forgetServerAddress('http://127.0.0.1:4870', file)
  found.push(findServerAddress(file))
  forgetServerAddress('http://127.0.0.1:4871', file)
  expect([...found, findServerAddress(file)]).toEqual([undefined, 'http://127.0.0.1:4871', undefined])
})
