// Staff: who may sign in, their PIN hashes, wrong tries and preferences.
import { asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { Clerk } from '#core/contract/session.ts'
import { Right, rightsOf } from '#core/domain/staff.ts'
import type { ReadableDb, WritableDb } from './database.ts'
import { preparedOnce } from './prepared.ts'
import { staff } from './schema/counter.ts'

export type StaffRow = typeof staff.$inferSelect

export function listStaff(db: ReadableDb): StaffRow[] {
  return db.select().from(staff).where(eq(staff.isActive, true)).orderBy(asc(staff.name)).all()
}

export function findStaff(db: ReadableDb, id: string): StaffRow | undefined {
  return staffOf(db).get({ id })
}

const staffOf = preparedOnce((db: ReadableDb) =>
  db
    .select()
    .from(staff)
    .where(eq(staff.id, sql.placeholder('id')))
    .prepare(),
)

/** A staff member's name, or the code itself for what was done by no person ("import", "host"). */
export function staffName(db: ReadableDb, id: string): string {
  return findStaff(db, id)?.name ?? id
}

/** Counted before the PIN is compared, so that pulling the plug gives no extra try. */
export function countFailedPin(tx: WritableDb, id: string, atMs: number): void {
  tx.update(staff)
    .set({ failedPins: sql`${staff.failedPins} + 1`, lastFailedAtMs: atMs })
    .where(eq(staff.id, id))
    .run()
}

export function clearFailedPins(tx: WritableDb, id: string): void {
  tx.update(staff).set({ failedPins: 0, lastFailedAtMs: null }).where(eq(staff.id, id)).run()
}

export function savePreferences(
  tx: WritableDb,
  id: string,
  language: string,
  colorScheme: StaffRow['colorScheme'],
): void {
  tx.update(staff).set({ language, colorScheme }).where(eq(staff.id, id)).run()
}

export function clerkFrom(row: StaffRow): Clerk {
  const own = row.rights === null ? null : z.array(Right).parse(row.rights)
  return Clerk.parse({ ...row, rights: [...rightsOf(row.role, own)] })
}
