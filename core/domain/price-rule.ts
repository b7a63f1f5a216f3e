// Price rules: what takes something off a price, for whom, on what, and in which order.
//
// Of all rules that fit a line the one that takes most off wins; one line has one rule. Between two that take off the same the
// one that stands first wins, so the venue's list is their order. Whoever reads the cart sees the rule's name at the line.
import { z } from 'zod'

const codes = z.array(z.string().min(1).max(40)).max(200).default([])
const Day = z.iso.date()

export const PriceRule = z.object({
  code: z.string().min(1).max(40),
  /** Stands on the cart, the receipt and the order. */
  name: z.string().min(1).max(80),
  /** Of one ticket or one piece: a share in basis points, an amount, or the price it becomes. Minor units. */
  off: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('percent'), basisPoints: z.int().min(1).max(10_000) }),
    z.object({ kind: z.literal('amount'), minor: z.int().min(1).max(100_000_000) }),
    z.object({ kind: z.literal('price'), minor: z.int().min(0).max(100_000_000) }),
  ]),
  /** An empty list leaves it open; products only where they are named. */
  titles: z.array(z.string().min(1).max(160)).max(200).default([]),
  categories: codes,
  priceTypes: codes,
  products: codes,
  /** Tickets of one of these subscriptions. */
  subscriptions: codes,
  /** Of the customer, one of which is enough; nobody named: everybody. Memberships by the code of their type. */
  labels: codes,
  memberships: codes,
  /** Typed into the cart; null for a rule that needs none. */
  promotionCode: z.string().min(2).max(40).nullable().default(null),
  /** Of the order's tickets that it fits. */
  ticketsMin: z.int().min(1).max(500).default(1),
  /** How many tickets or pieces of an order it is good for. */
  usesPerOrder: z.int().min(1).max(500).nullable().default(null),
  /** How many over all orders and counters: of each customer, or of everybody together. */
  uses: z
    .object({ most: z.int().min(1).max(1_000_000), per: z.enum(['customer', 'venue']) })
    .nullable()
    .default(null),
  /** The venue's calendar days of the sale, the first and the last. */
  from: Day.nullable().default(null),
  until: Day.nullable().default(null),
})
export type PriceRule = z.infer<typeof PriceRule>

/** `labels` and `memberships` by code, as far as they hold today; `today` is the venue's calendar day. */
export type RuleFacts = {
  rules: readonly PriceRule[]
  labels: readonly string[]
  memberships: readonly string[]
  promotionCode: string
  today: string
  /** Of rules that are good for so many uses, how many are left, by the rule's code. */
  usesLeft?: ReadonlyMap<string, number>
}

/** What a rule may ask of a line; null where it is no ticket, or no product. */
export type RuledLine = {
  id: string
  quantity: number
  unitMinor: number
  ticket: { title: string; category: string; priceType: string; subscription: string } | null
  product: string | null
}

/** Taken of a rule that is good for so many. */
export type RuleUse = { ruleCode: string; count: number }

export type Discount = { discountMinor: number; ruleText: string; use?: RuleUse }

/** Refuses a code that nobody knows, or whose days are over: the customer is told before anything is paid. */
export function findCodeObstacle(facts: RuleFacts | undefined): { code: 'CODE_UNKNOWN' } | undefined {
  return facts && facts.promotionCode !== '' && !knowsCode(facts) ? { code: 'CODE_UNKNOWN' } : undefined
}

/** Whether somebody's code is one that works today, whatever is in the cart. */
export function knowsCode({ rules, promotionCode, today }: RuleFacts): boolean {
  return rules.some((rule) => isCode(rule, promotionCode) && isValidOn(rule, today))
}

/** By the id of the line; one that is not named costs what it costs. The order of the lines does not matter. */
export function discountsOf(lines: readonly RuledLine[], facts: RuleFacts): Map<string, Discount> {
  const discounts = new Map<string, Discount>()
  const left = new Map<PriceRule, number>()
  for (const { line, rule, unitOffMinor } of chancesOf(lines, facts)) {
    const uses = left.get(rule) ?? usesOf(rule, facts)
    const count = Math.min(uses, line.quantity)
    if (discounts.has(line.id) || count < 1) continue
    left.set(rule, uses - count)
    const use = rule.uses ? { use: { ruleCode: rule.code, count } } : {}
    discounts.set(line.id, { discountMinor: unitOffMinor * count, ruleText: rule.name, ...use })
  }
  return discounts
}

/** What one order may have of it. A rule that counts is good for nothing where nobody knows what is left. */
function usesOf({ code, uses, usesPerOrder }: PriceRule, { usesLeft }: RuleFacts): number {
  const perOrder = usesPerOrder ?? Number.POSITIVE_INFINITY
  return uses ? Math.min(perOrder, Math.max(0, usesLeft?.get(code) ?? 0)) : perOrder
}

/** By rule, of all lines together. */
export function sumOfUses(lines: readonly { use?: RuleUse | undefined }[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { use } of lines) if (use) sums.set(use.ruleCode, (sums.get(use.ruleCode) ?? 0) + use.count)
  return sums
}

type Chance = { line: RuledLine; rule: PriceRule; unitOffMinor: number; place: number }

/** Every rule with every line that it fits, what takes most off first. */
function chancesOf(lines: readonly RuledLine[], facts: RuleFacts): Chance[] {
  const chances = facts.rules.flatMap((rule, place) => {
    if (!isFor(rule, facts)) return []
    const fitting = lines.filter((line) => fits(rule, line))
    const tickets = fitting.filter(({ ticket }) => ticket !== null).length
    if (tickets < rule.ticketsMin && rule.ticketsMin > 1) return []
    return fitting.map((line) => ({ line, rule, unitOffMinor: unitOff(rule, line.unitMinor), place }))
  })
  return chances
    .filter(({ unitOffMinor }) => unitOffMinor > 0)
    .toSorted((a, b) => b.unitOffMinor - a.unitOffMinor || a.place - b.place || (a.line.id < b.line.id ? -1 : 1))
}

function isFor(rule: PriceRule, facts: RuleFacts): boolean {
  const isNamed =
    rule.labels.length + rule.memberships.length === 0 ||
    rule.labels.some((label) => facts.labels.includes(label)) ||
    rule.memberships.some((code) => facts.memberships.includes(code))
  const isOpen = rule.promotionCode === null || isCode(rule, facts.promotionCode)
  return isNamed && isOpen && isValidOn(rule, facts.today)
}

/** However it is spelt: nobody reads a code off a leaflet letter by letter. */
function isCode({ promotionCode }: PriceRule, typed: string): boolean {
  return promotionCode !== null && plain(promotionCode) === plain(typed)
}

const plain = (code: string) => code.replaceAll(/[\s-]/g, '').toUpperCase()

function isValidOn({ from, until }: PriceRule, today: string): boolean {
  return (from === null || from <= today) && (until === null || today <= until)
}

function fits(rule: PriceRule, { ticket, product }: RuledLine): boolean {
  if (product !== null) return rule.products.includes(product)
  if (!ticket || rule.products.length > 0) return false
  const isIn = (wanted: readonly string[], value: string) => wanted.length === 0 || wanted.includes(value)
  return (
    isIn(rule.titles, ticket.title) &&
    isIn(rule.categories, ticket.category) &&
    isIn(rule.priceTypes, ticket.priceType) &&
    isIn(rule.subscriptions, ticket.subscription)
  )
}

/** Half a minor unit goes to the customer. Never more than it costs. */
function unitOff({ off }: PriceRule, unitMinor: number): number {
  if (off.kind === 'price') return Math.max(0, unitMinor - off.minor)
  const minor = off.kind === 'amount' ? off.minor : Math.round((unitMinor * off.basisPoints) / 10_000)
  return Math.min(unitMinor, minor)
}
