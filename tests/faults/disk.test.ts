// Disks that are full or refuse, and another program in the way: each is said for what it is, nothing is half written, and
// afterwards the same command goes through.
import fs, { rmSync, symlinkSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setKey } from '#db/cipher.ts'
import { findDocument } from '#db/document.ts'
import { lockWhenIdle } from '#host/features/session.ts'
import { keyFromFile } from '#host/key-file.ts'
import { verifyBooks } from '#host/verify.ts'
import { type Connection, connect } from '#tests/contract/connect.ts'
import { ids, openTestCounter, pins, saleOf, seatLine, type TestCounter, testId } from '#tests/fixture/counter.ts'
import { settled } from './sent.ts'

let counter: TestCounter
let connection: Connection
beforeEach(async () => {
  counter = await openTestCounter()
  connection = await connect('WebSocket', counter.world)
})
afterEach(async () => {
  await connection.close()
  await counter.remove()
})

const codeOf = (answer: Promise<unknown>) =>
  answer.then(
    () => 'answered',
    (error: { code?: unknown }) => error.code,
  )
const books = () => verifyBooks(counter.world.db, counter.world.recorder.box)
const sell = (command: ReturnType<typeof saleOf>) => connection.client.sale.complete(command)
const pragma = (text: string) => counter.world.db.sqlite.pragma(text)

describe('a disk that is full', () => {
  it('is said as what it is, leaves nothing of the sale, and the same sale goes through when there is room', async () => {
    const before = books()
    const command = saleOf(
      Array.from({ length: 20 }, (_, seat) => seatLine(seat)),
      640_000,
    )
    pragma('max_page_count = 1')
    expect(await codeOf(sell(command))).toBe('DISK_FULL')
    expect(books()).toEqual(before)
    pragma('max_page_count = 1000000')
    expect(await sell(command)).toMatchObject({ orderNumber: 'A1-1', receiptNumber: 'A1-1' })
    await settled(counter.world)
    expect(books().problem).toBeNull()
  })
})

describe('a database that takes no writing for a while', () => {
  const refuse = () => pragma('query_only = ON')
  const allow = () => pragma('query_only = OFF')

  it('does not keep an untouched counter unlocked, nor end the host', () => {
    refuse()
    counter.clock.advance(3_600_000)
    lockWhenIdle(counter.world)
    expect(counter.world.session.clerk()).toBeNull()
    allow()
  })

  it('while papers are printed leaves a question to a person, not a paper that nobody can settle', async () => {
    const { printers, db } = counter.world
    const { print } = printers.ticket
    const wasPrinted = new Promise<void>((resolve) => {
      printers.ticket.print = async (job) => {
        const result = await print(job)
        refuse()
        setImmediate(resolve)
        return result
      }
    })
    const [ticket = ''] = (await sell(saleOf([seatLine(0)], 32_000))).documentIds
    await wasPrinted
    allow()
    const offered = await connection.client.document.unprinted()
    expect(offered.map(({ id, state }) => [id === ticket, state])).toEqual([
      [true, 'unclear'],
      [false, 'waiting'],
    ])
    await connection.client.document.confirmPrinted({ commandId: testId<string>(), documentId: ticket })
    expect(findDocument(db.read, ticket)?.state).toBe('printed')
  })

  it('and a database another program holds is said to be busy within seconds, and then works', async () => {
    const { path } = counter.world.db
    const other = new Sqlite(path)
    setKey(other, keyFromFile(counter.directory, path))
    other.exec('begin immediate')
    const command = saleOf([seatLine(0)], 32_000)
    const startedAtMs = performance.now()
    expect(await codeOf(sell(command))).toBe('DATABASE_BUSY')
    expect(performance.now() - startedAtMs).toBeLessThan(5_000)
    other.exec('rollback')
    other.close()
    expect(await sell(command)).toMatchObject({ orderNumber: 'A1-1' })
    await settled(counter.world)
    expect(books().problem).toBeNull()
  })
})

describe('a black box that cannot be written', () => {
  const warnings = async () => (await connection.client.session.state()).warnings

  it('lets the sale stand, warns, and is level again with the next thing that happens', async () => {
    const repair = breakWrites()
    expect(await sell(saleOf([seatLine(0)], 32_000))).toMatchObject({ orderNumber: 'A1-1' })
    await settled(counter.world)
    expect([await warnings(), books().problem?.where]).toEqual([['black-box-not-written'], 'black-box'])
    repair()
    await sell(saleOf([seatLine(1)], 32_000))
    await settled(counter.world)
    expect([await warnings(), books().problem]).toEqual([[], null])
  })

  it('is no reason not to start: a disk that is full all the time is a warning', async () => {
    const { directory } = counter
    const path = join(directory, 'journal.blackbox')
    await connection.close()
    await counter.close()
    fs.renameSync(path, `${path}.aside`)
    symlinkSync('/dev/full', path)
    counter = await openTestCounter({ directory })
    connection = await connect('WebSocket', counter.world)
    expect(await warnings()).toEqual(['black-box-not-written'])
    await connection.close()
    await counter.close()
    rmSync(path)
    fs.renameSync(`${path}.aside`, path)
    counter = await openTestCounter({ directory })
    connection = await connect('WebSocket', counter.world)
    expect([await warnings(), books().problem]).toEqual([[], null])
  })
})

/** Every write outside the database stops half way, and cannot be taken back, as when a stick is pulled out. */
function breakWrites(): () => void {
  const { writeSync, ftruncateSync } = fs
  const failing = (file: number, bytes: Uint8Array, offset: number): number => {
    writeSync(file, bytes, offset, Math.floor((bytes.length - offset) / 2))
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
  }
  Object.assign(fs, { writeSync: failing })
  fs.ftruncateSync = () => {
    throw Object.assign(new Error('EIO: i/o error, ftruncate'), { code: 'EIO' })
  }
  syncBuiltinESMExports()
  return () => {
    Object.assign(fs, { writeSync, ftruncateSync })
    syncBuiltinESMExports()
  }
}

describe('a command sent twice', () => {
  it('to print what is unclear prints once, and the answer tells what came of it', async () => {
    const { printers, db } = counter.world
    const { print } = printers.ticket
    const printed: string[] = []
    printers.ticket.print = async (job) => {
      printed.push(job.jobId)
      await print(job)
      return { state: 'unknown', reason: 'no reply' }
    }
    const [documentId = ''] = (await sell(saleOf([seatLine(0)], 32_000))).documentIds
    await settled(counter.world)
    const command = { commandId: testId<string>(), documentId, evenIfUnclear: true }
    const answers = [await connection.client.document.print(command), await connection.client.document.print(command)]
    expect(answers).toEqual([
      { state: 'unclear', reason: 'no reply' },
      { state: 'unclear', reason: 'no reply' },
    ])
    expect([printed.length, findDocument(db.read, documentId)?.state]).toEqual([2, 'unclear'])
  })

  it('to sign in under the id of another command signs nobody in', async () => {
    const command = saleOf([seatLine(0)], 32_000)
    await sell(command)
    counter.world.session.leave()
    const { commandId } = command
    expect(await codeOf(connection.client.session.signIn({ commandId, staffId: ids.cashier, pin: pins.cashier }))).toBe(
      'BAD_REQUEST',
    )
    expect(counter.world.session.clerk()).toBeNull()
  })
})
