import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  discountsOf,
  knowsCode,
  PriceRule,
  type RuledLine,
  type RuleFacts,
  sumOfUses,
} from '#core/domain/price-rule.ts'

const rule = (of: Partial<PriceRule> & Pick<PriceRule, 'code'>) =>
  PriceRule.parse({ name: of.code, off: { kind: 'percent', basisPoints: 2_000 }, ...of })
const ticket = (id: string, unitMinor = 40_000, of: Partial<NonNullable<RuledLine['ticket']>> = {}): RuledLine => ({
  id,
  quantity: 1,
  unitMinor,
  ticket: { title: 'Hamlet', category: 'A', priceType: 'adult', subscription: '', ...of },
  product: null,
})
const facts = (rules: PriceRule[], of: Partial<RuleFacts> = {}): RuleFacts => ({
  rules,
  labels: [],
  memberships: [],
  promotionCode: '',
  today: '2026-11-27',
  ...of,
})
const off = (lines: RuledLine[], given: RuleFacts) =>
  Object.fromEntries([...discountsOf(lines, given)].map(([id, { discountMinor }]) => [id, discountMinor]))

describe('SR05 price rules', () => {
  it('a rule that is good for so many takes no more off than are left, and says how many it took', () => {
    const four = rule({ code: 'four', uses: { most: 4, per: 'customer' } })
    const lines = [ticket('a', 40_000), ticket('b', 30_000), ticket('c', 20_000)]
    const given = (left?: number) => facts([four], left === undefined ? {} : { usesLeft: new Map([['four', left]]) })
    expect([off(lines, given(2)), off(lines, given(0)), off(lines, given())]).toEqual([{ a: 8_000, b: 6_000 }, {}, {}])
    expect(sumOfUses([...discountsOf(lines, given(2)).values()])).toEqual(new Map([['four', 2]]))
  })

  it('the rule that takes most off wins, and is named', () => {
    const member = rule({ code: 'member', name: 'Member −20 %', labels: ['member'] })
    const fixed = rule({ code: 'monday', off: { kind: 'amount', minor: 5_000 } })
    expect(off([ticket('a')], facts([member, fixed]))).toEqual({ a: 5_000 })
    const given = facts([member, fixed], { labels: ['member'] })
    expect(discountsOf([ticket('a')], given).get('a')).toEqual({ discountMinor: 8_000, ruleText: 'Member −20 %' })
  })

  it('a promotion code counts however it is spelt, in its days, and not otherwise', () => {
    const code = rule({ code: 'spring', promotionCode: 'SPRING-26', until: '2026-11-27' })
    const typed = facts([code], { promotionCode: 'spring 26' })
    expect([off([ticket('a')], typed), knowsCode(typed)]).toEqual([{ a: 8_000 }, true])
    const late = { ...typed, today: '2026-11-28' }
    expect([off([ticket('a')], late), knowsCode(late)]).toEqual([{}, false])
    expect([off([ticket('a')], facts([code])), knowsCode(facts([code]))]).toEqual([{}, false])
  })

  it('a group needs its number of tickets; a benefit is good for so many of an order', () => {
    const group = rule({ code: 'group', ticketsMin: 3 })
    expect(off([ticket('a'), ticket('b')], facts([group]))).toEqual({})
    expect(off([ticket('a'), ticket('b'), ticket('c')], facts([group]))).toEqual({ a: 8_000, b: 8_000, c: 8_000 })
    const two = rule({ code: 'two', off: { kind: 'price', minor: 10_000 }, usesPerOrder: 1 })
    expect(off([ticket('a', 20_000), ticket('b', 40_000)], facts([two]))).toEqual({ b: 30_000 })
  })

  it('goods only where they are named, tickets only of the titles, categories and price types named', () => {
    const soup: RuledLine = { id: 's', quantity: 3, unitMinor: 9_000, ticket: null, product: 'soup' }
    expect(off([soup, ticket('a')], facts([rule({ code: 'all' })]))).toEqual({ a: 8_000 })
    expect(off([soup, ticket('a')], facts([rule({ code: 'soup', products: ['soup'] })]))).toEqual({ s: 5_400 })
    const child = facts([rule({ code: 'child', priceTypes: ['child'], titles: ['Hamlet'] })])
    expect(off([ticket('a'), ticket('b', 20_000, { priceType: 'child' })], child)).toEqual({ b: 4_000 })
  })

  const anyRule = fc
    .record({
      kind: fc.constantFrom('percent', 'amount', 'price'),
      value: fc.integer({ min: 1, max: 10_000 }),
      usesPerOrder: fc.option(fc.integer({ min: 1, max: 3 })),
      ticketsMin: fc.integer({ min: 1, max: 3 }),
      priceTypes: fc.subarray(['adult', 'child']),
    })
    .map(({ kind, value, ...of }) =>
      PriceRule.parse({ code: 'r', name: 'r', off: { kind, basisPoints: value, minor: value }, ...of }),
    )
  const anyLines = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.constantFrom('adult', 'child')), { maxLength: 8 })
    .map((some) => some.map(([minor, priceType], index) => ticket(`${index}`, minor, { priceType })))

  it('take off nothing that is not there, whatever the order of the lines, and never more often than they may', () => {
    fc.assert(
      fc.property(anyLines, fc.array(anyRule, { maxLength: 5 }), (lines, rules) => {
        const given = facts(rules.map((each, index) => ({ ...each, name: `${index}` })))
        const found = discountsOf(lines, given)
        for (const line of lines) {
          const minor = found.get(line.id)?.discountMinor ?? 0
          expect(minor >= 0 && minor <= line.unitMinor).toBe(true)
        }
        for (const [index, { usesPerOrder }] of rules.entries()) {
          const uses = [...found.values()].filter(({ ruleText }) => ruleText === `${index}`).length
          expect(uses).toBeLessThanOrEqual(usesPerOrder ?? lines.length)
        }
        expect(new Map([...discountsOf(lines.toReversed(), given)].toSorted())).toEqual(new Map([...found].toSorted()))
      }),
    )
  })
})
