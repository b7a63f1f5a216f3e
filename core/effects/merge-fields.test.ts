import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeField } from '#core/effects/merge-fields.ts'

const phone = (id: string, value: string) => ({ id, value })

describe('OF06 field conflicts: two edits of one card made apart', () => {
  it('a field only one of them changed takes that change', () => {
    expect([mergeField('firstName', 'Ann', 'Anne', 'Ann'), mergeField('firstName', 'Ann', 'Anne', 'Anne')]).toEqual([
      { value: 'Anne', contested: [] },
      { value: 'Anne', contested: [] },
    ])
  })

  it('a field both changed takes the newer one and keeps the other for a person', () => {
    expect(mergeField('firstName', 'Ann', 'Anne', 'Anna')).toEqual({
      value: 'Anne',
      contested: [{ field: 'firstName', kept: 'Anne', other: 'Anna' }],
    })
  })

  it('one corrects a number while the other adds one: the card has both, and nobody is asked', () => {
    const from = [phone('1', '111'), phone('2', '222')]
    const to = [phone('1', '111'), phone('2', '223')]
    const now = [...from, phone('3', '333')]
    expect(mergeField('contactPoints', from, to, now)).toEqual({
      value: [phone('1', '111'), phone('2', '223'), phone('3', '333')],
      contested: [],
    })
  })

  it('one removes a number the other corrected: it stays, and a person is asked', () => {
    const from = [phone('1', '111')]
    const now = [phone('1', '112')]
    expect(mergeField('contactPoints', from, [], now)).toEqual({
      value: now,
      contested: [{ field: 'contactPoints', kept: now[0], other: null }],
    })
  })

  it('one removes a number and the other leaves it: it is gone, whoever came first', () => {
    const from = [phone('1', '111'), phone('2', '222')]
    const less = [phone('2', '222')]
    expect([mergeField('contactPoints', from, less, from), mergeField('contactPoints', from, from, less)]).toEqual([
      { value: less, contested: [] },
      { value: less, contested: [] },
    ])
  })

  it('whatever was edited: nothing that only one side changed is lost, and the same edit twice changes nothing more', () => {
    const items = fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), value: fc.nat(3) }), {
      selector: ({ id }) => id,
    })
    const property = fc.property(items, items, items, (from, to, now) => {
      const merged = mergeField('list', from, to, now)
      const again = mergeField('list', from, to, merged.value)
      const added = to.filter(({ id }) => !from.some((item) => item.id === id))
      const value = merged.value as typeof to
      expect(added.filter(({ id }) => !value.some((item) => item.id === id))).toEqual([])
      expect(new Set(value.map(({ id }) => id)).size).toBe(value.length)
      expect(new Set(again.value as object[])).toEqual(new Set(value))
    })
    fc.assert(property, { numRuns: 500 })
  })
})
