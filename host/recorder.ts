// Keeps the black box level with the journal. The database commit is the truth; the box follows before anything is
// printed or answered, and catches up at start after a crash in between.
//
//   level ──append ok──▶ level
//     └──append fails──▶ behind ──next append or start, catches up──▶ level
import type { JournalEntry } from '#core/protocol/journal-entry.ts'
import { type BlackBox, openBlackBox } from '#db/black-box.ts'
import type { Database } from '#db/database.ts'
import { findLast, listEntriesAfter } from '#db/journal.ts'

export interface Recorder {
  /** Makes the box hold everything the journal holds. @returns false when the disk refused; the entry stays safe in the journal */
  follow(newest?: JournalEntry): boolean
  readonly isBehind: boolean
  readonly box: BlackBox
  close(): void
}

/** Thrown at start when the box holds more than the journal: an older database was put in its place. */
export class JournalBehindBlackBox extends Error {
  constructor(journalN: number, boxN: number) {
    super(
      `The database is older than the black box beside it: it ends at entry ${journalN}, the black box at ${boxN}. ` +
        'Foyer stops so that no number is given twice. "npm run restore" brings back what the black box knows.',
    )
    this.name = 'JournalBehindBlackBox'
  }
}

const pageEntries = 500

/** @param onTrouble told once each time the box falls behind */
export function openRecorder(
  db: Database,
  path: string,
  key: Uint8Array,
  onTrouble: (error: unknown) => void,
): Recorder {
  return recordInto(db, openBlackBox(path, key), onTrouble)
}

/** The same into a box that is open already. */
export function recordInto(db: Database, box: BlackBox, onTrouble: (error: unknown) => void): Recorder {
  let isBehind = false
  let isClosed = false
  checkSameHistory(db, box)
  const catchUp = () => {
    for (;;) {
      const page = listEntriesAfter(db.read, box.last()?.n ?? 0, pageEntries)
      if (page.length === 0) return
      box.append(page)
    }
  }
  const recorder = {
    follow(newest?: JournalEntry) {
      try {
        if (newest && newest.n === (box.last()?.n ?? 0) + 1) box.append([newest])
        else catchUp()
        isBehind = false
      } catch (error) {
        if (!isBehind) onTrouble(error)
        isBehind = true
      }
      return !isBehind
    },
    get isBehind() {
      return isBehind
    },
    box,
    close() {
      // An erased counter has closed it before.
      if (!isClosed) box.close()
      isClosed = true
    },
  }
  recorder.follow()
  return recorder
}

function checkSameHistory(db: Database, box: BlackBox): void {
  const boxLast = box.last()
  const journalN = findLast(db.read)?.n ?? 0
  if (!boxLast) return
  const twin = listEntriesAfter(db.read, boxLast.n - 1, 1).at(0)
  if (twin?.hash !== boxLast.hash) throw new JournalBehindBlackBox(journalN, boxLast.n)
}
