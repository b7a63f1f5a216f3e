import { describe, expect, test } from 'vitest'
import { exampleTicket, exampleVenues } from '#core/domain/example-documents.ts'
import { Language } from '#core/domain/locale.ts'
import { describePlace, TicketDocument } from '#core/domain/ticket.ts'

describe('a ticket', () => {
  test('of every example venue is valid, also after the way through a database', () => {
    for (const venue of Object.values(exampleVenues)) {
      const ticket = exampleTicket(venue)
      expect(TicketDocument.parse(JSON.parse(JSON.stringify(ticket)))).toEqual(ticket)
    }
  })

  test('with a code that fails its check is refused', () => {
    const ticket = { ...exampleTicket(exampleVenues.NO), ticketCode: '4FR6AEM4022T' }
    expect(TicketDocument.safeParse(ticket).success).toBe(false)
  })

  test('says where to sit in the words of each language', () => {
    const seat = { kind: 'seat', area: 'Parterre', row: 'F', seat: '12' } as const
    expect(Language.options.map((language) => describePlace(seat, language))).toEqual([
      'Parterre row F seat 12',
      'Parterre rad F sete 12',
      'Parterre række F sæde 12',
      'Parterre rij F stoel 12',
      'Parterre rang F place 12',
      'Parterre Reihe F Platz 12',
    ])
  })

  test('names several seats in the plural, a row without a name not at all, and standing as standing', () => {
    expect(describePlace({ kind: 'seat', area: 'Balkong', row: '', seat: '1–3' }, 'nb')).toBe('Balkong seter 1–3')
    expect(describePlace({ kind: 'standing', area: 'Gulv' }, 'nb')).toBe('Gulv, Ståplass')
  })
})
