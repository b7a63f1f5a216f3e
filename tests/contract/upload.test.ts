// The page's own upload against the real host: what a disk refuses, an answer that gets lost, somebody who changes their mind.
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { clerkFrom, findStaff } from '#db/staff.ts'
import { uploadsOf } from '#host/import/uploads.ts'
import { beginUpload, giveUpUploading, goOnUploading, useUpload } from '#renderer/setup/import/upload.ts'
import { ids, openTestCounter, type TestCounter } from '#tests/fixture/counter.ts'
import { type Connection, connect } from './connect.ts'

let counter: TestCounter
let connection: Connection
beforeEach(async () => {
  counter = await openTestCounter({ isSignedIn: false })
  const row = findStaff(counter.world.db.read, ids.manager)
  if (row) counter.world.session.enter(clerkFrom(row))
  connection = await connect('WebSocket', counter.world)
})
afterEach(async () => {
  useUpload.setState({ upload: null })
  await connection.close()
  await counter.remove()
})

const text = 'Fornavn;Etternavn\nPer;Lund\n'
const file = () => new File([text], 'list.csv')
const onReady = () => Promise.resolve()
const current = () => uploadsOf(counter.world).current()
const importId = () => useUpload.getState().upload?.importId ?? ''
const pathOf = (id: string) => uploadsOf(counter.world).find(id)?.path ?? ''

test('PR10 import: a file is sent, and then it is the host that has it', async () => {
  const states: unknown[] = []
  await beginUpload(connection.client, 'customers', file(), async () => states.push(current()?.state))
  expect([states, useUpload.getState().upload, readFileSync(current()?.path ?? '', 'utf8')]).toEqual([
    ['ready'],
    null,
    text,
  ])
})

describe.runIf(process.platform === 'linux')('a disk that is full meanwhile', () => {
  beforeEach(async () => {
    // The host has heard of the file; from then on its disk takes nothing more.
    const { fileImport } = connection.client
    const begun = await fileImport.begin({ kind: 'customers', fileName: 'list.csv', bytes: text.length })
    rmSync(pathOf(begun.importId))
    symlinkSync('/dev/full', pathOf(begun.importId))
    useUpload.setState({ upload: { kind: 'customers', file: file(), ...begun, sentBytes: 0, error: null } })
    await goOnUploading(connection.client, onReady)
  })

  const makeRoom = () => {
    rmSync(pathOf(importId()))
    writeFileSync(pathOf(importId()), '')
  }

  test('PR10 import: the upload waits, says why, and goes on where it stood', async () => {
    const waiting = useUpload.getState().upload
    makeRoom()
    await goOnUploading(connection.client, onReady)
    expect([waiting, useUpload.getState().upload, current()?.state]).toEqual([
      expect.objectContaining({ sentBytes: 0, error: expect.objectContaining({ code: 'DISK_FULL' }) }),
      null,
      'ready',
    ])
  })

  test('PR10 import: a part that had arrived after all is not sent into the file twice', async () => {
    makeRoom()
    const base64 = Buffer.from(text.slice(0, 9)).toString('base64')
    await connection.client.fileImport.upload({ importId: importId(), offset: 0, base64 })
    await goOnUploading(connection.client, onReady)
    expect(readFileSync(current()?.path ?? '', 'utf8')).toBe(text)
  })

  test('PR10 import: given up, nothing of it is left', async () => {
    const id = importId()
    giveUpUploading(connection.client)
    await expect.poll(() => uploadsOf(counter.world).find(id)).toBeUndefined()
    expect(useUpload.getState().upload).toBeNull()
  })
})
