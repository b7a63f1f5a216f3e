// The scripted day itself, and that its comparison notices what is not there.
import { expect, it } from 'vitest'
import { type Day, withDay } from './day.ts'
import { compareDay } from './day-sums.ts'

const missing = {
  'a settlement': 'delete from settlements where rowid = 5',
  'a receipt': "delete from documents where id in (select id from documents where kind = 'receipt' limit 1)",
  'a bottle': "update products set stock = stock - 1 where code = 'wine'",
  'a Z report': "update shifts set report = json_set(report, '$.counted.countedMinor', 0)",
}

/** What the comparison says when this was done to one counter, which is undone again. */
function saidOf(today: Day, sql: string): string[] {
  const failures: string[] = []
  const undo = new Error('undone')
  try {
    today.evening.counters[0]?.disk.db.write((tx) => {
      tx.sql.prepare(sql).run()
      compareDay({ ...today, failures })
      throw undo
    })
  } catch (error) {
    if (error !== undo) throw error
  }
  return failures
}

it('on a day in the theatre papers, drawers, journals, the server, Z reports and the shelf come to the same, and what is missing is noticed', async () => {
  const seen = await withDay(1, (today) => {
    compareDay(today)
    const said = Object.entries(missing).map(([what, sql]) => [what, saidOf(today, sql).length > 0])
    return { failures: [...today.failures, ...today.evening.breaches], done: Object.fromEntries(today.done), said }
  })
  expect(seen.failures).toEqual([])
  expect(seen.done).toMatchObject({ sale: 400, reservation: 60, exchange: 30, refund: 20, 'Z reports': 3 })
  expect(seen.done['while there was no network']).toBeGreaterThan(80)
  expect(seen.said).toEqual(Object.keys(missing).map((what) => [what, true]))
}, 60_000)
