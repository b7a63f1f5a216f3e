import { describe, expect, test } from 'vitest'
import {
  documentClock,
  documentDateTime,
  documentLongDate,
  documentShortTime,
  TimeZone,
} from '#core/domain/document-time.ts'
import { Language } from '#core/domain/locale.ts'

const premiere = Date.UTC(2026, 10, 27, 18, 30)

describe('times on documents', () => {
  test('are those of the venue, in the habit of the language', () => {
    const written = Language.options.map((language) => [
      documentDateTime(premiere, 'Europe/Oslo', language),
      documentShortTime(premiere, 'Europe/Oslo', language),
      documentLongDate(premiere, 'Europe/Oslo', language),
    ])
    expect(written).toEqual([
      ['27/11/2026 19:30', 'Fri 27/11 19:30', 'Friday 27 November 2026'],
      ['27.11.2026 19:30', 'Fre 27.11. 19:30', 'Fredag 27. november 2026'],
      ['27.11.2026 19:30', 'Fre 27.11. 19:30', 'Fredag den 27. november 2026'],
      ['27-11-2026 19:30', 'Vr 27-11 19:30', 'Vrijdag 27 november 2026'],
      ['27/11/2026 19:30', 'Ven 27/11 19:30', 'Vendredi 27 novembre 2026'],
      ['27.11.2026 19:30', 'Fr 27.11. 19:30', 'Freitag, 27. November 2026'],
    ])
  })

  test('a venue across the ocean shows its own evening, midnight is 00:00', () => {
    expect(documentClock(Date.UTC(2026, 10, 28, 1, 0), 'America/Toronto', 'fr')).toBe('20:00')
    expect(documentDateTime(Date.UTC(2026, 6, 1, 22, 0), 'Europe/Berlin', 'de')).toBe('02.07.2026 00:00')
  })

  test('a zone nobody knows is refused before anything is printed', () => {
    expect(TimeZone.safeParse('Europe/Oslo').success).toBe(true)
    expect(TimeZone.safeParse('Middle-earth/Shire').success).toBe(false)
  })
})
