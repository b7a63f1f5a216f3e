// How the counter's files are encrypted: AEGIS-256, authenticated page by page, which costs next to nothing on any processor
// with AES of its own. The key is 32 random bytes, given as they are, so that opening derives nothing.
import type Sqlite from 'better-sqlite3'

export const cipher = 'aegis'

export const keyText = (key: Uint8Array) => `x'${Buffer.from(key).toString('hex')}'`

/** Before anything is read. A wrong key is noticed by the first read only. */
export function setKey(sqlite: Sqlite.Database, key: Uint8Array): void {
  sqlite.pragma(`cipher = '${cipher}'`)
  sqlite.pragma(`key = "${keyText(key)}"`)
}
