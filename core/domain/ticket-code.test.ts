import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupedTicketCode, isTicketCode, makeTicketCode, readTicketCode } from '#core/domain/ticket-code.ts'

const alphabet = '0123456789ACDEFGHJKMNPRTUVWXY'
const random = fc.uint8Array({ minLength: 16, maxLength: 16 })
const replaced = (code: string, at: number, character: string) => code.slice(0, at) + character + code.slice(at + 1)

describe('ticket code', () => {
  test('is twelve characters of the alphabet and passes its own check', () => {
    fc.assert(
      fc.property(random, (bytes) => {
        const code = makeTicketCode(bytes)
        expect(code).toMatch(/^[0-9AC-HJKMNPRT-Y]{12}$/)
        expect(isTicketCode(code)).toBe(true)
      }),
    )
  })

  test('every wrong character at every position is detected', () => {
    fc.assert(
      fc.property(random, (bytes) => {
        const code = makeTicketCode(bytes)
        const wrong = Array.from(code).flatMap((original, at) =>
          Array.from(alphabet, (character) => (character === original ? null : replaced(code, at, character))),
        )
        const slipped = wrong.filter((changed) => changed !== null && isTicketCode(changed))
        expect({ tried: wrong.length, slipped }).toEqual({ tried: 12 * 29, slipped: [] })
      }),
      { numRuns: 30 },
    )
  })

  test('any two different characters swapped are detected, neighbours or not', () => {
    fc.assert(
      fc.property(random, (bytes) => {
        const code = makeTicketCode(bytes)
        for (let a = 0; a < 12; a++) {
          for (let b = a + 1; b < 12; b++) {
            const swapped = replaced(replaced(code, a, code.charAt(b)), b, code.charAt(a))
            expect(isTicketCode(swapped)).toBe(swapped === code)
          }
        }
      }),
      { numRuns: 100 },
    )
  })

  test.each(['', 'ABC', 'IIIIIIIIIIII', '000000000000 ', '００００００００００００', '00000000000'])(
    'refuses %j',
    (text) => {
      expect(isTicketCode(text)).toBe(false)
    },
  )

  test('a code typed in lower case, in groups and with lookalikes is understood', () => {
    fc.assert(
      fc.property(random, (bytes) => {
        const code = makeTicketCode(bytes)
        const typed = groupedTicketCode(code)
          .toLowerCase()
          .replaceAll('0', 'o')
          .replaceAll('1', 'l')
          .replaceAll('8', 'b')
        expect(readTicketCode(` ${typed} `)).toBe(code)
      }),
    )
    expect(readTicketCode('not a code')).toBeUndefined()
  })

  test('the same bytes give the same code, different bytes another', () => {
    const bytes = Uint8Array.from({ length: 16 }, (_, index) => index * 7)
    expect(makeTicketCode(bytes)).toBe('4FR6AEM4022R')
    expect(makeTicketCode(bytes.toReversed())).not.toBe(makeTicketCode(bytes))
  })

  test('too little randomness is refused', () => {
    expect(() => makeTicketCode(new Uint8Array(15))).toThrow(RangeError)
  })
})
