import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CustomerEntity } from '#core/protocol/entity.ts'
import { find } from '#host/features/search.ts'
import { openTestCounter, type TestCounter } from '#tests/fixture/counter.ts'
import { customerBody } from '#tests/server/journal-maker.ts'
import { readCustomerEntity, writeCustomerEntity } from './customer.ts'

let counter: TestCounter
beforeEach(async () => {
  counter = await openTestCounter()
})
afterEach(() => counter.remove())

const { customerId, customer } = customerBody('Rustad')
const card: CustomerEntity = {
  ...customer,
  externalNumber: 'EXT-77',
  details: {
    ...customer.details,
    dateOfBirth: '1971-03-09',
    contactPoints: [
      {
        id: 'mail',
        channel: 'email',
        kind: 'private',
        value: 'A@Fjord.no',
        normal: 'a@fjord.no',
        isPrimary: true,
      },
      {
        id: 'phone',
        channel: 'phone',
        kind: 'mobile',
        value: '98 76 54 32',
        normal: '+4798765432',
        isPrimary: false,
      },
    ],
    addresses: [
      {
        id: 'home',
        kind: 'home',
        street: 'Havnegata 4',
        extra: '',
        postcode: '7010',
        town: 'Trondheim',
        country: 'NO',
        isPrimary: true,
      },
    ],
  },
  notes: { internal: { text: 'rullestol', changedAtMs: 1, changedBy: 'kari' }, important: null },
}

const write = (entity: CustomerEntity) =>
  counter.world.db.writeInAnyOrder((tx) => writeCustomerEntity(tx, customerId, entity))
const isFound = (text: string) => find(counter.world.db.read, text, 30).hits.some((hit) => hit.id === customerId)

describe('a card that comes down', () => {
  it('stands as it says, in the place of what was there', () => {
    const { details } = card
    const [, phone] = details.contactPoints
    const later = {
      ...card,
      details: { ...details, contactPoints: phone ? [phone] : [], addresses: [] },
      notes: { internal: null, important: { text: 'ring', changedAtMs: 2, changedBy: 'emma' } },
    }
    const stands = [card, later].map((entity) => {
      write(entity)
      return readCustomerEntity(counter.world.db.read, customerId)
    })
    expect(stands).toEqual([card, later])
  })

  it('is found by everything that stands on it, and no more by what stood there before', () => {
    write(card)
    const words = ['rustad', 'EXT-77', 'a@fjord.no', '98765432', 'havnegata', 'trondheim', 'rullestol', '09.03.1971']
    expect(words.filter((word) => !isFound(word))).toEqual([])
    write({ ...card, details: { ...card.details, lastName: 'Solberg' } })
    expect([isFound('rustad'), isFound('solberg')]).toEqual([false, true])
  })
})
