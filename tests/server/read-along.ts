// A reader beside the writers: it pulls again and again, as a counter does, and notes every number it was led past.
import { setTimeout as pause } from 'node:timers/promises'
import { type PulledEntity, pullChangesMax } from '#core/protocol/sync.ts'
import type { TestStore } from './server-fixture.ts'

export type ReadAlong = {
  /** Reads to the end and says what it saw, by id, and which numbers it was led past. */
  stop(): Promise<{ seen: Map<string, PulledEntity>; gaps: string[]; pulls: number }>
}

/** @param pauseMs between two pulls; none leaves the writers the least room */
export function readAlong(
  { store, database }: Pick<TestStore, 'store' | 'database'>,
  { limit = 50, pauseMs = 0 } = {},
): ReadAlong {
  const seen = new Map<string, PulledEntity>()
  const gaps: string[] = []
  let cursor = 0
  let pulls = 0
  let isStopping = false
  const pullOnce = async () => {
    const answer = await store.pull({ epoch: null, from: cursor, limit })
    if (answer.state !== 'page') throw new Error('the feed was not cleared')
    const { entities, from, upto } = answer
    const numbers = await database.query<{ seq: number }>(
      'select seq from change_feed where seq > $1 and seq <= $2 order by seq',
      [from, upto],
    )
    numbers.forEach(({ seq }, index) => {
      if (seq !== from + index + 1) gaps.push(`${seq} after ${from + index}`)
    })
    for (const entity of entities) seen.set(entity.id, entity)
    cursor = upto
    pulls += 1
    return upto < answer.head
  }
  const running = (async () => {
    while (!isStopping) {
      await pullOnce()
      if (pauseMs > 0) await pause(pauseMs)
    }
    for (let left = pullChangesMax; left > 0 && (await pullOnce()); left--);
  })()
  return {
    stop: async () => {
      isStopping = true
      await running
      return { seen, gaps, pulls }
    },
  }
}
