// Everything a page could send, and what no page would: the host answers, refuses by a name the contract has, or says that
// the input is bad. It never breaks, never hangs, and what it did not accept has changed nothing.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract } from '#core/contract/contract.ts'
import type { OrderId, PaymentAttemptId } from '#core/domain/ids.ts'
import { makeTicketCode } from '#core/domain/ticket-code.ts'
import type { Database } from '#db/database.ts'
import { openForReading } from '#db/open.ts'
import { clerkFrom, findStaff } from '#db/staff.ts'
import { keyFromFile } from '#host/key-file.ts'
import { type Connection, connect } from '#tests/contract/connect.ts'
import { hostileValue, type Known, mutated, replaced, validInputs } from '#tests/contract/inputs.ts'
import { settled } from '#tests/faults/sent.ts'
import { anneBerg, ids, openTestCounter, saleOf, seatLine, type TestCounter, testId } from '#tests/fixture/counter.ts'

type Procedure = { feature: string; name: string; path: string; codes: Set<string> }

// Every one of these may also find nobody signed in, or the input not to be what the contract says.
const always = ['BAD_REQUEST', 'SIGNED_OUT', 'NOT_ALLOWED']
const procedures: Procedure[] = Object.entries(contract).flatMap(([feature, group]) =>
  Object.entries(group).map(([name, procedure]) => ({
    feature,
    name,
    path: `${feature}.${name}`,
    codes: new Set([...always, ...Object.keys(procedure['~orpc'].errorMap)]),
  })),
)

const answerMsMax = 5_000
/** FOYER_FUZZ=2000 for a longer look, FOYER_FUZZ_SEED=7 for another one. */
const runsPerProcedure = Number(process.env.FOYER_FUZZ ?? 40)
const seed = Number(process.env.FOYER_FUZZ_SEED ?? 20_261_121)
/** A backup is a whole copy by another thread: a few are enough. */
const runsOf = ({ path }: Procedure) => (path === 'backup.make' ? 3 : runsPerProcedure)

let counter: TestCounter
let connection: Connection
let witness: Database
const known: Known = { orderId: '', documentId: '', lineId: '', attemptId: '', cardCode: '' }

beforeAll(async () => {
  counter = await openTestCounter()
  connection = await connect('WebSocket', counter.world)
  const line = seatLine(0)
  const sold = await connection.client.sale.complete(saleOf([line], 32_000))
  await settled(counter.world)
  const attemptId = testId<PaymentAttemptId>()
  const { customer: customerId } = ids
  await connection.client.payment.begin({ ...paidBy(sold.orderId), commandId: testId(), attemptId, customerId })
  Object.assign(known, { orderId: sold.orderId, documentId: sold.documentIds[0], lineId: line.id, attemptId })
  known.cardCode = makeTicketCode(new Uint8Array(16))
  const { path } = counter.world.db
  witness = openForReading(path, keyFromFile(counter.directory, path))
})
afterAll(async () => {
  witness.close()
  await connection.close()
  await counter.remove()
})

const paidBy = (orderId: OrderId) => ({ orderId, amountMinor: 5_000 })

const patienceMs = 10_000 + runsPerProcedure * 100

describe('whatever comes over the socket', () => {
  it('every procedure of the contract is tried, with an input the host understands', async () => {
    expect(Object.keys(validInputs(known)).sort()).toEqual(procedures.map(({ path }) => path).sort())
    for (const procedure of procedures.filter(({ path }) => !path.startsWith('fileImport'))) {
      const outcome = await outcomeOf(procedure, validInputs(known)[procedure.path]?.())
      expect([procedure.path, outcome.code]).not.toEqual([procedure.path, 'BAD_REQUEST'])
    }
  })

  it.each(procedures)(
    '$path takes hostile input for what it is',
    async (procedure) => {
      const property = fc.asyncProperty(hostileValue(known), (value) => holds(procedure, value))
      await fc.assert(property, { seed, numRuns: Math.ceil(runsOf(procedure) / 2), ...plain })
    },
    patienceMs,
  )

  it.each(procedures)(
    '$path with one part of its input replaced still answers by the contract',
    async (procedure) => {
      const property = fc.asyncProperty(hostileValue(known), fc.nat({ max: 200 }), (value, at) =>
        holds(procedure, mutated(validInputs(known)[procedure.path]?.(), value, at)),
      )
      await fc.assert(property, { seed, numRuns: runsOf(procedure), ...plain })
    },
    patienceMs,
  )

  it.each([
    ['the id of a customer', 'customer.create', ['customerId'], () => ids.customer],
    ['the id of an order', 'sale.complete', ['orderId'], () => known.orderId],
    ['the id of an order line', 'sale.complete', ['lines', '1', 'id'], () => known.lineId],
    ['the id of a contact point', 'customer.create', ['details', 'contactPoints', '0', 'id'], () => pointId],
  ] as const)('%s that is in use already is bad input, not a defect', async (_, path, place, value) => {
    const procedure = procedures.find((each) => each.path === path)
    // What came before may have cancelled it.
    counter.world.db.sqlite.prepare("update performances set state = 'on-sale'").run()
    const before = version()
    // Seats nobody takes in this file, so that the id is the only thing wrong.
    const sound = path === 'sale.complete' ? saleOf([seatLine(7), seatLine(8)], 64_000) : validInputs(known)[path]?.()
    const input = replaced(sound, [...place], value())
    expect([procedure && (await outcomeOf(procedure, input)), version()]).toEqual([
      { code: 'BAD_REQUEST', message: expect.stringContaining('already') },
      before,
    ])
  })

  it('and nothing of it reached the prototype of all objects', () => {
    expect((Object.prototype as { polluted?: unknown }).polluted).toBeUndefined()
  })
})

const pointId = anneBerg.contactPoints[0]?.id
const plain = { endOnFailure: true }

async function holds(procedure: Procedure, input: unknown): Promise<void> {
  const before = version()
  const { code, message } = await outcomeOf(procedure, input)
  if (code === 'answered') return
  expect({ code: procedure.codes.has(code) ? 'named' : `${code}: ${message}` }).toEqual({ code: 'named' })
  // A wrong PIN is counted and journalled; that is its purpose.
  if (procedure.path !== 'session.signIn') expect(version()).toBe(before)
}

/** Moves with every commit that changed a page, as seen by a connection that does not write. */
function version(): unknown {
  return witness.sqlite.pragma('data_version', { simple: true })
}

async function outcomeOf(procedure: Procedure, input: unknown): Promise<{ code: string; message: string }> {
  const manager = findStaff(counter.world.db.read, ids.manager)
  if (manager) counter.world.session.enter(clerkFrom(manager))
  const client: object = connection.client
  const group = (client as Record<string, Record<string, Call>>)[procedure.feature]
  const call = group?.[procedure.name]
  if (!call) throw new Error(`the client has no ${procedure.path}`)
  try {
    const answer = await call(input, { signal: AbortSignal.timeout(answerMsMax) })
    if (procedure.path === 'change.stream') await (answer as AsyncIterator<unknown>).return?.()
    return { code: 'answered', message: '' }
  } catch (error) {
    const { code, message } = error as { code?: unknown; message?: unknown }
    return { code: String(code), message: String(message) }
  } finally {
    await settled(counter.world)
  }
}

type Call = (input: unknown, options: { signal: AbortSignal }) => Promise<unknown>
