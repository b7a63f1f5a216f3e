// One look at Foyer in real Electron, where its program is installed; elsewhere this counts as skipped, never as passed.
import { expect, test } from 'vitest'
import { findElectron } from '#build/electron-binary.ts'
import { smoke } from './smoke.ts'

test('Foyer starts in Electron, shows its page and has a running host', { timeout: 180_000 }, async (context) => {
  const program = findElectron()
  if (program === undefined) return context.skip('not run, no Electron binary')
  expect(await smoke(program)).toEqual({
    url: 'app://foyer/',
    title: 'Foyer',
    strangersInPage: [],
    isHostRunning: true,
    errors: [],
  })
})
