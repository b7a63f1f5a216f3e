import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CommandId } from '#core/domain/ids.ts'
import { countActs } from '#db/shift.ts'
import { openTestCounter, type TestCounter, testId } from '#tests/fixture/counter.ts'
import { recordCorrection } from './correction.ts'
import { recordDrawerOpening } from './drawer.ts'
import { beginTraining, endTraining } from './training.ts'

let counter: TestCounter
beforeEach(async () => {
  counter = await openTestCounter()
})
afterEach(() => counter.remove())

const command = () => ({ commandId: testId<CommandId>() })

it('MS08 journal: lines taken out of a cart are on record and in the report, each once, and so is training', async () => {
  const before = countActs(counter.world.db.read, 0)
  const lines = [
    { text: 'Row 6, seat 5', quantity: 1, grossMinor: 49_500 },
    { text: 'Coffee', quantity: 2, grossMinor: 9_000 },
  ]
  const once = { ...command(), lines }
  recordCorrection(counter.world, once)
  recordCorrection(counter.world, once)
  await beginTraining(counter.world, command())
  endTraining(counter.world, command())
  const acts = countActs(counter.world.db.read, 0)
  expect([before.corrections, acts.corrections]).toEqual([
    { count: 0, amountMinor: 0 },
    { count: 2, amountMinor: 58_500 },
  ])
  expect(acts.training).toEqual({ count: 0, amountMinor: 0 })
  const row = counter.world.db.sqlite.prepare("select body from journal where name = 'sale.correct'").pluck().all()
  expect(row.map((body) => JSON.parse(String(body)))).toEqual([{ lines, isWhole: false }])
})

it('MS08 journal: a cart given up with all that lay in it, and a drawer opened without a sale, are on record and in the report', () => {
  const lines = [
    { text: 'Row 6, seat 5', quantity: 1, grossMinor: 49_500 },
    { text: 'Coffee', quantity: 2, grossMinor: 9_000 },
  ]
  recordCorrection(counter.world, { ...command(), lines, isWhole: true })
  recordDrawerOpening(counter.world, { ...command(), reason: 'a note to change' })
  const { corrections, givenUp, drawerOpenings } = countActs(counter.world.db.read, 0)
  expect([corrections.count, givenUp, drawerOpenings]).toEqual([0, { count: 1, amountMinor: 58_500 }, 1])
  const row = counter.world.db.sqlite.prepare("select body from journal where name = 'drawer.open'").pluck().get()
  expect(JSON.parse(String(row))).toEqual({ reason: 'a note to change', shiftId: null })
})
