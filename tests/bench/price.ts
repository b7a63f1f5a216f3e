// What a cart costs with every key: so many lines against so many rules, on the screen and on the host alike.
import { parseArgs } from 'node:util'
import { type CartLine, type Offer, priceCart } from '#core/domain/cart.ts'
import type { AreaId, HallId, OrderLineId, PerformanceId, PriceTypeId, SeatId } from '#core/domain/ids.ts'
import { PriceRule } from '#core/domain/price-rule.ts'
import { percentile } from '#tests/bench/shared/percentile.ts'

const rounds = 2_000
const warmUpRounds = 200

export async function run(args: string[]) {
  const options = { lines: { type: 'string', default: '50' }, rules: { type: 'string', default: '30' } } as const
  const { values } = parseArgs({ args, options })
  const [lines, rules] = [Number(values.lines), Number(values.rules)]
  const { cart, offer } = evening(lines, rules)
  const times: number[] = []
  for (let round = 0; round < warmUpRounds + rounds; round++) {
    const startedMs = performance.now()
    const priced = priceCart(cart, offer)
    if (round >= warmUpRounds) times.push(performance.now() - startedMs)
    if (!priced.accepted) throw new Error(priced.refusal.code)
  }
  const figures = { rounds, p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95) }
  return { args: { lines, rules }, figures, goals: [{ figure: 'p95Ms', op: '<=' as const, value: 2 }] }
}

/** Every rule fits some of the lines, and every line several rules. */
function evening(lineCount: number, ruleCount: number): { cart: CartLine[]; offer: Offer } {
  const [hallId, areaId, performanceId] = ['hall' as HallId, 'area' as AreaId, 'show' as PerformanceId]
  const types = ['adult', 'child', 'student'].map((code) => code as PriceTypeId)
  const priceTypeOf = (index: number) => types[index % types.length] ?? ('adult' as PriceTypeId)
  const seats = Array.from({ length: lineCount }, (_, index) => `seat ${index}` as SeatId)
  const rules = Array.from({ length: ruleCount }, (_, index) =>
    PriceRule.parse({
      code: `${index}`,
      name: `Rule ${index}`,
      off: { kind: 'percent', basisPoints: 100 + index * 50 },
      priceTypes: index % 3 === 0 ? [] : [priceTypeOf(index)],
      labels: index % 4 === 0 ? ['member'] : [],
      usesPerOrder: index % 2 === 0 ? 4 : null,
      ticketsMin: 1 + (index % 10),
    }),
  )
  const prices = types.map((priceTypeId) => ({ category: 'A', priceTypeId, priceMinor: 40_000 }))
  const show = {
    hallId,
    title: 'Hamlet',
    hallName: 'Main',
    startsAtMs: 0,
    state: 'on-sale' as const,
    vatCode: '12',
    prices,
  }
  const offer: Offer = {
    performances: new Map([[performanceId, show]]),
    areas: new Map([[areaId, { hallId, name: 'Stalls', category: 'A' }]]),
    seats: new Map(seats.map((id, index) => [id, { areaId, row: '1', number: `${index}`, category: 'A' }])),
    priceTypes: new Map(types.map((id) => [id, { name: id, code: id }])),
    products: new Map(),
    vatRates: [{ code: '12', name: 'Low', rateBp: 1_200 }],
    pricing: { rules, labels: ['member'], memberships: [], promotionCode: '', today: '2026-11-27' },
    giftCardName: 'Gift card',
  }
  const cart = seats.map((seatId, index): CartLine => {
    const of = { performanceId, areaId, seatId, priceTypeId: priceTypeOf(index), note: '' }
    return { id: `line ${index}` as OrderLineId, kind: 'ticket', ...of }
  })
  return { cart, offer }
}
