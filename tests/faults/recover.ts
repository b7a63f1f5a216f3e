// What must hold when a counter is opened again after it was killed, as a list of what does not. Then everything that was
// sent is sent again, as a screen that lost its answer would, and it must hold once more.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { createRouterClient } from '@orpc/server'
import pino from 'pino'
import { listUnprinted } from '#db/document.ts'
import { lastNumber } from '#db/number-series.ts'
import type { OpenedWorld } from '#host/open-world.ts'
import { openWorld } from '#host/open-world.ts'
import { router } from '#host/router.ts'
import { verifyBooks } from '#host/verify.ts'
import type { World } from '#host/world.ts'
import { migrationsDirectory } from '#tests/fixture/counter.ts'
import { callIn, type Sent, settled, signIn } from './sent.ts'
import { traceFlaws } from './trace.ts'

/** How many bowls of soup the prepared counter began with. */
export const soupAtFirst = 1_000

/** Opens the directory as a fresh host and returns what is wrong; the list is empty when all is well. */
export async function recover(directory: string, sent: readonly Sent[]): Promise<string[]> {
  const paperBefore = readPaper(directory)
  let opened: OpenedWorld
  try {
    opened = await openWorld({
      dataDirectory: directory,
      migrationsDirectory,
      warnings: [],
      counterCode: 'A1',
      log: pino({ level: 'silent' }),
    })
  } catch (error) {
    return [`the counter does not open: ${String(error)}`]
  }
  try {
    signIn(opened.world)
    await new Promise((resolve) => setImmediate(resolve))
    const unasked = isDeepStrictEqual(readPaper(directory), paperBefore) ? [] : ['something was printed at the start']
    return [...unasked, ...(await recoverIn(opened, directory, sent))]
  } finally {
    await opened.close()
  }
}

/** The same in a counter that stands already. */
export async function recoverIn({ world }: OpenedWorld, directory: string, sent: readonly Sent[]): Promise<string[]> {
  const before = [...flawsOf(world, directory), ...sent.flatMap((each) => traceFlaws(world, each, 'all or nothing'))]
  if (before.length > 0) return before
  const client = createRouterClient(router, { context: { world } })
  for (const each of sent) {
    const answers = [await answerOf(client, each), await answerOf(client, each)]
    const expected = each.answer ?? answers[0]
    if (!answers.every((answer) => isDeepStrictEqual(answer, expected)))
      return [`${each.path.join('.')} sent again answers otherwise: ${JSON.stringify([expected, ...answers])}`]
  }
  await settled(world)
  const after = [...flawsOf(world, directory), ...sent.flatMap((each) => traceFlaws(world, each, 'all'))]
  return after.map((flaw) => `after sending again: ${flaw}`)
}

function answerOf(client: object, sent: Sent): Promise<unknown> {
  return callIn(client, sent).catch((error: { code?: string }) => ({ refused: error.code ?? String(error) }))
}

function flawsOf(world: World, directory: string): string[] {
  const { problem } = verifyBooks(world.db, world.recorder.box)
  return [
    ...(problem ? [`the books do not verify: ${JSON.stringify(problem)}`] : []),
    ...numberFlaws(world),
    ...paperFlaws(world, directory),
    ...stockFlaws(world),
  ]
}

const numbersSql = {
  order: 'select number from orders order by sequence',
  receipt: 'select number from settlements order by cast(substr(number, 4) as integer)',
  ticket: "select number from documents where kind = 'ticket' order by cast(substr(number, 4) as integer)",
} as const

function numberFlaws({ db }: World): string[] {
  return (['order', 'receipt', 'ticket'] as const).flatMap((kind) => {
    const rows = db.read.sql.prepare(numbersSql[kind]).all() as { number: string }[]
    const expected = Array.from({ length: lastNumber(db.read, kind) }, (_, index) => ({ number: `A1-${index + 1}` }))
    return isDeepStrictEqual(rows, expected) ? [] : [`${kind} numbers: ${rows.map(({ number }) => number).join(' ')}`]
  })
}

function stockFlaws({ db }: World): string[] {
  const sql = `select stock + (select coalesce(sum(quantity), 0) from order_lines where product_id = products.id) as total
    from products where stock is not null`
  const { total } = db.read.sql.prepare(sql).get() as { total: number }
  return total === soupAtFirst ? [] : [`stock and sold soup together are ${total}`]
}

/** Nobody in these proofs says that a paper may be printed again, so none may be there twice. */
function paperFlaws({ db }: World, directory: string): string[] {
  const counts = new Map<string, number>()
  for (const jobId of readPaper(directory)) counts.set(jobId, (counts.get(jobId) ?? 0) + 1)
  const rows = db.read.sql.prepare('select id, state from documents').all() as { id: string; state: string }[]
  const offered = new Set(listUnprinted(db.read, 500).map(({ document }) => document.id))
  return rows.flatMap(({ id, state }) => {
    const isRight = timesOnPaper[state]?.includes(counts.get(id) ?? 0) && offered.has(id) === (state !== 'printed')
    return isRight ? [] : [`a paper is ${state}, ${counts.get(id) ?? 0} times printed, ${offered.has(id)} offered`]
  })
}

const timesOnPaper: Record<string, number[]> = { waiting: [0], failed: [0], printed: [1], unclear: [0, 1] }

function readPaper(directory: string): string[] {
  return ['receipt', 'ticket'].flatMap((role) => {
    const text = readFileSync(join(directory, 'printed', role, 'printed.jsonl'), 'utf8')
    const whole = text.split('\n').slice(0, -1).filter(Boolean)
    return whole.map((line) => (JSON.parse(line) as { jobId: string }).jobId)
  })
}
