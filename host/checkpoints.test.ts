import { afterEach, beforeEach, expect, test } from 'vitest'
import { saveSetting } from '#db/counter.ts'
import { openTestCounter, type TestCounter, venue } from '#tests/fixture/counter.ts'

let counter: TestCounter
beforeEach(async () => {
  counter = await openTestCounter()
})
afterEach(() => counter.remove())

const pragma = (source: string) => counter.world.db.sqlite.pragma(source)
const writeSome = () =>
  counter.world.db.write((tx) => saveSetting(tx, 'venue', { ...venue, name: 'Written beside it' }))

test('a checkpoint beside the work carries everything over, and commits look after themselves again behind it', async () => {
  const work = counter.world.checkpoints.begin()
  const during = pragma('wal_autocheckpoint')
  writeSome()
  await work.keepUp()
  writeSome()
  await work.end()
  const [log] = pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[]
  expect(log?.log).toBeGreaterThan(0)
  expect({ during, after: pragma('wal_autocheckpoint'), leftOver: (log?.log ?? 0) - (log?.checkpointed ?? 0) }).toEqual(
    {
      during: [{ wal_autocheckpoint: 16_000 }],
      after: [{ wal_autocheckpoint: 1_000 }],
      leftOver: 0,
    },
  )
})
