import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { clerkFrom, findStaff } from '#db/staff.ts'
import { type Connection, connect, transports } from '#tests/contract/connect.ts'
import { ids, openTestCounter, type TestCounter } from '#tests/fixture/counter.ts'
import { uploadsOf } from '../import/uploads.ts'

const csv = 'Fornavn;Etternavn;E-post\nPer;Lund;per@example.com\nAnne;Berg;not an address\n;;nobody@example.com\n'

describe.each(transports)('over a %s', (transport) => {
  let counter: TestCounter
  let connection: Connection
  beforeEach(async () => {
    counter = await openTestCounter({ isSignedIn: false })
    signIn(ids.manager)
    connection = await connect(transport, counter.world)
  })
  afterEach(async () => {
    await connection.close()
    await counter.remove()
  })

  function signIn(staffId: string): void {
    const row = findStaff(counter.world.db.read, staffId)
    if (row) counter.world.session.enter(clerkFrom(row))
  }

  async function send(text: string, partBytes = 40): Promise<string> {
    const { fileImport } = connection.client
    const bytes = Buffer.from(text)
    const { importId } = await fileImport.begin({ kind: 'customers', fileName: 'list.csv', bytes: bytes.length })
    for (let offset = 0; offset < bytes.length; offset += partBytes) {
      await fileImport.upload({
        importId,
        offset,
        base64: bytes.subarray(offset, offset + partBytes).toString('base64'),
      })
    }
    return importId
  }

  const uploadsDirectory = () => join(counter.world.dataDirectory, 'uploads')

  test('PR10 import: a file is uploaded in parts, looked at, imported and reported, and then gone from the disk', async () => {
    const { fileImport } = connection.client
    const importId = await send(csv)
    const preview = await fileImport.preview({ importId, shape: null })
    expect(preview).toEqual({
      shape: { encoding: 'utf-8', delimiter: ';', hasHeader: true },
      header: ['Fornavn', 'Etternavn', 'E-post'],
      rows: [
        ['Per', 'Lund', 'per@example.com'],
        ['Anne', 'Berg', 'not an address'],
        ['', '', 'nobody@example.com'],
      ],
      columns: ['firstName', 'lastName', 'email'],
      counts: {},
    })
    await fileImport.start({ importId, shape: preview.shape, columns: preview.columns })
    await uploadsOf(counter.world).find(importId)?.ended
    const { state, created, refusedCount, warningCount, rowsTotal } = await fileImport.progress({ importId })
    expect({ state, created, refusedCount, warningCount, rowsTotal }).toEqual({
      state: 'done',
      created: 2,
      refusedCount: 1,
      warningCount: 1,
      rowsTotal: 3,
    })
    expect((await fileImport.report({ importId })).csv.split('\r\n')).toHaveLength(4)
    expect(readdirSync(uploadsDirectory()).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('PR10 import: parts out of order, a file too large and a start twice are refused', async () => {
    const { fileImport } = connection.client
    await expect(
      fileImport.begin({ kind: 'customers', fileName: 'x', bytes: 513 * 1024 * 1024 }),
    ).rejects.toMatchObject({ code: 'TOO_LARGE' })
    const { importId } = await fileImport.begin({ kind: 'customers', fileName: 'x', bytes: 10 })
    await expect(fileImport.upload({ importId, offset: 5, base64: 'AAAA' })).rejects.toMatchObject({
      code: 'OUT_OF_ORDER',
      data: { offset: 0 },
    })
    await expect(fileImport.start({ importId, shape: null, columns: [] })).rejects.toMatchObject({
      code: 'ALREADY_RUNNING',
    })
  })

  test('PR10 import: a cashier may not import', async () => {
    signIn(ids.cashier)
    await expect(send(csv)).rejects.toMatchObject({ code: 'NOT_ALLOWED', data: { right: 'import' } })
  })

  test('PR10 import: what an earlier run left behind is cleared before the first new file', async () => {
    mkdirSync(uploadsDirectory(), { recursive: true })
    const old = join(uploadsDirectory(), 'old.part')
    writeFileSync(old, csv)
    await send(csv)
    expect(existsSync(old)).toBe(false)
  })
})
