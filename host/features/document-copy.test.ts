import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandId, DocumentId } from '#core/domain/ids.ts'
import { paperAsText } from '#core/domain/paper.ts'
import { ReceiptDocument } from '#core/domain/receipt.ts'
import { layOutReceipt } from '#core/domain/receipt-layout.ts'
import { listDocuments } from '#db/document.ts'
import { openTestCounter, saleOf, seatLine, type TestCounter, testId } from '#tests/fixture/counter.ts'
import { completeSale } from './complete-sale.ts'
import { copyDocument } from './document-copy.ts'

let counter: TestCounter
beforeEach(async () => {
  counter = await openTestCounter()
})
afterEach(() => counter.remove())

const copy = (documentId: string) =>
  copyDocument(counter.world, { commandId: testId<CommandId>(), documentId: documentId as DocumentId })

function papersOf(kind: 'receipt' | 'ticket') {
  const command = saleOf([seatLine(0)], 32_000)
  completeSale(counter.world, command)
  counter.world.db.sqlite.prepare("update documents set state = 'printed'").run()
  const list = () =>
    listDocuments(counter.world.db.read, command.orderId)
      .map(({ document }) => document)
      .filter((paper) => paper.kind === kind)
  return { list, first: list()[0]?.id ?? '' }
}

describe('SR14 reprint', () => {
  it('a receipt comes again as a copy that says so above everything else, with the same number and sums', () => {
    const { list, first } = papersOf('receipt')
    expect(copy(first)).toMatchObject({ accepted: true, value: { number: 'A1-1/1' } })
    const [original, again] = list().map(({ body }) => ReceiptDocument.parse(body))
    expect(again).toEqual({ ...original, copy: 1 })
    expect(again && paperAsText(layOutReceipt(again, 48), 48).join('\n')).toMatch(/KOPI\n\s*Salgskvittering/)
  })

  it('in Norway once and no more; a copy is no original', () => {
    const { list, first } = papersOf('receipt')
    copy(first)
    counter.world.db.sqlite.prepare("update documents set state = 'printed'").run()
    expect(copy(first)).toEqual({ accepted: false, refusal: { code: 'COPIED_ALREADY', most: 1 } })
    expect(copy(list()[1]?.id ?? '')).toEqual({ accepted: false, refusal: { code: 'IS_COPY' } })
  })

  it('what has not come out is printed, not copied', () => {
    const command = saleOf([seatLine(0)], 32_000)
    completeSale(counter.world, command)
    const [ticket] = listDocuments(counter.world.db.read, command.orderId)
    expect(copy(ticket?.document.id ?? '')).toEqual({ accepted: false, refusal: { code: 'NOT_PRINTED' } })
  })

  it('a ticket as often as somebody loses it, with the same code, and every copy is in the journal', () => {
    const { list, first } = papersOf('ticket')
    for (let n = 1; n <= 3; n++) {
      expect(copy(first).accepted).toBe(true)
      counter.world.db.sqlite.prepare("update documents set state = 'printed'").run()
    }
    const codes = list().map(({ body }) => (body as { ticketCode: string }).ticketCode)
    expect([codes.length, new Set(codes).size]).toEqual([4, 1])
    const entries = counter.world.db.sqlite.prepare("select count(*) from journal where name = 'document.copy'")
    expect(entries.pluck().get()).toBe(3)
  })
})
