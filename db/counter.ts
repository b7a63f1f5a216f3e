// Who this counter is, and the venue's settings.

import { eq } from 'drizzle-orm'
import { markOf } from '#core/domain/number-mark.ts'
import type { Venue } from '#core/domain/venue.ts'
import { Venue as VenueSchema } from '#core/domain/venue.ts'
import type { ReadableDb, WritableDb } from './database.ts'
import { insertRow } from './insert-sql.ts'
import { counter, settings } from './schema/counter.ts'

export type Counter = { id: string; code: string; incarnation: string }

export function findCounter(db: ReadableDb): Counter | undefined {
  return db.sql.prepare('select id, code, incarnation from counter').get() as Counter | undefined
}

export function insertCounter(tx: WritableDb, row: Counter & { createdAtMs: number }): void {
  insertRow(tx, counter, row)
}

/** The journal goes on in a chain of its own, from the next entry on, and numbers carry its mark. */
export function beginIncarnation(tx: WritableDb, incarnation: string): void {
  tx.update(counter).set({ incarnation }).run()
  saveSetting(tx, numberMarkKey, markOf(incarnation))
}

/** Of this counter's chain, as long as it is not its first. */
export const numberMarkKey = 'number-mark'

/** Before it gave a number: afterwards its code stands in them for good. */
export function renameCounter(tx: WritableDb, code: string): void {
  tx.update(counter).set({ code }).run()
}

/** The venue as last saved. @throws when none was saved: the host saves one before it serves anybody */
export function getVenue(db: ReadableDb): Venue {
  return VenueSchema.parse(findSetting(db, 'venue'))
}

export function findSetting(db: ReadableDb, key: string): unknown {
  const row = db.sql.prepare('select value from settings where key = ?').get(key) as { value: string } | undefined
  return row && JSON.parse(row.value)
}

export function saveSetting(tx: WritableDb, key: string, value: unknown): void {
  tx.sql.prepare(saveSql).run(key, JSON.stringify(value))
}

const saveSql = 'insert into settings (key, value) values (?, ?) on conflict (key) do update set value = excluded.value'

export function removeSetting(tx: WritableDb, key: string): void {
  tx.delete(settings).where(eq(settings.key, key)).run()
}
