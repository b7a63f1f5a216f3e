// What a till took: the sums of an X and a Z report, over settlements. A report is a view: the same settlements give the same
// report at any time, and nothing is counted while selling.
import { z } from 'zod'
import { CashCount } from '#core/domain/cash-count.ts'
import { Currency, Minor } from '#core/domain/money.ts'
import { type Settlement, SettlementLineKind } from '#core/domain/settlement.ts'
import { Means } from '#core/domain/tender.ts'
import { VatTableRow, vatTableOf } from '#core/domain/vat.ts'

/** All the till ever sold and took back, never set to nothing. Minor units, VAT included. */
export const Perpetual = z.object({ salesMinor: Minor, returnsMinor: Minor, documents: z.int().min(0) })
export type Perpetual = z.infer<typeof Perpetual>

export const noTotals: Perpetual = { salesMinor: 0, returnsMinor: 0, documents: 0 }

const MeansRow = z.object({ means: Means, count: z.int(), inMinor: Minor, outMinor: Minor })

/** Amounts in minor units; `returnsMinor` and what goes out are below nothing. */
export const TillSums = z.object({
  documents: z.int(),
  kinds: z.array(z.object({ kind: SettlementLineKind, count: z.int(), amountMinor: Minor })),
  /** Of sales and returns together. */
  vatTable: z.array(VatTableRow),
  means: z.array(MeansRow),
  roundingMinor: Minor,
  discounts: z.object({ count: z.int(), amountMinor: Minor }),
  clerks: z.array(
    z.object({
      clerkId: z.string(),
      documents: z.int(),
      salesMinor: Minor,
      returnsMinor: Minor,
      /** Into the drawer, less what went out of it. */
      cashMinor: Minor,
    }),
  ),
  cash: z.object({
    floatMinor: Minor,
    /** By sales and what else was settled with customers. */
    takenMinor: Minor,
    putInMinor: Minor,
    takenOutMinor: Minor,
    expectedMinor: Minor,
  }),
  perpetual: Perpetual,
})
export type TillSums = z.infer<typeof TillSums>

/**
 * @param floatMinor what lay in the drawer at the beginning
 * @param before of everything earlier
 */
export function sumUp(settlements: readonly Settlement[], floatMinor: number, before: Perpetual): TillSums {
  const lines = settlements.flatMap((each) => each.lines)
  const supplies = lines.filter(isSupply)
  const salesMinor = sum(supplies.filter(({ kind }) => kind === 'sale').map(grossOf))
  const returnsMinor = sum(supplies.filter(({ kind }) => kind === 'return').map(grossOf))
  const discounted = lines.filter(({ discountMinor }) => discountMinor !== 0)
  const receipts = settlements.filter((each) => !isCashMove(each))
  return {
    documents: settlements.length,
    kinds: SettlementLineKind.options.flatMap((kind) => {
      const of = lines.filter((line) => line.kind === kind)
      return of.length > 0 ? [{ kind, count: of.length, amountMinor: sum(of.map(grossOf)) }] : []
    }),
    vatTable: vatTableOf(supplies),
    means: meansRows(receipts),
    roundingMinor: sum(settlements.map(({ roundingMinor }) => roundingMinor)),
    discounts: { count: discounted.length, amountMinor: sum(discounted.map(({ discountMinor }) => discountMinor)) },
    clerks: clerkRows(settlements),
    cash: cashOf(settlements, floatMinor),
    perpetual: {
      salesMinor: before.salesMinor + salesMinor,
      returnsMinor: before.returnsMinor + returnsMinor,
      documents: before.documents + settlements.length,
    },
  }
}

/** Money put into the drawer or taken out of it, with no customer. */
export function isCashMove({ lines }: Pick<Settlement, 'lines'>): boolean {
  return lines.some(({ kind }) => kind === 'in-payment' || kind === 'out-payment')
}

/** What changed hands in notes and coins: with the rounding, as the drawer sees it. */
export function cashMinorOf({ payments }: Pick<Settlement, 'payments'>): number {
  const cash = payments.filter(({ means }) => means === 'cash')
  return sum(cash.map(({ tenderedMinor, changeMinor }) => tenderedMinor - changeMinor))
}

function cashOf(settlements: readonly Settlement[], floatMinor: number): TillSums['cash'] {
  const moved = settlements.filter(isCashMove).map(cashMinorOf)
  const takenMinor = sum(settlements.filter((each) => !isCashMove(each)).map(cashMinorOf))
  const putInMinor = sum(moved.filter((minor) => minor > 0))
  const takenOutMinor = sum(moved.filter((minor) => minor < 0))
  const expectedMinor = floatMinor + takenMinor + putInMinor + takenOutMinor
  return { floatMinor, takenMinor, putInMinor, takenOutMinor, expectedMinor }
}

/** `transfer` moves nothing and is left out. */
function meansRows(settlements: readonly Settlement[]): TillSums['means'] {
  const payments = settlements.flatMap((each) => each.payments)
  return Means.options.flatMap((means) => {
    if (means === 'transfer') return []
    const of = payments.filter((payment) => payment.means === means).map(({ amountMinor }) => amountMinor)
    if (of.length === 0) return []
    const inMinor = sum(of.filter((minor) => minor > 0))
    return [{ means, count: of.length, inMinor, outMinor: sum(of) - inMinor }]
  })
}

function clerkRows(settlements: readonly Settlement[]): TillSums['clerks'] {
  const ids = [...new Set(settlements.map(({ clerkId }) => clerkId))]
  return ids.map((clerkId) => {
    const own = settlements.filter((each) => each.clerkId === clerkId)
    const of = (kind: SettlementLineKind) =>
      sum(own.flatMap(({ lines }) => lines.filter((line) => line.kind === kind)).map(grossOf))
    return {
      clerkId,
      documents: own.length,
      salesMinor: of('sale'),
      returnsMinor: of('return'),
      cashMinor: sum(own.map(cashMinorOf)),
    }
  })
}

const isSupply = ({ kind }: { kind: SettlementLineKind }) => kind === 'sale' || kind === 'return'
const grossOf = ({ grossMinor }: { grossMinor: number }) => grossMinor
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** How the drawer was counted at the end. `counts`: how often, the last of which stands here. */
export const Counted = z.object({
  count: CashCount,
  countedMinor: Minor,
  differenceMinor: Minor,
  counts: z.int().min(1),
  reason: z.string().max(400),
  approvedByName: z.string().nullable(),
  /** What stays in the drawer for the next shift; the rest goes to the safe. */
  keptMinor: Minor,
})
export type Counted = z.infer<typeof Counted>

const Tally = z.object({ count: z.int(), amountMinor: Minor })
const noTally = { count: 0, amountMinor: 0 }

/** What the journal says happened besides sales, by the entries' names. */
export const Acts = z.object({
  copies: z.int(),
  signIns: z.int(),
  wrongPins: z.int(),
  prints: z.int(),
  /** Lines taken out of carts before anything was paid. */
  corrections: Tally.default(noTally),
  /** Carts closed with what lay in them. */
  givenUp: Tally.default(noTally),
  /** Of the drawer, without a sale. */
  drawerOpenings: z.int().default(0),
  /** Settlements of training, none of which is in any sum. */
  training: Tally.default(noTally),
})
export type Acts = z.infer<typeof Acts>

/** Times UTC milliseconds by the counter's clock. A Z has `counted`, an X has not. */
export const TillReport = z.object({
  sheet: z.enum(['x', 'z']),
  drawer: z.string(),
  currency: Currency,
  fromMs: z.int(),
  untilMs: z.int(),
  openedByName: z.string(),
  sums: TillSums,
  /** By the clerks' ids, as they were called then. */
  clerkNames: z.record(z.string(), z.string()),
  acts: Acts,
  counted: Counted.nullable(),
})
export type TillReport = z.infer<typeof TillReport>
