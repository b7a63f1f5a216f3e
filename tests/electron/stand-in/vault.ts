// Electron's `safeStorage` with a real cipher: AES-256-GCM under a key that stands for the operating system's vault, and
// Chromium's marks on what it sealed: v11 with a keyring, v10 with the password everyone knows.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { report } from './control.ts'
import { readOptions } from './options.ts'

const { appDataDir, vault } = readOptions()
let mayUsePlainText = false

const isWeak = vault.backend === 'basic_text'
const isAvailable = () => vault.isAvailable && (!isWeak || mayUsePlainText)

export const safeStorage = {
  setUsePlainTextEncryption: (isAllowed: boolean) => {
    mayUsePlainText = isAllowed
  },
  getSelectedStorageBackend: () => vault.backend,
  isAsyncEncryptionAvailable: async () => isAvailable(),
  encryptStringAsync: async (plain: string) => {
    if (!isAvailable()) throw new Error('Encryption is not available')
    const mark = isWeak ? 'v10' : 'v11'
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', keyFor(mark), iv)
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
    report('sealed', mark)
    return Buffer.concat([Buffer.from(mark), iv, cipher.getAuthTag(), body])
  },
  decryptStringAsync: async (sealed: Buffer) => {
    if (!isAvailable()) throw new Error('Encryption is not available')
    const mark = sealed.subarray(0, 3).toString()
    const decipher = createDecipheriv('aes-256-gcm', keyFor(mark), sealed.subarray(3, 15))
    decipher.setAuthTag(sealed.subarray(15, 31))
    const result = decipher.update(sealed.subarray(31), undefined, 'utf8') + decipher.final('utf8')
    return { result, shouldReEncrypt: mark === 'v10' && !isWeak }
  },
}

function keyFor(mark: string): Buffer {
  if (mark === 'v10') return createHash('sha256').update('peanuts').digest()
  const path = join(appDataDir, 'keyring')
  if (!existsSync(path)) writeFileSync(path, randomBytes(32))
  return readFileSync(path)
}
