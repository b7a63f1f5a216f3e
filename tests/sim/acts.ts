// What people do at a counter, by the product's own functions: sell, write on a card, print. Named tests say what exactly, the
// simulation draws it.
import type { CompletedSale } from '#core/contract/sale.ts'
import type { CartLine } from '#core/domain/cart.ts'
import type { CustomerDetails } from '#core/domain/customer.ts'
import { accept, type Decision } from '#core/domain/decision.ts'
import type { CommandId, CustomerId, OrderId, OrderLineId, StaffId } from '#core/domain/ids.ts'
import { newId, type Random } from '#host/clock.ts'
import { type CompleteSale, completeSale } from '#host/features/complete-sale.ts'
import { editCustomer, readCard } from '#host/features/customer.ts'
import { completeWithRights } from '#host/features/sale.ts'
import { inJournal } from '#host/in-journal.ts'
import type { SimCounter } from './counter.ts'
import { house, priceMinor } from './venue.ts'

/** What the queue wants: a seat or a place of one of the two evenings, or something from the shelf. */
export type Wish =
  | { evening: number; seat: number }
  | { evening: number; seat: 'standing' }
  | { product: 'soup' | 'programme' }

export type SaleOptions = {
  customerId?: string | null
  /** The manager answers for what is beyond the counter's rights. */
  isOnWord?: boolean
  random?: Random
}

export type Sold = Decision<CompletedSale, { code: string }>

/** The command with everything it says, to be carried out once or several times. */
export function saleCommand(counter: SimCounter, wishes: readonly Wish[], options: SaleOptions = {}) {
  const { random = counter.world.random, customerId = null } = options
  const id = <Id extends string>() => newId<Id>(counter.world.clock, random)
  const lines = wishes.map((wish) => cartLine(wish, id<OrderLineId>()))
  const expectedTotalMinor = lines.reduce((sum, line) => sum + priceOf(counter, line), 0)
  return {
    commandId: id<CommandId>(),
    orderId: id<OrderId>(),
    customerId: customerId as CustomerId | null,
    lines,
    expectedTotalMinor,
    tenders: [{ means: 'cash' as const, tenderedMinor: expectedTotalMinor + 10_000 }],
    note: '',
  }
}

/** Within the counter's rights, with the server's word, or on the manager's where that is allowed. */
export async function carryOut(counter: SimCounter, command: CompleteSale, isOnWord = false): Promise<Sold> {
  const { world } = counter
  const decision: Sold = await completeWithRights(world, { ...command, approval: null })
  const mayBe = isOnWord && !decision.accepted && decision.refusal.code === 'NOT_SET_ASIDE'
  const sold = mayBe
    ? completeSale(world, command, { approvedBy: house.manager as StaffId, isConfirmed: false })
    : decision
  if (sold.accepted) {
    const { orderId, totalMinor } = sold.value
    counter.told.set(command.commandId, { opId: command.commandId, orderId, totalMinor })
  }
  return sold
}

/** Asked once, and remembered to be asked again as after a double click or a reply that was lost. */
export async function ask<Answer>(
  counter: SimCounter,
  work: () => Decision<Answer, { code: string }> | Promise<Decision<Answer, { code: string }>>,
): Promise<string> {
  const asked = { again: async () => await work(), answer: undefined as unknown }
  counter.lastAsked = asked
  const decision = await work()
  asked.answer = decision
  return decision.accepted ? 'done' : decision.refusal.code
}

/** At once, as somebody stands there with the money. */
export async function sell(counter: SimCounter, wishes: readonly Wish[], options: SaleOptions = {}): Promise<Sold> {
  return await carryOut(counter, saleCommand(counter, wishes, options), options.isOnWord)
}

export function cartLine(wish: Wish, id: OrderLineId): CartLine {
  if ('product' in wish) return { id, kind: 'product', productId: house[wish.product] as never, quantity: 1, note: '' }
  const isStanding = wish.seat === 'standing'
  return {
    id,
    kind: 'ticket',
    performanceId: house.performances[wish.evening] as never,
    areaId: (isStanding ? house.floor : house.seated) as never,
    seatId: (isStanding ? null : house.seats[Number(wish.seat)]) as never,
    priceTypeId: house.adult as never,
    note: '',
  }
}

export function priceOf({ world }: SimCounter, line: CartLine): number {
  if (line.kind === 'ticket') return line.seatId === null ? priceMinor.floor : priceMinor.seat
  if (line.kind === 'gift-card' || line.kind === 'donation') return line.amountMinor
  if (line.kind === 'membership') return priceMinor.friend
  if (line.kind === 'fee') throw new Error('nothing is asked for here')
  const row = world.db.read.sql.prepare('select price_minor as minor from products where id = ?').get(line.productId)
  return (row as { minor: number } | undefined)?.minor ?? 0
}

/** As a form does that was opened just now. @param card its place in the house */
export function editCommand(
  counter: SimCounter,
  card: number,
  change: (details: CustomerDetails) => Partial<CustomerDetails>,
  random: Random = counter.world.random,
) {
  const customerId = house.customers[card] as CustomerId
  const found = readCard(counter.world, customerId)
  if (!found.accepted) throw new Error('the cards of the house are always there')
  const base = found.value.details
  const details = { ...base, ...change(base) }
  return { commandId: newId<CommandId>(counter.world.clock, random), customerId, base, details }
}

export function edit(counter: SimCounter, card: number, change: Partial<CustomerDetails>) {
  return editCustomer(
    counter.world,
    editCommand(counter, card, () => change),
  )
}

/** An entry such as a newer program wrote, or one with a bug; it changes nothing here. */
export function writeEntry({ world }: SimCounter, name: string, v: number, entry: object): void {
  const command = { commandId: newId<CommandId>(world.clock, world.random) }
  inJournal(world, command, { name, v }, () => accept({ answer: null, entry, changed: [] }))
}

/** An edit whose shape is right and whose rule breaks. */
export const poisonedEdit = { customerId: house.customers[0], changes: [{ field: 'gender', from: '', to: 'poison' }] }
