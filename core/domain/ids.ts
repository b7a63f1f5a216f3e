// Ids are UUIDv7, made by whoever creates the thing, so that a counter without a network never waits for one.
import { z } from 'zod'

const id = <const Brand extends string>() => z.uuid().brand<Brand>()

export const CommandId = id<'CommandId'>()
export type CommandId = z.infer<typeof CommandId>
export const CustomerId = id<'CustomerId'>()
export type CustomerId = z.infer<typeof CustomerId>
export const StaffId = id<'StaffId'>()
export type StaffId = z.infer<typeof StaffId>
export const OrderId = id<'OrderId'>()
export type OrderId = z.infer<typeof OrderId>
export const OrderLineId = id<'OrderLineId'>()
export type OrderLineId = z.infer<typeof OrderLineId>
export const TicketId = id<'TicketId'>()
export type TicketId = z.infer<typeof TicketId>
export const PerformanceId = id<'PerformanceId'>()
export type PerformanceId = z.infer<typeof PerformanceId>
export const HallId = id<'HallId'>()
export type HallId = z.infer<typeof HallId>
export const AreaId = id<'AreaId'>()
export type AreaId = z.infer<typeof AreaId>
export const SeatId = id<'SeatId'>()
export type SeatId = z.infer<typeof SeatId>
export const PriceTypeId = id<'PriceTypeId'>()
export type PriceTypeId = z.infer<typeof PriceTypeId>
export const ProductId = id<'ProductId'>()
export type ProductId = z.infer<typeof ProductId>
export const LabelId = id<'LabelId'>()
export type LabelId = z.infer<typeof LabelId>
export const ConsentPurposeId = id<'ConsentPurposeId'>()
export type ConsentPurposeId = z.infer<typeof ConsentPurposeId>
export const DocumentId = id<'DocumentId'>()
export type DocumentId = z.infer<typeof DocumentId>
export const StoredValueId = id<'StoredValueId'>()
export type StoredValueId = z.infer<typeof StoredValueId>
export const PaymentAttemptId = id<'PaymentAttemptId'>()
export type PaymentAttemptId = z.infer<typeof PaymentAttemptId>
export const SettlementId = id<'SettlementId'>()
export type SettlementId = z.infer<typeof SettlementId>
export const ShiftId = id<'ShiftId'>()
export type ShiftId = z.infer<typeof ShiftId>
export const ContactPointId = id<'ContactPointId'>()
export type ContactPointId = z.infer<typeof ContactPointId>

/** Of the journal entry that opened the case, with a number behind it: handed in again, it is the same case. */
export const CaseId = z.string().min(1).max(64).brand<'CaseId'>()
export type CaseId = z.infer<typeof CaseId>

/**
 * A UUIDv7 (RFC 9562, section 5.7): 48 bits of UTC milliseconds, then random bits.
 * @param random ten bytes of randomness, given by the caller so that a test can repeat them.
 */
export function uuidV7(nowMs: number, random: Uint8Array): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')
  const byte = (index: number) => random[index] ?? 0
  const tail = Array.from({ length: 6 }, (_, index) => hex(byte(index + 4), 2)).join('')
  const version = hex(0x7000 | ((byte(0) & 0x0f) << 8) | byte(1), 4)
  const variant = hex(0x8000 | ((byte(2) & 0x3f) << 8) | byte(3), 4)
  const time = hex(nowMs, 12)
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${tail}`
}
