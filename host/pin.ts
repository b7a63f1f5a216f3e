// PINs are kept as scrypt hashes in the PHC string form: $scrypt$ln=15,r=8,p=1$salt$hash. Four digits are few, so the
// hash is slow on purpose (about a tenth of a second) and wrong tries make one wait (see core/domain/staff.ts).
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

const log2Cost = 15
const blockSize = 8
const hashBytes = 32

/** @param pin digits as typed */
export async function hashPin(pin: string, salt: Uint8Array = randomBytes(16)): Promise<string> {
  const hash = await derive(pin, salt, log2Cost, blockSize)
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/=+$/, '')
  return `$scrypt$ln=${log2Cost},r=${blockSize},p=1$${text(salt)}$${text(hash)}`
}

/** Compares in constant time. A hash in another form fits no PIN. */
export async function isPin(pin: string, stored: string): Promise<boolean> {
  const match = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=1\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(stored)
  if (!match) return false
  const [cost, size, salt, hash] = match.slice(1)
  const expected = Buffer.from(hash ?? '', 'base64')
  const actual = await derive(pin, Buffer.from(salt ?? '', 'base64'), Number(cost), Number(size))
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}

function derive(pin: string, salt: Uint8Array, log2N: number, r: number): Promise<Buffer> {
  const options = { N: 2 ** log2N, r, p: 1, maxmem: 256 * 1024 * 1024 }
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, hashBytes, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
