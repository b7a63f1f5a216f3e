// Files of customers' data that lie beside the database for a while: sealed with a key made from the database's own, so that
// whoever takes the disk reads nothing in them.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const nonceBytes = 12
const tagBytes = 16

/** Not durable: what is lost is got again. */
export function writeSealed(path: string, key: Uint8Array, content: Uint8Array): void {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', fileKeyOf(key), nonce)
  const text = Buffer.concat([cipher.update(content), cipher.final()])
  writeFileSync(path, Buffer.concat([nonce, text, cipher.getAuthTag()]), { mode: 0o600 })
}

/** Undefined when there is none, or it is not as it was written. */
export function readSealed(path: string, key: Uint8Array): Buffer | undefined {
  if (!existsSync(path)) return undefined
  const whole = readFileSync(path)
  if (whole.length < nonceBytes + tagBytes) return undefined
  const decipher = createDecipheriv('aes-256-gcm', fileKeyOf(key), whole.subarray(0, nonceBytes))
  decipher.setAuthTag(whole.subarray(-tagBytes))
  const text = decipher.update(whole.subarray(nonceBytes, -tagBytes))
  try {
    return Buffer.concat([text, decipher.final()])
  } catch {
    // Cut short, or another counter's: as good as not there.
    return undefined
  }
}

function fileKeyOf(key: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, new Uint8Array(), 'foyer sealed file', 32))
}
