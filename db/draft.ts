// Drafts of one clerk: forms, carts, open tabs. Not journalled: nothing has happened yet.
import { and, eq } from 'drizzle-orm'
import type { ReadableDb, WritableDb } from './database.ts'
import { drafts } from './schema/counter.ts'

export function listDrafts(db: ReadableDb, staffId: string): { key: string; body: unknown }[] {
  return db.select({ key: drafts.key, body: drafts.body }).from(drafts).where(eq(drafts.staffId, staffId)).all()
}

export function saveDraft(tx: WritableDb, staffId: string, key: string, body: unknown, atMs: number): void {
  tx.insert(drafts)
    .values({ staffId, key, body, changedAtMs: atMs })
    .onConflictDoUpdate({ target: [drafts.staffId, drafts.key], set: { body, changedAtMs: atMs } })
    .run()
}

export function removeDraft(tx: WritableDb, staffId: string, key: string): void {
  tx.delete(drafts)
    .where(and(eq(drafts.staffId, staffId), eq(drafts.key, key)))
    .run()
}
