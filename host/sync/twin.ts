// Seeing that somebody else goes on under this counter's name, from what comes down: a number of its own chain that it has not given.
// Either its data are of an older day, or a copy of its disk is in use. Handing in tells the same, but a sale may be quicker.
import type { PulledEntity } from '#core/protocol/sync.ts'
import { beginIncarnation } from '#db/counter.ts'
import type { WritableDb } from '#db/database.ts'
import { getNumberPrefix, lastNumber } from '#db/number-series.ts'

/**
 * Within the caller's transaction: from then on the journal goes on in a chain of its own, whose numbers nobody else gives.
 * @param makeChain an id for it
 */
export function partFromTwin(tx: WritableDb, entities: readonly PulledEntity[], makeChain: () => string): void {
  if (!entities.some(({ kind }) => kind === 'order' || kind === 'customer')) return
  const prefix = `${getNumberPrefix(tx)}-`
  const isGivenElsewhere = (['order', 'customer'] as const).some((kind) => {
    const highest = Math.max(0, ...entities.map((each) => (each.kind === kind ? sequenceOf(each.body, prefix) : 0)))
    return highest > 0 && highest > lastNumber(tx, kind)
  })
  if (isGivenElsewhere) beginIncarnation(tx, makeChain())
}

type Numbered = { number?: unknown; order?: { number?: unknown } } | null

/** 0 for a number of another chain. */
function sequenceOf(body: unknown, prefix: string): number {
  const numbered = body as Numbered
  const number = numbered?.order?.number ?? numbered?.number
  if (typeof number !== 'string' || !number.startsWith(prefix)) return 0
  const sequence = number.slice(prefix.length)
  return /^\d{1,9}$/.test(sequence) ? Number(sequence) : 0
}
