import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandId } from '#core/domain/ids.ts'
import { ReceiptDocument } from '#core/domain/receipt.ts'
import { TicketDocument } from '#core/domain/ticket.ts'
import { verifyChain } from '#db/journal.ts'
import { lastNumber } from '#db/number-series.ts'
import { ids, openTestCounter, saleOf, seatLine, type TestCounter, testId } from '#tests/fixture/counter.ts'
import { router } from './router.ts'

let counter: TestCounter
beforeEach(async () => {
  counter = await openTestCounter()
})
afterEach(() => counter.remove())

const client = () => createRouterClient(router, { context: { world: counter.world } })
const command = () => ({ commandId: testId<CommandId>() })
const sale = (index = 0) => ({ ...saleOf([seatLine(index)], 32_000), approval: null })
const real = () => {
  const { read, sqlite } = counter.world.db
  const names = sqlite.prepare("select name from journal where name not like 'host.%' order by n").pluck().all()
  const count = (table: string) => sqlite.prepare(`select count(*) from ${table}`).pluck().get()
  return { names, orders: count('orders'), documents: count('documents'), last: lastNumber(read, 'receipt') }
}

describe('MS09 training', () => {
  it('touches no seat, number, paper or total of the real counter, and says on every paper what it is', async () => {
    await client().training.begin(command())
    expect((await client().session.state()).isTraining).toBe(true)
    const sold = await client().sale.complete(sale())
    expect(sold.receiptNumber).toMatch(/\.TRAINING-1$/)
    const view = await client().performance.get({ performanceId: ids.performance })
    expect(view.taken).toEqual([{ seatId: ids.seats[0], status: 'sold' }])
    const papers = counter.world.training.world()?.db.sqlite.prepare('select kind, body from documents').all()
    const bodies = (papers as { kind: string; body: string }[]).map(({ kind, body }) => ({
      kind,
      body: JSON.parse(body),
    }))
    const ticket = TicketDocument.parse(bodies.find(({ kind }) => kind === 'ticket')?.body)
    const receipt = ReceiptDocument.parse(bodies.find(({ kind }) => kind === 'receipt')?.body)
    expect([ticket.eventTitle, receipt.seller.name, receipt.footerLines[0]]).toEqual([
      expect.stringContaining('TRENING · '),
      expect.stringContaining('TRENING · '),
      'TRENING',
    ])
    expect(real()).toEqual({ names: ['training.begin'], orders: 0, documents: 0, last: 0 })
    await client().training.end(command())
    expect(real()).toEqual({ names: ['training.begin', 'training.end'], orders: 0, documents: 0, last: 0 })
    expect((await client().performance.get({ performanceId: ids.performance })).taken).toEqual([])
    expect(await client().sale.complete(sale())).toMatchObject({
      receiptNumber: expect.not.stringContaining('TRAINING'),
    })
    expect(verifyChain(counter.world.db.read).problem).toBeNull()
  })

  it('the journal says that somebody trained and how much; twice begun or ended is once, and each begins anew', async () => {
    const begin = command()
    await client().training.begin(begin)
    await client().training.begin(begin)
    await client().training.begin(command())
    await client().sale.complete(sale(1))
    await client().training.end(command())
    await client().training.end(command())
    const bodies = counter.world.db.sqlite.prepare("select body from journal where name = 'training.end'").pluck().all()
    expect(bodies.map((body) => JSON.parse(String(body)))).toMatchObject([{ settlements: 1, totalMinor: 32_000 }])
    expect(real().names).toEqual(['training.begin', 'training.end'])
    await client().training.begin(command())
    expect((await client().sale.complete(sale(1))).receiptNumber).toMatch(/\.TRAINING-1$/)
  })

  it('signing in and the counter’s own affairs stay real; a program that stops leaves nothing of the copy', async () => {
    await client().training.begin(command())
    const directory = join(counter.directory, 'training')
    expect(existsSync(directory)).toBe(true)
    await client().session.signOut({ ...command(), reason: 'asked' })
    expect(real().names).toEqual(['training.begin', 'session.sign-out'])
    await expect(client().sale.complete(sale(2))).rejects.toMatchObject({ code: 'SIGNED_OUT' })
    await counter.close()
    expect(existsSync(directory)).toBe(false)
  })
})
