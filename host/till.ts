// What the till knows of itself: its sums since the last Z report, what is handed over, and the papers that say so.
import type { DocumentId } from '#core/domain/ids.ts'
import { sellerOf } from '#core/domain/sale-documents.ts'
import type { HandOver, TillPaperHead } from '#core/domain/till-paper.ts'
import { noTotals, type Perpetual, sumUp, type TillReport, type TillSums } from '#core/domain/till-report.ts'
import { getVenue } from '#db/counter.ts'
import { customerNameOf } from '#db/customer.ts'
import type { ReadableDb, WritableDb } from '#db/database.ts'
import { insertDocuments, listUnprinted } from '#db/document.ts'
import { getCounterCode } from '#db/number-series.ts'
import type { NewDocument } from '#db/order.ts'
import { countOpenCases, countUnsent } from '#db/outbox.ts'
import { listParkedForAll } from '#db/parked-cart.ts'
import { listOpenAttempts } from '#db/payment-attempt.ts'
import { countActs, findOpenShift, listClosedShifts, listParkedCarts, listSettlementsOf } from '#db/shift.ts'
import { staffName } from '#db/staff.ts'
import { hasServer } from '#db/sync-state.ts'
import { newId } from './clock.ts'
import { clerkOf } from './procedures.ts'
import type { World } from './world.ts'

/** Where the last Z report ended. */
export function lastClose(db: ReadableDb): { drawer: string; keptMinor: number; untilN: number; before: Perpetual } {
  const [last] = listClosedShifts(db, 1)
  if (!last) return { drawer: '', keptMinor: 0, untilN: 0, before: noTotals }
  const { drawer, counted, sums } = last.report
  return { drawer, keptMinor: counted?.keptMinor ?? 0, untilN: last.untilN, before: sums.perpetual }
}

/** Since the last Z report. Between shifts: of what the next one takes in. */
export function readSums(db: ReadableDb): TillSums {
  const open = findOpenShift(db)?.shift
  const settlements = listSettlementsOf(db, open?.id ?? null)
  return sumUp(settlements, open?.floatMinor ?? 0, open?.before ?? lastClose(db).before)
}

/** As an X report has it; a Z adds how the drawer was counted. */
export function readReport(db: ReadableDb, nowMs: number): TillReport {
  const open = findOpenShift(db)?.shift
  const sums = readSums(db)
  const last = lastClose(db)
  return {
    sheet: 'x',
    drawer: open?.drawer ?? last.drawer,
    currency: getVenue(db).currency,
    fromMs: open?.openedAtMs ?? nowMs,
    untilMs: nowMs,
    openedByName: open ? staffName(db, open.openedBy) : '',
    sums,
    clerkNames: namesOf(db, sums),
    acts: countActs(db, open?.fromN ?? last.untilN),
    counted: null,
  }
}

export function namesOf(db: ReadableDb, { clerks }: TillSums): Record<string, string> {
  return Object.fromEntries(clerks.map(({ clerkId }) => [clerkId, staffName(db, clerkId)]))
}

/** Whether whoever is signed in counts the drawer without being told what should lie in it. */
export function isBlind(world: World): boolean {
  return getVenue(world.db.read).isCountBlind && !clerkOf(world).rights.includes('till.approve')
}

/** @param expectedMinor in the drawer; null where there is none, or where it is not told */
export function readHandOver(world: World, expectedMinor: number | null): HandOver {
  const { read } = world.db
  const open = findOpenShift(read)?.shift
  const attempts = listOpenAttempts(read)
  return {
    drawer: open?.drawer ?? lastClose(read).drawer,
    expectedMinor,
    parked: [...listParkedCarts(read), ...parkedForAll(read)].slice(0, parkedMax),
    openCases: countOpenCases(read),
    doubtful: attempts.filter(({ state }) => state !== 'approved').map(amountAndTime),
    unused: attempts.filter(({ state }) => state === 'approved').map(amountAndTime),
    unprinted: listUnprinted(read, 500).length,
    unsent: hasServer(read) ? countUnsent(read) : 0,
  }
}

/** Those of every counter: whoever comes next may be asked for one. */
function parkedForAll(db: ReadableDb): HandOver['parked'] {
  return listParkedForAll(db, parkedMax).map(({ cart: { name, parkedBy, contents } }) => ({
    clerkName: staffName(db, parkedBy),
    customerName: contents?.customerId ? customerNameOf(db, contents.customerId) : name,
    lines: contents?.lines.length ?? 0,
  }))
}

const parkedMax = 200

const amountAndTime = ({ amountMinor, beganAtMs }: { amountMinor: number; beganAtMs: number }) => ({
  amountMinor,
  beganAtMs,
})

export function paperHead(db: ReadableDb, world: World, number: string): TillPaperHead {
  const venue = getVenue(db)
  return {
    number,
    copy: 0,
    seller: sellerOf(venue),
    counterCode: getCounterCode(db),
    cashierName: clerkOf(world).name,
    issuedAtMs: world.clock.nowMs(),
    timeZone: venue.zone,
    language: venue.language,
    currency: venue.currency,
  }
}

type TillPaper = Pick<NewDocument, 'kind' | 'number' | 'body'>

/** Waiting to be printed; the caller prints it when the entry stands. */
export function issuePaper(tx: WritableDb, world: World, paper: TillPaper): NewDocument & { id: DocumentId } {
  const id = newId<DocumentId>(world.clock, world.random)
  const made = { ...paper, id, orderId: null, position: 0, state: 'waiting' as const, createdAtMs: world.clock.nowMs() }
  insertDocuments(tx, [made])
  return made
}
