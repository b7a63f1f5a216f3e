import { describe, expect, it } from 'vitest'
import { markedNumbersOf, markOf, withMark } from './number-mark.ts'

describe('the mark of a chain', () => {
  it('is three consonants, the same each time and another for another chain', () => {
    const chain = '019ab000-0000-7000-8000-0000deadbeef'
    expect(markOf(chain)).toMatch(/^[B-DF-HJ-NP-TV-Z]{3}$/)
    expect(markOf(chain)).toBe(markOf(chain))
    expect(markOf(chain)).not.toBe(markOf('019ab000-0000-7000-8000-0000deadbef0'))
  })

  it('stands behind the code, in the place of an earlier one; what is no number stays as it is', () => {
    const numbers = ['A1-4711', 'A1.KRQ-4711', 'OLD', ''].map((number) => withMark(number, 'BCD'))
    expect(numbers).toEqual(['A1.BCD-4711', 'A1.BCD-4711', 'OLD', ''])
  })
})

describe('the number on a paper', () => {
  it('may mean any chain of its counter, unless it says which', () => {
    expect(markedNumbersOf('A1-12')).toEqual({ from: 'A1.', upto: 'A1/', glob: 'A1.*-12' })
    expect(['A1.KRQ-12', '12', 'BERG', 'A1-'].map(markedNumbersOf)).toEqual(Array(4).fill(undefined))
  })
})
