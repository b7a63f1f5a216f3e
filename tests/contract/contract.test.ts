import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contract } from '#core/contract/contract.ts'
import type { CommandId } from '#core/domain/ids.ts'
import { type Connection, connect, transports } from '#tests/contract/connect.ts'
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

describe.each(transports)('the contract over a %s', (transport) => {
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

  const signIn = (staffId = ids.cashier, pin = pins.cashier) =>
    connection.client.session.signIn({ commandId: testId<CommandId>(), staffId, pin })

  it('PR01 sign-in: nothing that needs a clerk answers before somebody signed in', async () => {
    const answers = await Promise.all(
      staffedProcedures().map(async (path) => [path.join('.'), await codeOf(call(connection.client, path, {}))]),
    )
    expect(answers.filter(([, code]) => code !== 'SIGNED_OUT')).toEqual([])
    expect(answers.length).toBeGreaterThan(20)
  })

  it('PR01 sign-in: the right PIN opens the counter, with the rights of the role', async () => {
    const clerk = await signIn()
    expect(clerk).toMatchObject({ name: 'Kari Nordmann', rights: ['sell', 'customer.edit', 'till'] })
    expect(await codeOf(connection.client.backup.list())).toBe('NOT_ALLOWED')
    await connection.client.session.signOut({ commandId: testId<CommandId>(), reason: 'asked' })
    await signIn(ids.manager, pins.manager)
    expect(await connection.client.backup.list()).toEqual([])
  })

  it('PR01 sign-in: wrong PINs make one wait, longer each time, also after a restart of the connection', async () => {
    const codes = []
    for (let count = 0; count < 4; count++) codes.push(await codeOf(signIn(ids.cashier, '0000')))
    expect(codes).toEqual(['WRONG_PIN', 'WRONG_PIN', 'WRONG_PIN', 'WAIT'])
    expect(await codeOf(signIn())).toBe('WAIT')
    counter.clock.advance(2_000)
    expect((await signIn()).name).toBe('Kari Nordmann')
  })

  it('a sale goes through from question to paper, and those who listen hear of it', async () => {
    await signIn()
    const notices = await connection.client.change.stream()
    await notices.next()
    const sold = await connection.client.sale.complete(saleOf([seatLine(0), seatLine(1)], 64_000, 100_000))
    const notice = await notices.next()
    expect(sold).toMatchObject({ orderNumber: 'A1-1', changeMinor: 36_000 })
    expect(notice).toMatchObject({ done: false, value: { topics: expect.arrayContaining(['order']) } })
    await notices.return?.(undefined)
    const [row] = await connection.client.order.list({ customerId: ids.customer })
    expect(row).toMatchObject({ number: 'A1-1', ticketCount: 2, title: 'Peer Gynt', dueMinor: 0, state: 'sold' })
    const performance = await connection.client.performance.get({ performanceId: ids.performance })
    expect(performance.taken).toHaveLength(2)
  })

  it('FM01 search: a customer is found by any part of any field, in any order and spelling', async () => {
    await signIn()
    const texts = [
      'berg anne',
      'BER',
      'anne.berg@example.no',
      'example',
      '412 34 567',
      '004741234567',
      '34567',
      'ostre',
      'Østre gate',
      '0181 oslo',
      'A1-1',
      'old 77',
      'erg',
      'stre',
      '181',
      '77',
      '17.05.1980',
      '1980',
      '170580',
      'berg@',
      'slo',
    ]
    const found = await Promise.all(
      texts.map(async (text) =>
        (await connection.client.search.find({ text, limit: 10 })).hits.map(
          (hit) => hit.kind === 'customer' && hit.name,
        ),
      ),
    )
    expect(found).toEqual(texts.map(() => ['Berg, Anne']))
  })

  it('CC02 header: an edit changes only the fields that were changed, and notices what somebody else changed', async () => {
    await signIn()
    const { client } = connection
    const edit = (details: object, base = anneBerg) =>
      client.customer.edit({
        commandId: testId<CommandId>(),
        customerId: ids.customer,
        base,
        details: { ...base, ...details },
      })
    await edit({ firstName: 'Anna' })
    await edit({ lastName: 'Bergh' })
    const card = await client.customer.card({ customerId: ids.customer })
    expect([card.details.firstName, card.details.lastName]).toEqual(['Anna', 'Bergh'])
    expect(await codeOf(edit({ firstName: 'Anne-Lise' }))).toBe('CHANGED_MEANWHILE')
    expect((await client.search.find({ text: 'anna bergh', limit: 5 })).hits).toHaveLength(1)
    expect((await client.search.find({ text: 'anne', limit: 5 })).hits).toHaveLength(1)
  })

  it('CC45 duplicates: a new customer who is already there is announced with the reasons', async () => {
    await signIn()
    const details = { ...anneBerg, firstName: 'Ane', contactPoints: anneBerg.contactPoints.slice(0, 1), addresses: [] }
    expect(await connection.client.customer.duplicates({ details, exceptId: null })).toEqual([
      expect.objectContaining({ name: 'Berg, Anne', reasons: ['phone', 'similar-name', 'birthday'] }),
    ])
    expect(await connection.client.customer.duplicates({ details, exceptId: ids.customer })).toEqual([])
  })

  it('CC09 internal note: is written, found, and removed', async () => {
    await signIn()
    const set = (base: string, text: string) =>
      connection.client.customer.setNote({
        commandId: testId<CommandId>(),
        customerId: ids.customer,
        kind: 'internal',
        base,
        text,
      })
    await set('', 'Likes the aisle')
    expect((await connection.client.search.find({ text: 'aisle', limit: 5 })).hits).toMatchObject([
      { matched: 'Likes the aisle' },
    ])
    expect(await codeOf(set('', 'something else'))).toBe('CHANGED_MEANWHILE')
    await set('Likes the aisle', '')
    expect((await connection.client.customer.card({ customerId: ids.customer })).notes.internal).toBeNull()
  })
})

function call(client: object, path: readonly string[], input: unknown): Promise<unknown> {
  const procedure = path.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], client)
  return (procedure as (input: unknown) => Promise<unknown>)(input)
}

function staffedProcedures(): string[][] {
  return Object.entries(contract).flatMap(([feature, procedures]) =>
    Object.entries(procedures).flatMap(([name, procedure]) =>
      procedure['~orpc'].meta.isStaffed ? [[feature, name]] : [],
    ),
  )
}

async function codeOf(answer: Promise<unknown>): Promise<unknown> {
  return answer.then(
    () => 'answered',
    (error: { code?: unknown }) => error.code,
  )
}
