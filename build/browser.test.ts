import { expect, test } from 'vitest'
import { findChromium, type Machine } from './browser.ts'

const machine = (platform: NodeJS.Platform, env: Machine['env'], ...programs: string[]): Machine => ({
  platform,
  env,
  isProgram: (path) => programs.includes(path),
})

test.each([
  [
    'Linux, on the PATH',
    machine('linux', { PATH: '/opt/own/bin' }, '/opt/own/bin/google-chrome'),
    '/opt/own/bin/google-chrome',
  ],
  ['Linux, beside the PATH', machine('linux', {}, '/snap/bin/chromium'), '/snap/bin/chromium'],
  [
    'macOS, in the home folder',
    machine('darwin', { HOME: '/own/kim' }, '/own/kim/Applications/Chromium.app/Contents/MacOS/Chromium'),
    '/own/kim/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  [
    'Windows, which always has Edge',
    machine(
      'win32',
      { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' },
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    ),
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
])('a browser is found on %s', (_case, on, path) => {
  expect(findChromium(on)).toBe(path)
})

test('a browser that was named wins over those installed', () => {
  const on = machine('linux', { FOYER_CHROMIUM: '/own/chrome', PATH: '/usr/bin' }, '/own/chrome', '/usr/bin/chromium')
  expect(findChromium(on)).toBe('/own/chrome')
})

test('a named browser that is not there is not quietly replaced by another', () => {
  expect(
    findChromium(machine('linux', { FOYER_CHROMIUM: '/gone', PATH: '/usr/bin' }, '/usr/bin/chromium')),
  ).toBeUndefined()
})
