import { join } from 'node:path'
import { expect, test } from 'vitest'
import { explain, projectNode, whyInstall } from './install.mjs'

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/only-on-windows': { version: '1.0.0', optional: true },
  },
}

test('nothing is installed again when every wanted package is there in its version', () => {
  expect(whyInstall(wanted, { packages: { 'node_modules/zod': { version: '4.6.7' } } })).toBeUndefined()
})

test.each([
  ['there is no node_modules', undefined, 'nothing is installed yet'],
  ['a package is missing', { packages: {} }, 'node_modules/zod is missing'],
  [
    'a package is older than the lock file says',
    { packages: { 'node_modules/zod': { version: '4.6.0' } } },
    'node_modules/zod is 4.6.0, wanted is 4.6.7',
  ],
])('an installation is due when %s', (_case, installed, why) => {
  expect(whyInstall(wanted, installed)).toBe(why)
})

test('an unreachable registry is said in plain words, with the last words of npm below', () => {
  const said = explain({ stderr: 'npm error code ENOTFOUND\nnpm error network request failed' }, 'npm failed')
  expect(said).toBe(
    'npm failed: the package registry cannot be reached. Check the network and `npm config get registry`, then try again.\n' +
      'npm error code ENOTFOUND\nnpm error network request failed',
  )
})

test('a missing npm is said in plain words', () => {
  const error = Object.assign(new Error('spawn npm ENOENT'), { code: 'ENOENT' })
  expect(explain({ error }, 'npm failed')).toMatch('npm was not found on the PATH')
})

test('the Node of the project is an .exe on Windows', () => {
  expect([projectNode('r', 'win32'), projectNode('r', 'linux')]).toEqual([
    join('r', 'node_modules', 'node', 'bin', 'node.exe'),
    join('r', 'node_modules', 'node', 'bin', 'node'),
  ])
})
