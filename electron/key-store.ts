// The key of the counter's database: 32 random bytes, made once, kept in the data directory as `key.bin`, sealed by the
// operating system's vault. Losing or replacing the key loses the database, so in doubt this refuses and changes nothing.
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseKey, databaseFileName } from '#core/protocol/shell.ts'

/** The part of Electron's `safeStorage` that is used; the synchronous half is deprecated since Electron 42. */
export interface Vault {
  isAsyncEncryptionAvailable(): Promise<boolean>
  encryptStringAsync(plain: string): Promise<Buffer>
  decryptStringAsync(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }>
  getSelectedStorageBackend(): string
  setUsePlainTextEncryption(usePlainText: boolean): void
}

export interface KeyPlace {
  /** Made, for this user only, if it is not there. */
  dataDir: string
  vault: Vault
  /** `process.platform`. */
  platform: string
  randomBytes: (count: number) => Buffer
}

export type KeyRefusal = 'vault-unavailable' | 'key-unreadable' | 'key-missing'
export type KeyAnswer = { ok: true; key: string; keyIsWeaklyProtected: boolean } | { ok: false; refusal: KeyRefusal }

const keyBytes = 32

/**
 * The key as 64 hexadecimal digits. `key-missing` is the refusal where a database is there and its key is not;
 * a new key is made only where there is no database. `keyIsWeaklyProtected` is true on a Linux without a keyring, where
 * the seal is a password every Chromium knows. Throws where the disk does.
 */
export async function getDatabaseKey(place: KeyPlace): Promise<KeyAnswer> {
  // Without a keyring Linux would have no vault at all; a weak seal with a warning is what lets such a counter work.
  if (place.platform === 'linux') place.vault.setUsePlainTextEncryption(true)
  if (!(await place.vault.isAsyncEncryptionAvailable())) return { ok: false, refusal: 'vault-unavailable' }
  await mkdir(place.dataDir, { recursive: true, mode: 0o700 })
  const sealed = await findSealedKey(place.dataDir)
  if (sealed) return unseal(place, sealed)
  if (await hasDatabase(place.dataDir)) return { ok: false, refusal: 'key-missing' }
  const key = place.randomBytes(keyBytes).toString('hex')
  const stored = await store(place, key)
  return stored ? accept(place, key, stored) : { ok: false, refusal: 'vault-unavailable' }
}

async function unseal(place: KeyPlace, sealed: Buffer): Promise<KeyAnswer> {
  const opened = await openSeal(place.vault, sealed)
  if (!opened) return { ok: false, refusal: 'key-unreadable' }
  // The vault has a better seal than the one on the file (a keyring was set up since). The key stays the same.
  const resealed = opened.shouldReEncrypt ? await store(place, opened.key) : undefined
  return accept(place, opened.key, resealed ?? sealed)
}

/** Seals and writes, but only what the vault can open again; undefined, and no file touched, where it cannot. */
async function store(place: KeyPlace, key: string): Promise<Buffer | undefined> {
  const sealed = await place.vault.encryptStringAsync(key)
  if ((await openSeal(place.vault, sealed))?.key !== key) return undefined
  const path = keyPath(place.dataDir)
  const file = await open(`${path}.new`, 'w', 0o600)
  try {
    await file.writeFile(sealed)
    // On the disk before it takes its name: a power cut leaves the old file or the new one, never half a key.
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.new`, path)
  return sealed
}

async function openSeal(vault: Vault, sealed: Buffer): Promise<{ key: string; shouldReEncrypt: boolean } | undefined> {
  try {
    const { result, shouldReEncrypt } = await vault.decryptStringAsync(sealed)
    const key = DatabaseKey.safeParse(result)
    return key.success ? { key: key.data, shouldReEncrypt } : undefined
  } catch {
    // The vault says no more than that it cannot; the caller turns this into a refusal a person sees.
    return undefined
  }
}

function accept(place: KeyPlace, key: string, sealed: Buffer): KeyAnswer {
  return { ok: true, key, keyIsWeaklyProtected: place.platform === 'linux' && isWeak(place.vault, sealed) }
}

/** On Linux, Chromium marks a seal made with its built-in password by `v10`, whatever backend it had hoped for. */
function isWeak(vault: Vault, sealed: Buffer): boolean {
  return vault.getSelectedStorageBackend() === 'basic_text' || sealed.subarray(0, 3).toString('latin1') === 'v10'
}

async function findSealedKey(dataDir: string): Promise<Buffer | undefined> {
  try {
    return await readFile(keyPath(dataDir))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Any file that looks like a database counts, so that a renamed file or a copy put aside is not orphaned either. */
async function hasDatabase(dataDir: string): Promise<boolean> {
  const names = await readdir(dataDir, { recursive: true })
  return names.some((name) => name === databaseFileName || /\.(db|sqlite3?)(-wal)?$/i.test(name))
}

function keyPath(dataDir: string): string {
  return join(dataDir, 'key.bin')
}
