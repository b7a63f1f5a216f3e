// What is this counter's alone and goes with it into a fresh database: who it is, its journal and papers, its numbers, drafts
// and settings. The long tables were copied before; here is what changed meanwhile, so that nobody waits for long.

import { attachSql } from './attach.ts'
import type { Database, WritableDb } from './database.ts'
import { type SyncState, saveSyncState } from './sync-state.ts'

/** Copied while the counter went on selling: nothing in them is ever removed. */
export const copiedTables = ['journal', 'documents', 'settlements'] as const
/** Short ones, taken whole at the end. */
export const replacedTables = [
  'counter',
  'number_series',
  'drafts',
  'pending_touches',
  'payment_attempts',
  'shifts',
] as const

/**
 * Brings `fresh` level with the database in use. Nothing may be written there until `fresh` has its place.
 * @param lay lays over what the server has not done yet, in the same transaction
 * @throws when the journal did not come over whole
 */
export function carryOver(
  fresh: Database,
  { oldPath, key, state }: { oldPath: string; key: Uint8Array; state: SyncState },
  lay: (tx: WritableDb) => void,
): void {
  fresh.sqlite.exec(attachSql(oldPath, 'old', key))
  try {
    fresh.writeInAnyOrder((tx) => {
      for (const sql of carryingSql) tx.sql.prepare(sql).run()
      saveSyncState(tx, state)
      const [here, there] = ['main', 'old'].map((name) => JSON.stringify(tx.sql.prepare(journalEnd(name)).get()))
      if (here !== there) throw new Error(`the journal did not come over whole: ${here}, not ${there}`)
      lay(tx)
    })
  } finally {
    fresh.sqlite.exec('detach old')
  }
}

const carryingSql = [
  'insert into journal select * from old.journal where n > (select coalesce(max(n), 0) from main.journal)',
  `update journal set (outcome, server_seq) = (select outcome, server_seq from old.journal there where there.n = journal.n)
    where outcome is null`,
  `insert or replace into documents select * from old.documents there
    where rowid > (select coalesce(max(rowid), 0) from main.documents)
      or id in (select id from main.documents where state <> 'printed')`,
  `insert into settlements select * from old.settlements
    where rowid > (select coalesce(max(rowid), 0) from main.settlements)`,
  'update settlements set shift_id = (select shift_id from old.settlements there where there.id = settlements.id) where shift_id is null',
  ...replacedTables.flatMap((table) => [
    `delete from main.${table}`,
    `insert into ${table} select * from old.${table}`,
  ]),
  "delete from main.settings where key <> 'venue'",
  'insert or ignore into settings select * from old.settings',
  `update staff set (failed_pins, last_failed_at_ms) =
    (select failed_pins, last_failed_at_ms from old.staff there where there.id = staff.id)
    where id in (select id from old.staff)`,
]

const journalEnd = (name: string) =>
  `select count(*) as entries, max(n) as n, (select hash from ${name}.journal order by n desc limit 1) as hash from ${name}.journal`
