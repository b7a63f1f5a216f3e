import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accept } from '#core/domain/decision.ts'
import type { CommandId } from '#core/domain/ids.ts'
import { listEntriesAfter, verifyChain } from '#db/journal.ts'
import { inJournal } from '#host/in-journal.ts'
import { openTestCounter, type TestCounter, testId } from '#tests/fixture/counter.ts'

let counter: TestCounter
beforeEach(async () => {
  counter = await openTestCounter()
})
afterEach(() => counter.remove())

const record = (entry: unknown) =>
  inJournal(counter.world, { commandId: testId<CommandId>() }, { name: 'test.note', v: 1 }, () =>
    accept({ answer: entry, entry, changed: [] }),
  )

describe('the journal', () => {
  it('numbers entries without a gap and chains each to the one before', () => {
    for (const text of ['one', 'two', 'three']) record({ text })
    const entries = listEntriesAfter(counter.world.db.read, 0, 10)
    expect(entries.map(({ n }) => n)).toEqual([1, 2, 3, 4])
    expect(entries.slice(1).map(({ prevHash }) => prevHash)).toEqual(entries.slice(0, -1).map(({ hash }) => hash))
    expect(verifyChain(counter.world.db.read).problem).toBeNull()
  })

  it.each([
    ['a changed body', "update journal set body = '{}' where n = 3", 3, 'was changed after it was written'],
    [
      'a changed time',
      'update journal set at_wall_ms = at_wall_ms + 1 where n = 2',
      2,
      'was changed after it was written',
    ],
    ['a missing entry', 'delete from journal where n = 3', 4, 'expected entry 3, found 4'],
    [
      'a replaced hash',
      "update journal set hash = iif(hash like 'f%', '0', 'f') || substr(hash, 2) where n = 4",
      4,
      'was changed after it was written',
    ],
  ])('notices %s', (_, sql, n, what) => {
    for (const text of ['one', 'two', 'three']) record({ text })
    counter.world.db.sqlite.exec(sql)
    expect(verifyChain(counter.world.db.read).problem).toEqual({ n, what })
  })

  it('keeps the body word for word, keys sorted, whatever order they came in', () => {
    record({ b: 1, a: ['ø', null, { d: true, c: 1.5 }] })
    expect(listEntriesAfter(counter.world.db.read, 1, 1)[0]?.body).toBe('{"a":["ø",null,{"c":1.5,"d":true}],"b":1}')
  })

  it('rolls back rows and entry together when the decision throws', () => {
    const attempt = () =>
      inJournal(counter.world, { commandId: testId<CommandId>() }, { name: 'test.break', v: 1 }, (tx) => {
        tx.sql.prepare("insert into settings (key, value) values ('x', '1')").run()
        throw new Error('in the middle')
      })
    expect(attempt).toThrow('in the middle')
    expect(counter.world.db.sqlite.prepare("select count(*) as n from settings where key = 'x'").get()).toEqual({
      n: 0,
    })
    expect(verifyChain(counter.world.db.read)).toMatchObject({ entries: 1, problem: null })
  })
})
