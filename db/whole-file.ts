// Small files that must never be found half written: a key, a fingerprint. The new text is put on the disk beside the old
// one and takes its name in a single step.
import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Durable when it returns; readable by the owner only. Stopped in the middle, the file is as it was before. */
export function writeWholeFile(path: string, text: string): void {
  const unfinished = `${path}.unfinished`
  const file = openSync(unfinished, 'w', 0o600)
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  takePlace(unfinished, path)
}

/** Gives a finished file the name of another in a single step: whatever happens, one of the two is there whole. */
export function takePlace(fresh: string, path: string): void {
  renameSync(fresh, path)
  syncDirectory(dirname(path))
}

/** Makes the new name itself durable. Windows cannot open a directory, and keeps names by itself. */
function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return
  const file = openSync(directory, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
