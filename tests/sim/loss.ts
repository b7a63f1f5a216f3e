// What is lost and comes back: disks from a backup and the black box, or twice, and the server from an earlier day.
import { uuidV7 } from '#core/domain/ids.ts'
import type { JournalEntry } from '#core/protocol/journal-entry.ts'
import type { Dice } from '#db/demo/random.ts'
import { replay } from '#host/restore.ts'
import { randomOf, restart, type SimCounter } from './counter.ts'
import { diskFrom } from './disk.ts'
import { type Copy, type Evening, openAt } from './evening.ts'
import { forgetLost } from './shop.ts'

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

export function copyOf({ disk, box, boot }: SimCounter): Copy {
  return { image: disk.image(), box: [...box], boot }
}

/**
 * The whole data directory comes back from an older copy, black box and all. What was sold since and not handed in is nowhere any
 * more; what was handed in comes down again.
 * @param isWhole with the number of the last start as well, so that nothing here tells
 */
export function putBack(evening: Evening, counter: SimCounter, isWhole: boolean): string {
  const copy = evening.images.get(counter)
  if (!copy) return 'no copy'
  counter.program.end()
  evening.retire(counter.disk)
  counter.disk = diskFrom(copy.image)
  counter.box = [...copy.box]
  if (isWhole) counter.boot = copy.boot
  const find = (table: string) => {
    const known = counter.disk.db.read.sql.prepare(`select 1 from ${table} where id = ?`)
    return (id: string) => known.get(id) !== undefined
  }
  counter.papers = counter.papers.filter(find('documents'))
  const known = counter.disk.db.read.sql.prepare('select 1 from journal where op_id = ?')
  for (const opId of counter.told.keys()) if (!known.get(opId)) counter.told.delete(opId)
  counter.lastAsked = null
  // One that had erased itself hands in what it has once more, and is told again.
  counter.stopped = null
  evening.excuses.add('copy')
  restart(counter)
  return isWhole ? 'an older day' : 'an older day, and it knows'
}

/** Somebody copies the whole disk, and both go on under one name. */
export function clone(evening: Evening, counter: SimCounter): string {
  if (evening.counters.some((other) => other !== counter && other.id === counter.id)) return 'there are two already'
  const copy = openAt(evening, {
    code: counter.code,
    id: counter.id,
    disk: diskFrom(counter.disk.image()),
    box: [...counter.box],
    boot: counter.boot,
  })
  evening.counters.push(copy)
  evening.excuses.add('copy')
  return 'two now'
}

/** Every other time a backup is made, so that what is put back later is not always the first hour. */
export function restoreServer(evening: Evening, dice: Dice): string {
  const { store, counters } = evening
  if (dice.chance(0.5)) {
    evening.backup = store.image()
    return 'backed up'
  }
  // Such a counter has handed in all it had, and erased itself: what the server loses of that is nowhere.
  if (counters.some(({ stopped }) => stopped === 'revoked')) return 'a counter has erased itself'
  for (const { opId, outcome } of store.ops())
    evening.givenBefore.set(opId, [...(evening.givenBefore.get(opId) ?? []), outcome])
  store.restore(evening.backup, uuidV7(evening.timeMs(), randomOf(dice)(10)))
  // Whoever looks after the counters puts it out of service again.
  for (const { id, isRevoked } of counters) if (isRevoked) store.revoke(id)
  forgetLost(evening)
  evening.excuses.add('restore')
  return 'put back'
}

/** The server clears numbers of its feed away, the newest among them at the most. */
export function purge({ store }: Evening, dice: Dice): string {
  const { head } = store.head()
  const upto = dice.chance(0.3) ? head : dice.between(0, head)
  store.purge(upto)
  return `up to ${upto} of ${head}`
}
