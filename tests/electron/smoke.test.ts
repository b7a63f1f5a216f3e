// One look at Foyer in real Electron, where its program is installed; elsewhere it says that it did not run.
import { expect, test } from 'vitest'
import { findElectron } from '#build/electron-binary.ts'
import { notRun } from '#tests/not-run.ts'
import { smoke } from './smoke.ts'

test('Foyer starts in Electron, shows its page and has a running host', { timeout: 180_000 }, async (context) => {
  const program = findElectron()
  if (program === undefined) return notRun(context, 'no Electron binary')
  expect(await smoke(program)).toEqual({
    url: 'app://foyer/',
    title: 'Foyer',
    strangersInPage: [],
    isHostRunning: true,
    errors: [],
  })
})
