import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exampleTicket, exampleVenues } from '#core/domain/example-documents.ts'
import { mmPerPt } from '#core/domain/text-width.ts'
import { layOutTicket, type PlacedElement, type PlacedText, TicketLayout } from '#core/domain/ticket-layout.ts'
import { standardTicketLayout } from '#core/domain/ticket-layouts/standard.ts'

const ticket = exampleTicket(exampleVenues.NO)
const textsOf = (elements: PlacedElement[]) => elements.filter((element) => element.kind === 'text')
const wordsOf = (elements: PlacedElement[]) => textsOf(elements).map((element) => element.text)

const title = {
  kind: 'text',
  xMm: 10,
  yMm: 5,
  text: '{eventTitle}',
  maxWidthMm: 40,
  fontSizePt: 20,
  minFontSizePt: 10,
  maxHeightMm: 7.1,
  isBold: false,
  align: 'left',
  rotation: 0,
} as const
const layoutOf = (...elements: unknown[]): TicketLayout =>
  TicketLayout.parse({ name: 'test', widthMm: 100, heightMm: 50, perforationXMm: null, elements })
const titled = (eventTitle: string, change: object = {}): PlacedText[] =>
  textsOf(layOutTicket({ ...ticket, eventTitle }, layoutOf({ ...title, ...change })))

describe('a ticket laid out', () => {
  test('the standard layout is a valid one and shows what the law of France wants on both parts', () => {
    expect(TicketLayout.parse(standardTicketLayout)).toEqual(standardTicketLayout)
    const placed = textsOf(layOutTicket(ticket, standardTicketLayout))
    const parts = [placed.filter(({ xMm }) => xMm < 104), placed.filter(({ xMm }) => xMm > 104)]
    for (const part of parts) {
      const words = part.map(({ text }) => text).join(' ')
      for (const fact of ['Nordlys Teater AS', 'Peer Gynt', '19:30', 'Store scene', 'K1-000812', 'Voksen', '420,50']) {
        expect(words).toContain(fact)
      }
    }
  })

  test('the QR code holds the ticket code and nothing else', () => {
    const codes = layOutTicket(ticket, standardTicketLayout).filter((element) => element.kind === 'qr')
    expect(codes.map(({ data }) => data)).toEqual(['4FR6AEM4022R'])
  })

  test('no box of the standard layout lies over another, so no text can ever cover one', () => {
    const boxes = standardTicketLayout.elements
      .filter((element) => element.kind === 'text' || element.kind === 'qr')
      .filter((element) => element.kind === 'qr' || element.text !== '{standing}')
      .map((element) =>
        element.kind === 'qr'
          ? { what: 'qr', x: element.xMm - 4, y: element.yMm - 4, w: element.sizeMm + 8, h: element.sizeMm + 8 }
          : { what: element.text, x: element.xMm, y: element.yMm, w: element.maxWidthMm, h: element.maxHeightMm },
      )
    const overlapping = boxes.flatMap((a, index) =>
      boxes
        .slice(index + 1)
        .filter((b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h)
        .map((b) => `${a.what} over ${b.what}`),
    )
    expect(overlapping).toEqual([])
  })

  test('a line never ends between the seat and its number, as long as the two have room in one', () => {
    const place = { kind: 'seat', area: 'Parkett', row: '6', seat: '5' } as const
    const stub = { ...title, text: '{place}', maxWidthMm: 29.5, fontSizePt: 10, minFontSizePt: 7, maxHeightMm: 8.4 }
    expect(wordsOf(layOutTicket({ ...ticket, place }, layoutOf({ ...stub, isBold: true })))).toEqual([
      'Parkett rad 6',
      'sete 5',
    ])
  })

  test('a standing ticket has no row and no seat, an anonymous one no name, a sure one no warning', () => {
    const standing = { ...ticket, customerName: null, place: { kind: 'standing', area: 'Gulv' } as const }
    const words = wordsOf(layOutTicket(standing, standardTicketLayout))
    expect(words).toContain('Ståplass')
    for (const absent of ['Rad', 'Sete', 'Anne Berg', 'Med forbehold om bekreftelse'])
      expect(words).not.toContain(absent)
    const unsure = wordsOf(layOutTicket({ ...ticket, isSubjectToConfirmation: true }, standardTicketLayout)).join(' ')
    expect(unsure).toContain('Med forbehold om bekreftelse')
  })

  test('a free ticket says so in words', () => {
    expect(wordsOf(layOutTicket({ ...ticket, priceMinor: 0 }, standardTicketLayout))).toContain('Gratis')
  })

  test('a text that fits keeps its size; a wider one shrinks, then ends in an ellipsis', () => {
    expect(titled('Messias').map(({ text, fontSizePt }) => [text, fontSizePt])).toEqual([['Messias', 20]])
    expect(titled('Die Zauberflöte').map(({ text, fontSizePt }) => [text, fontSizePt])).toEqual([
      ['Die Zauberflöte', 16.5],
    ])
    const [cut] = titled('Der Ring des Nibelungen: Götterdämmerung')
    expect([cut?.text.endsWith('…'), cut?.fontSizePt]).toEqual([true, 10])
  })

  test('with two lines it breaks before it is cut', () => {
    const lines = titled('Der Ring des Nibelungen', { maxHeightMm: 15 })
    expect(lines.map(({ text, fontSizePt, xMm, yMm }) => [text, fontSizePt, xMm, Math.round(yMm * 100) / 100])).toEqual(
      [
        ['Der Ring des', 19, 10, 5],
        ['Nibelungen', 19, 10, 12.71],
      ],
    )
  })

  test('alignment and rotation move the point a line hangs from', () => {
    const at = (change: object) => titled('Messias', change).map(({ xMm, yMm }) => [xMm, yMm])
    expect([at({ align: 'center' }), at({ align: 'right' })]).toEqual([[[30, 5]], [[50, 5]]])
    expect([at({ rotation: 90, align: 'right' }), at({ rotation: 270, yMm: 48, align: 'center' })]).toEqual([
      [[10, 45]],
      [[10, 28]],
    ])
  })

  test('a layout that reaches beyond the stock or names an unknown field is refused', () => {
    expect(() => layoutOf({ ...title, xMm: 61 })).toThrow('reaches beyond the stock')
    expect(() => layoutOf({ ...title, rotation: 270 })).toThrow('reaches beyond the stock')
    expect(() => layoutOf({ kind: 'qr', xMm: 80, yMm: 20, data: '{ticketCode}', sizeMm: 31 })).toThrow('beyond')
    expect(() => layoutOf({ ...title, text: '{price} {password}' })).toThrow('names a field that tickets do not have')
  })

  test('hostile texts stay on the stock, printable, one line inside its width', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 500 }),
      fc.constantFrom(
        '\u202eevil',
        '{ticketCode}',
        '<FGL><RC1,1>~{}^',
        '<img src=x>',
        '👩‍👩‍👧‍👦'.repeat(60),
        'W'.repeat(500),
      ),
    )
    const { widthMm, heightMm } = standardTicketLayout
    fc.assert(
      fc.property(text, text, text, (eventTitle, area, customerName) => {
        const hostile = {
          ...ticket,
          eventTitle,
          customerName,
          place: { kind: 'seat', area, row: area, seat: area } as const,
        }
        for (const line of textsOf(layOutTicket(hostile, standardTicketLayout))) {
          const left = { left: 0, center: line.widthMm / 2, right: line.widthMm }[line.align]
          expect(line.xMm - left).toBeGreaterThanOrEqual(0)
          expect(line.xMm - left + line.widthMm).toBeLessThanOrEqual(widthMm)
          expect(line.yMm + line.fontSizePt * mmPerPt).toBeLessThanOrEqual(heightMm)
          expect(line.text).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('a title that looks like a field is printed as it is', () => {
    expect(titled('{price}').map(({ text }) => text)).toEqual(['{price}'])
  })
})
