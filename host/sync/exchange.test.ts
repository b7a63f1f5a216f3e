import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PullAnswer } from '#core/protocol/sync.ts'
import { readSyncState, saveSyncState } from '#db/sync-state.ts'
import { openTestCounter, type TestCounter, testId } from '#tests/fixture/counter.ts'
import { MustStartAfresh, pull } from './exchange.ts'
import type { ServerLink } from './link.ts'

let counter: TestCounter
beforeEach(async () => {
  counter = await openTestCounter()
})
afterEach(() => counter.remove())

/** A server that answers with these, one after the other. */
function answering(answers: PullAnswer[]): ServerLink {
  return {
    call: async () => (answers.shift() ?? { state: 'start-afresh', epoch: after }) as never,
    follow: async function* () {
      // Nothing depends on being told how far the feed goes.
    },
    clockOffsetMs: () => null,
  }
}
const [before, after] = [testId<string>(), testId<string>()]
const page = (epoch: string, from: number): PullAnswer => ({
  ...{ state: 'page', epoch, from, upto: from + 1, head: from + 1, entities: [] },
})

describe('I5 pull', () => {
  it('a page of another epoch is no answer to what was asked: nothing of it is taken over', async () => {
    const { world } = counter
    world.db.write((tx) => saveSyncState(tx, { epoch: before, cursor: 7, heard: 7 }))
    await expect(pull(world, answering([page(after, 7)]))).rejects.toThrow(MustStartAfresh)
    expect(readSyncState(world.db.read)).toMatchObject({ epoch: before, cursor: 7 })
  })

  it('nor is one from another place of the feed; the right one is', async () => {
    const { world } = counter
    world.db.write((tx) => saveSyncState(tx, { epoch: before, cursor: 7, heard: 7 }))
    await pull(world, answering([page(before, 3), page(before, 7)]))
    expect(readSyncState(world.db.read)).toMatchObject({ epoch: before, cursor: 8 })
  })
})
