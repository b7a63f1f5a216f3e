// Disks that are lost and come back: from a backup and the black box, or twice.
import type { JournalEntry } from '#core/protocol/journal-entry.ts'
import { replay } from '#host/restore.ts'
import { restart, type SimCounter } from './counter.ts'
import { diskFrom } from './disk.ts'
import { type Evening, openAt } from './evening.ts'

/** The disk breaks; a backup takes its place, and what the black box knows beyond it is done again. */
export function bringBack(evening: Evening, counter: SimCounter): string {
  const backup = evening.images.get(counter)
  if (!backup) return 'no backup'
  counter.program.end()
  const disk = diskFrom(backup.image)
  const box = counter.box
  let replayed: number
  try {
    replayed = replay(disk.db, { entries: () => box.values() as Generator<JournalEntry> }, evening.timeMs())
  } catch (error) {
    // It refuses an entry that it cannot read, and changes nothing: the old disk is gone on with.
    evening.retire(disk)
    restart(counter)
    return `refused: ${(error as Error).message.slice(0, 60)}`
  }
  evening.retire(counter.disk)
  counter.disk = disk
  // What was answered before is not known any more: nobody asks again.
  counter.lastAsked = null
  restart(counter)
  return `${replayed} entries done again`
}

/** Somebody copies the whole disk, and both go on under one name. */
export function clone(evening: Evening, counter: SimCounter): string {
  if (evening.counters.some((other) => other !== counter && other.id === counter.id)) return 'there are two already'
  const copy = openAt(evening, {
    code: counter.code,
    id: counter.id,
    disk: diskFrom(counter.disk.image()),
    box: [...counter.box],
  })
  evening.counters.push(copy)
  evening.excuses.add('copy')
  return 'two now'
}
