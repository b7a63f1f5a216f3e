// Where a counter's disk can fail: at any write, before it, in the middle of it, or right after it. A program that crashed never
// writes again; another one opens what is on the disk.
import type { Database, Synchronous, WritableDb } from '#db/database.ts'
import { DiskTrouble } from './disk.ts'

/** `before`, `within` and `after`: the power goes there. `full` and `busy`: the write is refused, and the program lives. */
export type TrapKind = 'before' | 'within' | 'after' | 'full' | 'busy'
export type Trap = { kind: TrapKind; writesUntil: number }

/** The power went. Nothing that runs may go on. */
export class PowerCut extends Error {
  constructor() {
    super('the power went')
    this.name = 'PowerCut'
  }
}

/** One run of the program over a disk. */
export interface GuardedDb {
  readonly db: Database
  set(trap: Trap | null): void
  /** True from the moment the power went, or the program was ended. */
  readonly isDead: boolean
  end(): void
}

/** @param beforeCommit called with every transaction that is about to be committed */
export function guarded(raw: Database, beforeCommit: (tx: WritableDb) => void = () => undefined): GuardedDb {
  let trap: Trap | null = null
  let isDead = false
  const die = (): never => {
    isDead = true
    throw new PowerCut()
  }
  /** @returns whether the power goes now */
  const isDue = (): Trap | null => {
    if (!trap) return null
    trap = { ...trap, writesUntil: trap.writesUntil - 1 }
    if (trap.writesUntil > 0) return null
    const due = trap
    trap = null
    return due
  }
  const through =
    (write: Database['write']): Database['write'] =>
    <T>(work: (tx: WritableDb) => Synchronous<T>): T => {
      if (isDead) throw new PowerCut()
      const due = isDue()
      if (due?.kind === 'before') die()
      if (due?.kind === 'full') throw new DiskTrouble('SQLITE_FULL')
      if (due?.kind === 'busy') throw new DiskTrouble('SQLITE_BUSY')
      const result = write((tx): Synchronous<T> => {
        const done = work(tx)
        beforeCommit(tx)
        if (due?.kind === 'within') die()
        return done
      })
      if (due?.kind === 'after') die()
      return result
    }
  const db: Database = {
    get read() {
      return raw.read
    },
    write: through((work) => raw.write(work)),
    writeInAnyOrder: through((work) => raw.writeInAnyOrder(work)),
    replaceBy: (freshPath, prepare) => raw.replaceBy(freshPath, prepare),
    path: raw.path,
    close: () => undefined,
    get sqlite() {
      return raw.sqlite
    },
  }
  return {
    db,
    set: (next) => {
      trap = next
    },
    get isDead() {
      return isDead
    },
    end: () => {
      isDead = true
    },
  }
}
