// Reads a counter's database once from the disk, so that the operating system has it at hand as on a counter in use (the
// daily backup reads all of it too): what is measured afterwards is the program and not the disk.
import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { databaseFileName } from '#core/protocol/shell.ts'

export function readThrough(directory: string): void {
  const part = Buffer.alloc(4 * 1024 * 1024)
  const file = openSync(join(directory, databaseFileName), 'r')
  try {
    while (readSync(file, part) > 0);
  } finally {
    closeSync(file)
  }
}
