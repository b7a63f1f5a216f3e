// A past order from another system: one line of JSON each, after a first line that says what the file is. Imported
// orders keep their own numbers behind the file's prefix and never touch the counter's gap-free series.
import { z } from 'zod'
import { Minor } from '#core/domain/money.ts'
import { Channel, OrderState } from '#core/domain/order.ts'
import { taxLines } from '#core/domain/vat.ts'

const Code = z.string().min(1).max(60)
const Time = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/)

/** The first line of the file. */
export const OrdersHead = z.strictObject({
  format: z.literal('foyer-orders'),
  version: z.literal(1),
  /** Stands before every number, so that it cannot be one of a counter's own: `OLD-`. */
  prefix: z.string().regex(/^[A-Z]{2,12}-$/),
})
export type OrdersHead = z.infer<typeof OrdersHead>

const TicketLine = z.strictObject({
  performance: Code,
  area: Code,
  row: z.string().max(12).optional(),
  seat: z.string().max(12).optional(),
  priceType: Code,
  priceMinor: Minor,
  ticketCode: z.string().max(20).optional(),
  /** Code of the subscription it was part of. */
  subscription: z.string().min(1).max(40).optional(),
  note: z.string().max(200).default(''),
})

const ProductLine = z.strictObject({
  product: Code,
  quantity: z.int().min(1).max(999),
  priceMinor: Minor,
  note: z.string().max(200).default(''),
})

export const ImportedLine = z.union([TicketLine, ProductLine])
export type ImportedLine = z.infer<typeof ImportedLine>
export type ImportedTicketLine = z.infer<typeof TicketLine>

const ImportedPayment = z.strictObject({
  means: z.enum(['cash', 'card', 'web']),
  /** Negative for money given back. */
  amountMinor: Minor,
  at: Time,
  receipt: z.string().min(1).max(60).optional(),
})

export const ImportedOrder = z.strictObject({
  number: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,39}$/u),
  /** The customer's external number; left out for a sale without a customer. */
  customer: z.string().min(1).max(60).optional(),
  channel: Channel,
  state: OrderState,
  createdAt: Time,
  /** Code of the clerk, where the old system knew one. */
  by: Code.optional(),
  expiresAt: Time.optional(),
  cancelledAt: Time.optional(),
  note: z.string().max(500).default(''),
  lines: z.array(ImportedLine).min(1).max(500),
  payments: z.array(ImportedPayment).max(50).default([]),
})
export type ImportedOrder = z.infer<typeof ImportedOrder>
export type WrittenOrder = z.input<typeof ImportedOrder>

export function isTicket(line: ImportedLine): line is ImportedTicketLine {
  return 'performance' in line
}

export type PricedImport = {
  lines: { grossMinor: number; vatCode: string; vatRateBp: number; vatMinor: number }[]
  totalMinor: number
  paidMinor: number
}

/** Totals in minor units, the tax contained in each line at the rate of its code. A cancelled order keeps its total: it is what was cancelled. */
export function priceImported(
  order: ImportedOrder,
  rateOf: (line: ImportedLine) => { vatCode: string; vatRateBp: number },
): PricedImport {
  const gross = order.lines.map((line) => ({
    ...rateOf(line),
    grossMinor: line.priceMinor * (isTicket(line) ? 1 : line.quantity),
  }))
  const lines = taxLines(gross)
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
  return {
    lines,
    totalMinor: sum(lines.map(({ grossMinor }) => grossMinor)),
    paidMinor: sum(order.payments.map(({ amountMinor }) => amountMinor)),
  }
}
