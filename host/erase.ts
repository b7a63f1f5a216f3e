// A counter that was put out of service and has handed in everything removes itself from the disk: the key first, for
// without it the rest is noise, then customers, journal, copies and papers. A note stays that says so.
//
//   in service ──revoked, every entry has an outcome──▶ note ──▶ key ──▶ all the rest ──▶ erased
//                                                         └──stopped anywhere: goes on at the next start
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { databaseFileName } from '#core/protocol/shell.ts'
import { writeWholeFile } from '#db/whole-file.ts'

const noteName = 'erased.json'
const Note = z.object({ counterCode: z.string(), erasedAtMs: z.int() })
type Note = z.infer<typeof Note>

/** Said at every start after it. */
export class CounterErased extends Error {
  constructor({ counterCode, erasedAtMs }: Note) {
    super(
      `Counter ${counterCode} was put out of service at the server on ${new Date(erasedAtMs).toISOString().slice(0, 10)}. ` +
        'All it did was handed in, and its data were erased from this computer. ' +
        'To use this computer as a counter again, start it with --fresh and a new invitation.',
    )
    this.name = 'CounterErased'
  }
}

/** In this order; a name ends with * where others begin with it. */
const erased = [
  ...['key', 'key.bin', `${databaseFileName}*`, 'backups', 'journal.blackbox*', 'printed', 'uploads', 'import-reports'],
  ...['starting-afresh', 'restoring-*', 'demo-*', 'training'],
]

/** The caller has closed every file and made sure that every entry of the journal has an outcome. */
export function eraseCounter(directory: string, note: Note): void {
  writeWholeFile(join(directory, noteName), `${JSON.stringify(note)}\n`)
  removeAll(directory)
}

/** To be asked before anything is opened. @throws CounterErased where a counter erased itself, after what was left is removed too */
export function refuseErased(directory: string): void {
  const path = join(directory, noteName)
  if (!existsSync(path)) return
  removeAll(directory)
  throw new CounterErased(Note.parse(JSON.parse(readFileSync(path, 'utf8'))))
}

function removeAll(directory: string): void {
  const there = readdirSync(directory)
  for (const wanted of erased) {
    const isMeant = (name: string) => (wanted.endsWith('*') ? name.startsWith(wanted.slice(0, -1)) : name === wanted)
    for (const name of there.filter(isMeant)) rmSync(join(directory, name), { recursive: true, force: true })
  }
}
