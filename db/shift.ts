// This counter's shifts, and the settlements each of them counts.

import type { Settlement } from '#core/domain/settlement.ts'
import type { DrawerCount, OpenShift } from '#core/domain/shift.ts'
import type { Acts, TillReport } from '#core/domain/till-report.ts'
import { customerNameOf } from './customer.ts'
import type { ReadableDb, WritableDb } from './database.ts'
import { preparedOnce } from './prepared.ts'

export type ShiftRow = { shift: OpenShift; counts: DrawerCount[] }

export function findOpenShift(db: ReadableDb): ShiftRow | undefined {
  const row = db.sql.prepare("select body, counts from shifts where state = 'open'").get()
  const found = row as { body: string; counts: string } | undefined
  return found && { shift: JSON.parse(found.body) as OpenShift, counts: JSON.parse(found.counts) as DrawerCount[] }
}

/** Asked with every sale. */
export function findOpenShiftId(db: ReadableDb): string | null {
  return (openIdOf(db).get() as { id: string } | undefined)?.id ?? null
}

const openIdOf = preparedOnce((db: ReadableDb) => db.sql.prepare("select id from shifts where state = 'open'"))

/** The new shift counts every settlement that no other counted. */
export function insertShift(tx: WritableDb, shift: OpenShift): void {
  tx.sql
    .prepare("insert into shifts (id, state, body, counts) values (?, 'open', ?, '[]')")
    .run(shift.id, JSON.stringify(shift))
  tx.sql.prepare('update settlements set shift_id = ? where shift_id is null').run(shift.id)
}

export function addCount(tx: WritableDb, shiftId: string, count: DrawerCount): void {
  tx.sql
    .prepare("update shifts set counts = json_insert(counts, '$[#]', json(?)) where id = ?")
    .run(JSON.stringify(count), shiftId)
}

/** `documentId` is of the Z's paper, `untilN` the journal entry that closes it. */
export type Closing = {
  number: string
  closedAtMs: number
  closedBy: string
  untilN: number
  report: TillReport
  documentId: string
}

export function closeShift(tx: WritableDb, id: string, { report, ...closing }: Closing): void {
  tx.sql
    .prepare(`update shifts set state = 'closed', number = @number, closed_at_ms = @closedAtMs, closed_by = @closedBy,
      until_n = @untilN, report = @report, document_id = @documentId where id = @id`)
    .run({ ...closing, id, report: JSON.stringify(report) })
}

export type ClosedRow = Closing & { id: string }

/** Newest first. By what the journal says came later: a clock may have been set back. */
export function listClosedShifts(db: ReadableDb, limit: number): ClosedRow[] {
  const rows = db.sql
    .prepare(`select id, number, closed_at_ms as closedAtMs, closed_by as closedBy, until_n as untilN, report,
      document_id as documentId from shifts
      where state = 'closed' order by until_n desc limit ?`)
    .all(limit) as (Omit<ClosedRow, 'report'> & { report: string })[]
  return rows.map((row) => ({ ...row, report: JSON.parse(row.report) as TillReport }))
}

/** @param shiftId null: those that no shift counted yet */
export function listSettlementsOf(db: ReadableDb, shiftId: string | null): Settlement[] {
  const rows = db.sql.prepare('select body from settlements where shift_id is ? order by rowid').all(shiftId)
  return (rows as { body: string }[]).map(({ body }) => JSON.parse(body) as Settlement)
}

export function countSettlementsOf(db: ReadableDb, shiftId: string | null): number {
  return db.sql.prepare('select count(*) from settlements where shift_id is ?').pluck().get(shiftId) as number
}

/** Of the journal behind `fromN`. */
export function countActs(db: ReadableDb, fromN: number): Acts {
  const rows = db.sql.prepare('select name, count(*) as count from journal where n > ? group by name').all(fromN)
  const byName = new Map((rows as { name: string; count: number }[]).map(({ name, count }) => [name, count]))
  const of = (name: string) => byName.get(name) ?? 0
  return {
    copies: of('document.copy'),
    signIns: of('session.sign-in'),
    wrongPins: of('session.wrong-pin'),
    prints: of('document.print'),
    corrections: db.sql.prepare(correctionsSql).get(fromN) as Acts['corrections'],
    givenUp: db.sql.prepare(givenUpSql).get(fromN) as Acts['givenUp'],
    drawerOpenings: of('drawer.open'),
    training: db.sql.prepare(trainingSql).get(fromN) as Acts['training'],
  }
}

const correctionsSql = `select count(*) as count, coalesce(sum(line.value ->> '$.grossMinor'), 0) as "amountMinor"
  from journal, json_each(journal.body, '$.lines') line where journal.n > ? and journal.name = 'sale.correct'
    and coalesce(journal.body ->> '$.isWhole', 0) = 0`
/** Carts, of whatever they held. */
const givenUpSql = `select count(distinct journal.n) as count, coalesce(sum(line.value ->> '$.grossMinor'), 0) as "amountMinor"
  from journal, json_each(journal.body, '$.lines') line where journal.n > ? and journal.name = 'sale.correct'
    and journal.body ->> '$.isWhole' = 1`
const trainingSql = `select coalesce(sum(body ->> '$.settlements'), 0) as count, coalesce(sum(body ->> '$.totalMinor'), 0) as "amountMinor"
  from journal where n > ? and name = 'training.end'`

/** Carts with something in them that somebody left; of whom, and how many lines. */
export function listParkedCarts(db: ReadableDb): { clerkName: string; customerName: string; lines: number }[] {
  // A draft is the screen's own text, kept as one JSON string.
  const sql = `select staff.name as clerkName, customers.id as customerId,
      json_array_length(drafts.body ->> '$', '$.lines') as lines
    from drafts join staff on staff.id = drafts.staff_id
    left join customers on customers.id = substr(drafts.key, 6)
    where drafts.key like 'cart:%' and lines > 0 and (drafts.body ->> '$') ->> '$.done' is null
    order by drafts.changed_at_ms, drafts.rowid limit 200`
  const rows = db.sql.prepare(sql).all() as { clerkName: string; customerId: string | null; lines: number }[]
  return rows.map(({ customerId, ...row }) => ({ ...row, customerName: customerNameOf(db, customerId) }))
}
