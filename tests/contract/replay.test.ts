// Commands sent again, and commands at a bad moment: a lost answer, a counter whose disk takes nothing, two clerks in turn.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandId } from '#core/domain/ids.ts'
import { findStaff } from '#db/staff.ts'
import { type Connection, connect, transports } from '#tests/contract/connect.ts'
import { settled } from '#tests/faults/sent.ts'
import {
  anneBerg,
  ids,
  openTestCounter,
  pins,
  saleOf,
  seatLine,
  type TestCounter,
  testId,
} from '#tests/fixture/counter.ts'

describe.each(transports)('over a %s', (transport) => {
  let counter: TestCounter
  let connection: Connection
  beforeEach(async () => {
    counter = await openTestCounter({ isSignedIn: false })
    connection = await connect(transport, counter.world)
  })
  afterEach(async () => {
    await connection.close()
    await counter.remove()
  })

  const signIn = (staffId = ids.cashier, pin = pins.cashier, commandId = testId<CommandId>()) =>
    connection.client.session.signIn({ commandId, staffId, pin })

  it('PR01 sign-in: a colleague’s command that comes again does not put the colleague back at the till', async () => {
    await signIn(ids.manager, pins.manager)
    const look = { commandId: testId<CommandId>(), language: 'de', colorScheme: 'dark' } as const
    await connection.client.session.setPreferences(look)
    await signIn()
    await connection.client.session.setPreferences(look)
    expect(counter.world.session.clerkId()).toBe(ids.cashier)
  })

  it('PR01 sign-in: a right PIN sent again after a lost answer is not counted as a wrong one', async () => {
    const commandId = testId<CommandId>()
    for (let count = 0; count < 4; count++) await signIn(ids.cashier, pins.cashier, commandId)
    expect(findStaff(counter.world.db.read, ids.cashier)?.failedPins).toBe(0)
  })

  it('PR01 sign-in: who signs out is out, even when the disk does not take the note of it', async () => {
    await signIn()
    counter.world.db.sqlite.pragma('query_only = ON')
    const answer = connection.client.session.signOut({ commandId: testId<CommandId>(), reason: 'asked' })
    await expect(answer).rejects.toThrow()
    expect(counter.world.session.clerk()).toBeNull()
    counter.world.db.sqlite.pragma('query_only = OFF')
  })

  it('a draft that could not be read again is not taken', async () => {
    await signIn()
    const save = (body: string) => connection.client.draft.save({ key: 'cart', body })
    await save('{"lines":[]}')
    await expect(save('not json')).rejects.toThrow()
    expect(await connection.client.draft.all()).toEqual([{ key: 'cart', body: '{"lines":[]}' }])
  })

  it('a paper on its way to the printer is not yet one that somebody saw', async () => {
    await signIn()
    const { documentIds } = await connection.client.sale.complete(saleOf([seatLine(0)], 32_000))
    await settled(counter.world)
    const [documentId] = documentIds
    if (!documentId) throw new Error('a sale has papers')
    counter.world.db.sqlite.prepare("update documents set state = 'printing' where id = ?").run(documentId)
    const confirm = connection.client.document.confirmPrinted({ commandId: testId<CommandId>(), documentId })
    await expect(confirm).rejects.toMatchObject({ code: 'IS_PRINTING' })
  })

  it('CC02 header: two clerks who correct a field to the same are not set against each other', async () => {
    await signIn()
    const edit = () =>
      connection.client.customer.edit({
        commandId: testId<CommandId>(),
        customerId: ids.customer,
        base: anneBerg,
        details: { ...anneBerg, firstName: 'Anne-Lise' },
      })
    await edit()
    await edit()
    const card = await connection.client.customer.card({ customerId: ids.customer })
    expect(card.details.firstName).toBe('Anne-Lise')
  })
})
