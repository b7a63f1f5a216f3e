// The stand-in for Electron's program carries the fuses as Electron ships them: all the wrong way round for Foyer.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findWrongFuses } from './fuses.ts'
import { makeRuntimeStandIn } from './runtime-stand-in.ts'

const folder = mkdtempSync(join(tmpdir(), 'foyer-fuses-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('fuses nobody has set are found out', async () => {
  makeRuntimeStandIn(folder)
  expect(await findWrongFuses(join(folder, 'electron'))).toEqual([
    'the fuse RunAsNode is not off',
    'the fuse EnableCookieEncryption is not on',
    'the fuse EnableNodeOptionsEnvironmentVariable is not off',
    'the fuse EnableNodeCliInspectArguments is not off',
    'the fuse EnableEmbeddedAsarIntegrityValidation is not on',
    'the fuse OnlyLoadAppFromAsar is not on',
    'the fuse GrantFileProtocolExtraPrivileges is not off',
  ])
})
