// The catalogue document: what a venue offers, as one JSON text that a person can write. Everything has a `code`, the
// venue's own short key: what is sent again under the same code is changed, never made twice. This schema is also
// published as docs/catalogue.schema.json; the words for each field are in docs/import.md.
import { z } from 'zod'
import { Language } from '#core/domain/locale.ts'
import { SeatKind } from '#core/domain/seat.ts'
import { Pin, Right, Role } from '#core/domain/staff.ts'
import { VatCode } from '#core/domain/vat.ts'
import { Venue } from '#core/domain/venue.ts'

const Code = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,59}$/u)
  .describe('Short key of your own: letters, digits, . _ / -')
const Name = z.string().trim().min(1).max(160)
const PriceMinor = z.int().min(0).max(100_000_000).describe('In minor units (øre, cent), VAT included')
const Category = z.string().min(1).max(20)
const Position = z.int().min(-100_000).max(100_000)
const Colour = z.string().regex(/^(#[0-9a-fA-F]{6}|[a-z]{3,12})$/)

const Staff = z.strictObject({
  code: Code,
  name: Name,
  role: Role,
  rights: z.array(Right).optional().describe('Only for a person whose rights differ from those of the role'),
  language: Language,
  pin: Pin.describe('Counts only when the person is new; an existing PIN is never replaced'),
})

const Label = z.strictObject({ code: Code, name: Name, colour: Colour, isActive: z.boolean().default(true) })

const Consent = z.strictObject({
  code: Code,
  name: Name,
  text: z.string().min(1).max(4_000),
  textVersion: z.int().min(1),
  isActive: z.boolean().default(true),
})

const PriceType = z.strictObject({ code: Code, name: Name, isActive: z.boolean().default(true) })

const Product = z.strictObject({
  code: Code,
  name: Name,
  barcode: z.string().min(1).max(60).optional(),
  priceMinor: PriceMinor,
  vatCode: VatCode,
  stock: z.int().min(0).optional().describe('Left out: never runs out. Counts only when the product is new'),
  isActive: z.boolean().default(true),
})

const seatsPattern = /^[0-9]+(-[0-9]+(\/[0-9]+)?)?$|^_+$/

/** `1-6 _ 7-18 _ 19-24`; `23-1/2` counts down by two; `_` is a gap of one seat. */
const CompactSeats = z
  .string()
  .max(500)
  .refine(
    (text) =>
      text
        .trim()
        .split(/\s+/)
        .every((part) => seatsPattern.test(part)),
    'numbers, ranges and _ only',
  )

export const CompactRow = z.strictObject({
  row: z.string().min(1).max(12),
  seats: CompactSeats,
  shiftX: Position.default(0).describe('Moves the row sideways, in tenths of a seat'),
  shiftY: Position.default(0),
  category: Category.optional(),
  wheelchair: CompactSeats.optional(),
  companion: CompactSeats.optional(),
  restricted: CompactSeats.optional(),
})
export type CompactRow = z.infer<typeof CompactRow>

export const ExplicitSeat = z.strictObject({
  row: z.string().min(1).max(12),
  number: z.string().min(1).max(12),
  x: Position,
  y: Position,
  kind: SeatKind.default('normal'),
  category: Category.optional(),
})

const SeatedArea = z.strictObject({
  code: Code,
  name: Name,
  kind: z.literal('seated'),
  category: Category,
  originX: Position.default(0).describe('Middle of the first row, in tenths of a seat; the stage is at the top'),
  originY: Position.default(0),
  rowPitch: z.int().min(5).max(100).default(13).describe('From row to row, in tenths of a seat'),
  bend: z.int().min(-500).max(500).default(0).describe('How much nearer the stage the ends of the widest row are'),
  rows: z.array(CompactRow).max(200).default([]),
  seats: z.array(ExplicitSeat).max(20_000).default([]),
})

const StandingArea = z.strictObject({
  code: Code,
  name: Name,
  kind: z.literal('standing'),
  category: Category,
  capacity: z.int().min(0).max(200_000),
})

export const CatalogueArea = z.discriminatedUnion('kind', [SeatedArea, StandingArea])
export type CatalogueArea = z.infer<typeof CatalogueArea>

const Hall = z.strictObject({
  code: Code,
  name: Name,
  focusX: Position.default(0).describe('The point from which seats are best'),
  focusY: Position.default(0),
  areas: z.array(CatalogueArea).min(1).max(100),
})
export type CatalogueHall = z.infer<typeof Hall>

/** Category, then price type: `{ "A": { "adult": 42000 } }`. */
const Prices = z.record(Category, z.record(Code, PriceMinor))
export type CataloguePrices = z.infer<typeof Prices>

const PriceList = z.strictObject({ code: Code, prices: Prices })

const LocalTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/)
  .describe("2026-12-05T19:30, in the venue's time zone unless it ends in Z or an offset")

const Performance = z.strictObject({
  code: Code,
  hall: Code,
  title: Name,
  organiser: z.string().max(160).default(''),
  startsAt: LocalTime,
  vatCode: VatCode,
  state: z.enum(['on-sale', 'closed', 'cancelled']).default('on-sale'),
  priceList: Code.optional(),
  prices: Prices.optional().describe('Instead of, or on top of, the price list'),
})
export type CataloguePerformance = z.infer<typeof Performance>

const list = <Item extends z.ZodType>(item: Item, most: number) => z.array(item).max(most).default([])

export const Catalogue = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal('foyer-catalogue'),
  version: z.literal(1),
  venue: Venue.optional(),
  staff: list(Staff, 1_000),
  labels: list(Label, 1_000),
  consents: list(Consent, 200),
  priceTypes: list(PriceType, 200),
  products: list(Product, 10_000),
  halls: list(Hall, 200),
  priceLists: list(PriceList, 1_000),
  performances: list(Performance, 20_000),
})
export type Catalogue = z.infer<typeof Catalogue>
/** As a person writes it: everything with a usual value may be left out. */
export type WrittenCatalogue = z.input<typeof Catalogue>

/** The JSON schema published beside the documentation. */
export function catalogueJsonSchema(): unknown {
  return z.toJSONSchema(Catalogue, { io: 'input', target: 'draft-2020-12' })
}
