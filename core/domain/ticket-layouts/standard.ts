// The layout Foyer comes with: ticket stock of 2 by 5.5 inches, the stub on the right. Read from the left: what and
// when, where to sit, what it cost; then the code for the door, with four modules of white around it. The stub repeats
// what stays with the house.
import { mmPerPt } from '#core/domain/text-width.ts'
import type { LayoutElement, TicketLayout } from '#core/domain/ticket-layout.ts'

export const standardTicketLayout: TicketLayout = {
  name: 'Standard 2" × 5.5"',
  widthMm: 139.7,
  heightMm: 50.8,
  perforationXMm: 104,
  elements: [
    text(5, 4, '{organiser}', { maxWidthMm: 66, fontSizePt: 8 }),
    text(5, 7.8, '{eventTitle}', { maxWidthMm: 68, fontSizePt: 19, minFontSizePt: 10, maxHeightMm: 9.2, isBold: true }),
    text(5, 18, '{date}', { maxWidthMm: 52, fontSizePt: 11, isBold: true }),
    text(5, 22.6, '{hall}', { maxWidthMm: 52, fontSizePt: 9 }),
    text(57, 17.4, '{clock}', { maxWidthMm: 16, fontSizePt: 15, isBold: true, align: 'right' }),
    { kind: 'line', xMm: 5, yMm: 27.2, toXMm: 73, toYMm: 27.2, thicknessMm: 0.25 },
    text(5, 29, '{area}', { maxWidthMm: 34, fontSizePt: 11, minFontSizePt: 8, maxHeightMm: 8.6, isBold: true }),
    text(41, 28.8, '{rowLabel}', { maxWidthMm: 14, fontSizePt: 7 }),
    text(41, 31.4, '{row}', { maxWidthMm: 14, fontSizePt: 17, minFontSizePt: 8, isBold: true }),
    text(57, 28.8, '{seatLabel}', { maxWidthMm: 16, fontSizePt: 7 }),
    text(57, 31.4, '{seat}', { maxWidthMm: 16, fontSizePt: 17, minFontSizePt: 8, isBold: true }),
    text(41, 29, '{standing}', { maxWidthMm: 32, fontSizePt: 14, minFontSizePt: 8, isBold: true }),
    { kind: 'line', xMm: 5, yMm: 38.6, toXMm: 73, toYMm: 38.6, thicknessMm: 0.25 },
    text(5, 40, '{priceType}', { maxWidthMm: 24, fontSizePt: 9 }),
    text(30, 40, '{price}', { maxWidthMm: 43, fontSizePt: 10, minFontSizePt: 7, isBold: true, align: 'right' }),
    text(5, 44, '{customerName}', { maxWidthMm: 34, fontSizePt: 7, minFontSizePt: 6 }),
    text(40, 44, '{vat}', { maxWidthMm: 33, fontSizePt: 7, align: 'right' }),
    text(5, 47, '{ticketNumberLabel} {seriesNumber} · {soldLabel} {soldAt}, {counterCode}', {
      maxWidthMm: 68,
      fontSizePt: 6,
    }),

    { kind: 'qr', xMm: 77.6, yMm: 6, data: '{ticketCode}', sizeMm: 22 },
    text(75, 33, '{groupedCode}', { maxWidthMm: 28, fontSizePt: 9, isBold: true, align: 'center' }),
    text(75, 37.2, '{orderLabel} {orderNumber}', { maxWidthMm: 28, fontSizePt: 7, align: 'center' }),
    text(75, 40.2, '{position}', { maxWidthMm: 28, fontSizePt: 7, align: 'center' }),
    text(75, 43.6, '{notice}', {
      maxWidthMm: 28,
      fontSizePt: 7,
      minFontSizePt: 5.5,
      maxHeightMm: 5.8,
      isBold: true,
      align: 'center',
    }),

    text(107, 4, '{organiser}', { maxWidthMm: 29.5, fontSizePt: 6 }),
    text(107, 7, '{eventTitle}', {
      maxWidthMm: 29.5,
      fontSizePt: 11,
      minFontSizePt: 7,
      maxHeightMm: 8.4,
      isBold: true,
    }),
    text(107, 15.6, '{shortTime}', { maxWidthMm: 29.5, fontSizePt: 9, isBold: true }),
    text(107, 19.4, '{hall}', { maxWidthMm: 29.5, fontSizePt: 7 }),
    text(107, 23.4, '{place}', { maxWidthMm: 29.5, fontSizePt: 10, minFontSizePt: 7, maxHeightMm: 8.4, isBold: true }),
    text(107, 32.4, '{priceType}', { maxWidthMm: 29.5, fontSizePt: 7 }),
    text(107, 35.2, '{price}', { maxWidthMm: 29.5, fontSizePt: 9, isBold: true }),
    text(107, 39.8, '{groupedCode}', { maxWidthMm: 29.5, fontSizePt: 8, isBold: true }),
    text(107, 43.2, '{ticketNumberLabel} {seriesNumber}', { maxWidthMm: 29.5, fontSizePt: 6 }),
    text(107, 45.6, '{soldLabel} {soldAt}, {counterCode}', { maxWidthMm: 29.5, fontSizePt: 6, minFontSizePt: 5 }),
  ],
}

type TextElement = Extract<LayoutElement, { kind: 'text' }>
type Wish = Pick<TextElement, 'maxWidthMm' | 'fontSizePt'> & Partial<TextElement>

function text(xMm: number, yMm: number, words: string, wish: Wish): TextElement {
  const usual = {
    minFontSizePt: Math.min(6, wish.fontSizePt),
    maxHeightMm: wish.fontSizePt * mmPerPt,
    isBold: false,
  } as const
  return { kind: 'text', xMm, yMm, text: words, align: 'left', rotation: 0, ...usual, ...wish }
}
