// The black box: an append-only, encrypted copy of the journal outside the database, from which a new counter can be
// rebuilt. One record per entry: length | nonce | AES-256-GCM text | tag | length again, so that the last record is found
// from the end and a record torn by a power cut is recognised and dropped.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs'
import { devNull } from 'node:os'
import { canonicalJson } from '#core/protocol/canonical.ts'
import { JournalEntry } from '#core/protocol/journal-entry.ts'

export interface BlackBox {
  /** The newest entry it holds, or undefined when empty. */
  last(): JournalEntry | undefined
  /** Durable when it returns. The entry must follow the last one. @throws when the disk refuses */
  append(entries: readonly JournalEntry[]): void
  /** All entries, oldest first. */
  entries(): Generator<JournalEntry>
  close(): void
}

const lengthBytes = 4
const nonceBytes = 12
const tagBytes = 16
const overheadBytes = 2 * lengthBytes + nonceBytes + tagBytes
const recordBytesMax = 64 * 1024 * 1024

/**
 * Opens or creates the file. A torn last record is cut off, after the file as found was copied to `<path>.torn`: the journal
 * still holds what it said, because entries are committed there first.
 * @param key the database's key; the box derives its own
 */
export function openBlackBox(path: string, key: Uint8Array): BlackBox {
  const boxKey = boxKeyOf(key)
  const file = openSync(path, 'a+', 0o600)
  let end = fstatSync(file).size
  let last = readLast(file, end, boxKey)
  if (!last && end > 0) {
    end = lengthOfWholeRecords(file, end, boxKey)
    copyFileSync(path, freeName(`${path}.torn`), constants.COPYFILE_EXCL)
    ftruncateSync(file, end)
    fsyncSync(file)
    last = readLast(file, end, boxKey)
  }
  return {
    last: () => last,
    append(entries) {
      const newest = entries.at(-1)
      if (!newest) return
      const bytes = Buffer.concat(entries.map((entry) => seal(entry, boxKey)))
      appendWhole(file, bytes, end)
      end += bytes.length
      last = newest
    },
    entries: () => readEntries(file, end, boxKey),
    close: () => closeSync(file),
  }
}

/** The same for reading: makes nothing, cuts nothing off. Where there is no file the box is empty. */
export function readBlackBox(path: string, key: Uint8Array): Pick<BlackBox, 'last' | 'entries' | 'close'> {
  const boxKey = boxKeyOf(key)
  // Nothing is as good as an empty file, and needs no case of its own below.
  const file = openSync(existsSync(path) ? path : devNull, 'r')
  const end = fstatSync(file).size
  return {
    last: () => readLast(file, end, boxKey),
    entries: () => readEntries(file, end, boxKey),
    close: () => closeSync(file),
  }
}

function boxKeyOf(key: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'foyer black box', 32))
}

/** Each torn record is evidence of its own. */
function freeName(path: string): string {
  for (let index = 1; ; index++) {
    const name = index === 1 ? path : `${path}-${index}`
    if (!existsSync(name)) return name
  }
}

function* readEntries(file: number, end: number, key: Buffer): Generator<JournalEntry> {
  for (let offset = 0; offset < end; ) {
    const record = readRecord(file, offset, end, key)
    if (!record) throw new Error(`the black box is damaged at byte ${offset}`)
    yield record.entry
    offset += record.bytes
  }
}

/**
 * A short write (disk full) is taken back, so that the file always ends with a whole record. Where even that failed (the
 * stick was pulled out), the rest of it is cut off before anything is written behind it.
 */
function appendWhole(file: number, bytes: Buffer, end: number): void {
  if (fstatSync(file).size > end) ftruncateSync(file, end)
  try {
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written)
    fsyncSync(file)
  } catch (error) {
    ftruncateSync(file, end)
    throw error
  }
}

function seal(entry: JournalEntry, key: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const sealed = Buffer.concat([cipher.update(canonicalJson(entry), 'utf8'), cipher.final()])
  const length = Buffer.alloc(lengthBytes)
  length.writeUInt32BE(sealed.length)
  return Buffer.concat([length, nonce, sealed, cipher.getAuthTag(), length])
}

function readLast(file: number, end: number, key: Buffer): JournalEntry | undefined {
  if (end < overheadBytes) return undefined
  const length = readAt(file, end - lengthBytes, lengthBytes).readUInt32BE()
  const start = end - length - overheadBytes
  return start < 0 ? undefined : readRecord(file, start, end, key)?.entry
}

function readRecord(
  file: number,
  offset: number,
  end: number,
  key: Buffer,
): { entry: JournalEntry; bytes: number } | undefined {
  if (end - offset < overheadBytes) return undefined
  const length = readAt(file, offset, lengthBytes).readUInt32BE()
  const bytes = length + overheadBytes
  if (length > recordBytesMax || offset + bytes > end) return undefined
  const record = readAt(file, offset, bytes)
  if (record.readUInt32BE(bytes - lengthBytes) !== length) return undefined
  const text = unseal(record.subarray(lengthBytes, bytes - lengthBytes), key)
  return text === undefined ? undefined : { entry: JournalEntry.parse(JSON.parse(text)), bytes }
}

function unseal(record: Buffer, key: Buffer): string | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, record.subarray(0, nonceBytes))
  decipher.setAuthTag(record.subarray(record.length - tagBytes))
  const sealed = record.subarray(nonceBytes, record.length - tagBytes)
  try {
    return decipher.update(sealed, undefined, 'utf8') + decipher.final('utf8')
  } catch {
    // Not authentic: torn by a power cut, damaged, or of another key. The caller decides what that means.
    return undefined
  }
}

function lengthOfWholeRecords(file: number, end: number, key: Buffer): number {
  let offset = 0
  for (let record = readRecord(file, 0, end, key); record; record = readRecord(file, offset, end, key))
    offset += record.bytes
  return offset
}

function readAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  for (let done = 0; done < length; ) {
    const read = readSync(file, bytes, done, length - done, position + done)
    if (read === 0) throw new Error('the black box ended in the middle of a record')
    done += read
  }
  return bytes
}
