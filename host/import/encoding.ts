// The encoding of a text file and its text, piece by piece. The rule, in this order: a byte order mark decides; every
// second byte zero in the beginning is UTF-16; a file that is UTF-8 from end to end is UTF-8; anything else was
// written on an older Windows and is Windows-1252. A clerk may overrule it.
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import iconv from 'iconv-lite'
import type { CsvShape } from '#core/contract/import.ts'

export type Encoding = CsvShape['encoding']

// Small enough that making rows of one takes a few milliseconds.
const pieceBytes = 32 * 1024
const sampleBytes = 64 * 1024

/** @throws what the file system throws when the file cannot be read */
export async function detectEncoding(path: string): Promise<Encoding> {
  const sample = await readStart(path, sampleBytes)
  return byMark(sample) ?? byZeros(sample) ?? ((await isUtf8(path)) ? 'utf-8' : 'windows-1252')
}

/** The file's text without a byte order mark, every line ending as `\n`. Bytes that mean nothing become U+FFFD. */
export async function* readText(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding, { stripBOM: true })
  let heldBack = ''
  for await (const bytes of createReadStream(path, { highWaterMark: pieceBytes })) {
    const text = heldBack + decoder.write(bytes as Buffer)
    // A return at the end may be half of a return and newline.
    heldBack = text.endsWith('\r') ? '\r' : ''
    yield unixLines(heldBack ? text.slice(0, -1) : text)
  }
  yield unixLines(heldBack + (decoder.end() ?? ''))
}

const unixLines = (text: string) => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text)

async function readStart(path: string, bytes: number): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function byMark(bytes: Buffer): Encoding | undefined {
  const start = bytes.subarray(0, 3).toString('hex')
  if (start === 'efbbbf') return 'utf-8'
  if (start.startsWith('fffe')) return 'utf-16le'
  if (start.startsWith('feff')) return 'utf-16be'
  return undefined
}

/** Western text in UTF-16 has a zero in nearly every pair, always on the same side; a stray NUL in other text does not. */
function byZeros(bytes: Buffer): Encoding | undefined {
  const pairs = Math.floor(bytes.length / 2)
  let evenZeros = 0
  let oddZeros = 0
  for (let index = 0; index < pairs * 2; index += 2) {
    if (bytes[index] === 0) evenZeros += 1
    if (bytes[index + 1] === 0) oddZeros += 1
  }
  if (pairs > 0 && oddZeros > pairs * 0.4 && evenZeros < pairs * 0.05) return 'utf-16le'
  if (pairs > 0 && evenZeros > pairs * 0.4 && oddZeros < pairs * 0.05) return 'utf-16be'
  return undefined
}

/** The whole file is looked at: one accent in the last line decides. */
async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const bytes of createReadStream(path, { highWaterMark: pieceBytes })) {
      decoder.decode(bytes as Buffer, { stream: true })
    }
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
