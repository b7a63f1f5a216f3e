import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ImportKind } from '#core/contract/import.ts'
import { clerkFrom, findStaff } from '#db/staff.ts'
import { type Connection, connect, transports } from '#tests/contract/connect.ts'
import { ids, openTestCounter, type TestCounter } from '#tests/fixture/counter.ts'
import { uploadsOf } from '../import/uploads.ts'

const partBytes = 40
const csv = 'Fornavn;Etternavn;E-post\nPer;Lund;per@example.com\nAnne;Berg;not an address\n;;nobody@example.com\n'

const aPerformance = {
  code: 'x',
  hall: 'NOWHERE',
  title: 'Hedda Gabler',
  organiser: 'House',
  startsAt: '2026-12-05T19:30',
  vatCode: '0',
  prices: { A: { adult: 100 } },
}

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

  async function send(text: string, { kind = 'customers' }: { kind?: ImportKind } = {}): Promise<string> {
    const { fileImport } = connection.client
    const bytes = Buffer.from(text)
    const { importId } = await fileImport.begin({ kind, fileName: 'list.csv', bytes: bytes.length })
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
    expect(await fileImport.current()).toMatchObject({
      importId,
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

  test('PR10 import: whoever comes to the screen finds the import that runs, then what became of it, until it is put away', async () => {
    const { fileImport } = connection.client
    const seen = async () => (await fileImport.current())?.state ?? null
    const before = await seen()
    const importId = await send(csv)
    const looking = await seen()
    await fileImport.start({ importId, shape: null, columns: [] })
    signIn(ids.cashier)
    signIn(ids.manager)
    const running = await seen()
    const refused = await fileImport.forget({ importId }).catch(({ code }: { code: string }) => code)
    await uploadsOf(counter.world).find(importId)?.ended
    const ended = await seen()
    await fileImport.forget({ importId })
    expect({ before, looking, running, refused, ended, after: await seen() }).toEqual({
      before: null,
      looking: 'ready',
      running: 'running',
      refused: 'STILL_RUNNING',
      ended: 'done',
      after: null,
    })
    expect(readdirSync(uploadsDirectory())).toEqual([])
  })

  test('PR10 import: a catalogue with mistakes names the place of each before it is started', async () => {
    const { fileImport } = connection.client
    const document = { format: 'foyer-catalogue', version: 1, performances: [aPerformance] }
    const importId = await send(JSON.stringify(document), { kind: 'catalogue' })
    await expect(fileImport.preview({ importId, shape: null })).rejects.toMatchObject({
      code: 'UNREADABLE',
      data: {
        failure: { code: 'WRONG_DOCUMENT' },
        remarks: [{ severity: 'refused', lineNumber: null, where: 'performances[0].hall', code: 'CODE_UNKNOWN' }],
      },
    })
  })

  test('PR10 import: a file of another kind is refused for what it is not', async () => {
    const { fileImport } = connection.client
    const importId = await send(csv, { kind: 'orders' })
    await expect(fileImport.preview({ importId, shape: null })).rejects.toMatchObject({
      code: 'UNREADABLE',
      data: { failure: { code: 'NOT_ORDERS' }, remarks: [] },
    })
  })

  test.runIf(process.platform === 'linux')('PR10 import: a full disk is said as what it is', async () => {
    const { fileImport } = connection.client
    const { importId } = await fileImport.begin({ kind: 'customers', fileName: 'x.csv', bytes: 3 })
    const path = uploadsOf(counter.world).find(importId)?.path ?? ''
    rmSync(path)
    symlinkSync('/dev/full', path)
    const part = { importId, offset: 0, base64: 'AAAA' }
    await expect(fileImport.upload(part)).rejects.toMatchObject({ code: 'DISK_FULL' })
    rmSync(path)
    writeFileSync(path, '')
    expect(await fileImport.upload(part)).toEqual({ received: 3 })
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
