import { MantineProvider } from '@mantine/core'
import { createInstance } from 'i18next'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { describe, expect, test } from 'vitest'
import { DocumentView } from '#core/contract/document.ts'
import { exampleReceipt, exampleTicket, exampleVenues } from '#core/domain/example-documents.ts'
import { messages } from '../i18n/en/messages.ts'
import { DocumentViewer } from './DocumentViewer.tsx'
import { code128Bars } from './paper-drawing.ts'
import { qrPath } from './qr-path.ts'
import { SlipPicture } from './SlipPicture.tsx'
import { TicketPicture } from './TicketPicture.tsx'

const i18n = createInstance({ lng: 'en', resources: { en: messages }, interpolation: { escapeValue: false } })
await i18n.init()
const receipt = exampleReceipt(exampleVenues.NO, 'cash', 100_000)
const ticket = exampleTicket(exampleVenues.NO)

function markupOf(node: ReactNode): string {
  return renderToStaticMarkup(
    <I18nextProvider i18n={i18n}>
      <MantineProvider>{node}</MantineProvider>
    </I18nextProvider>,
  )
}

const describedIn = (markup: string) => /<desc[^>]*>([^<]*)<\/desc>/.exec(markup)?.[1]?.split('\n') ?? []

function view(state: string, document: object = { kind: 'receipt', body: receipt }): DocumentView {
  const id = '01936d2e-0000-7000-8000-000000000001'
  const times = { createdAtMs: 0, printedAtMs: null }
  const number = 'K1-000123'
  return DocumentView.parse({
    id,
    orderId: id,
    orderNumber: 'K1-4711',
    number,
    state,
    stateReason: '',
    ...times,
    document,
  })
}

const buttonsOf = (markup: string) =>
  Array.from(markup.matchAll(/<button[^>]*>.*?<\/button>/g), ([button]) => button.replace(/<[^>]*>/g, ''))

const nothing = () => undefined
const actions = { onPrint: nothing, onPrintAgain: nothing, onCameOut: nothing }

describe('DV05 documents as pictures', () => {
  test('a receipt is one image whose description is everything on the paper, in order', () => {
    const markup = markupOf(<SlipPicture slip={{ kind: 'receipt', body: receipt }} />)
    const words = describedIn(markup).map((line) => line.trim())
    expect(markup).toContain('role="img" aria-label="Picture of receipt K1-000123"')
    expect([words[0], words[5], words.at(-1)]).toEqual(['Nordlys Teater AS', 'Salgskvittering', '[qr K1-4711]'])
  })

  test('a ticket says where to sit and its code to those who cannot see it', () => {
    const words = describedIn(markupOf(<TicketPicture ticket={ticket} />))
    for (const part of ['Peer Gynt', 'Parkett rad F sete 12', '4FR6-AEM4-022R']) expect(words.join(' ')).toContain(part)
  })

  test('markup in a name is text in the picture, never markup', () => {
    const evil = '<script>alert(1)</script>'
    const pictures = [
      markupOf(<SlipPicture slip={{ kind: 'receipt', body: { ...receipt, customerName: evil } }} />),
      markupOf(<TicketPicture ticket={{ ...ticket, eventTitle: evil }} />),
    ]
    for (const markup of pictures) {
      expect(markup).not.toContain('<script')
      expect(markup).toContain('&lt;script&gt;')
    }
  })

  test('a QR path draws exactly the modules of the code: the three corners and as many in all', () => {
    const { size, path } = qrPath('4FR6AEM4022R')
    const runs = Array.from(path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g), ([, x, y, w]) => [
      Number(x),
      Number(y),
      Number(w),
    ])
    expect(size).toBe(21)
    expect(runs.map((run) => `M${run[0]} ${run[1]}h${run[2]}v1h-${run[2]}z`).join('')).toBe(path)
    for (const corner of [
      [0, 0, 7],
      [14, 0, 7],
      [0, 20, 7],
    ])
      expect(runs).toContainEqual(corner)
  })

  test('a barcode has ten modules of white at both ends', () => {
    const code = code128Bars('4FR6AEM4022R')
    const last = code?.bars.at(-1)
    expect(code?.bars[0]?.x).toBe(10)
    expect(code?.width).toBe((last?.x ?? 0) + (last?.width ?? 0) + 10)
    expect(code128Bars('Ø')).toBeUndefined()
  })

  test.each([
    ['waiting', ['PrintAlt+P']],
    ['failed', ['PrintAlt+P']],
    ['printing', []],
    ['printed', []],
    ['unclear', ['It came outAlt+O', 'Print againAlt+P']],
  ])('FM04 keys: what is %s can be answered with %j', (state, buttons) => {
    expect(buttonsOf(markupOf(<DocumentViewer documents={[view(state)]} {...actions} />))).toEqual(buttons)
  })

  test('a printed one can be printed again only where there is such a thing', () => {
    const markup = markupOf(<DocumentViewer documents={[view('printed')]} {...actions} onReprint={nothing} />)
    expect(buttonsOf(markup)).toEqual(['Print againAlt+P'])
  })

  test('of a hundred tickets a dozen is drawn, the rest is one press away', () => {
    const id = (index: number) => `01936d2e-0000-7000-8000-${`${index}`.padStart(12, '0')}`
    const documents = Array.from({ length: 100 }, (_, index) =>
      DocumentView.parse({ ...view('printed', { kind: 'ticket', body: ticket }), id: id(index) }),
    )
    const markup = markupOf(<DocumentViewer documents={documents} {...actions} />)
    expect([markup.match(/role="img"/g)?.length, buttonsOf(markup)]).toEqual([12, ['Show 88 more']])
  })
})
