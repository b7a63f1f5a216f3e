// `--fresh`: begin with empty data. The shell does this, before it looks for the key, because key and database belong
// together; and once, because a host that is started again after a crash must find what it left.
import { rename } from 'node:fs/promises'

/** Never deletes: the old data, with their key, stay beside the new ones under a dated name. Throws where the disk does. */
export async function setAside(dataDir: string, nowMs: number): Promise<void> {
  const stamp = new Date(nowMs).toISOString().replace(/[:.]/g, '-')
  try {
    await rename(dataDir, `${dataDir}-until-${stamp}`)
  } catch (error) {
    // There is nothing yet: as fresh as it gets.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
}
