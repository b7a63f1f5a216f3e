import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printable, unprintable } from '#core/domain/printable.ts'

describe('what paper can show', () => {
  test('the letters of all six languages and the euro stay as they are', () => {
    const text = 'å æ ø Å Æ Ø é è ü ß ä ö ç ë ï œ Œ ñ « » “ ” – … € 12,50'
    expect(printable(text)).toBe(text)
  })

  test.each([
    ['a letter written with a combining accent becomes one letter', 'Ande\u0301', 'Andé'],
    [
      'letters of other alphabets of Europe lose only their accent',
      'Łukasz Őrsi Şahin Đorđe',
      'Lukasz Orsi Sahin Dorde',
    ],
    ['the spaces and minus of number formats become plain ones', '\u22121\u202f234\u00a0kr', '-1 234 kr'],
    ['a ligature is spelled out', 'ﬁnale №', 'finale No'],
    ['line feeds, escapes and nulls are shown as question marks', 'a\nb\x1bc\0d\x7fe', 'a?b?c?d?e'],
    ['a carriage return with line feed is one question mark', 'a\r\nb', 'a?b'],
    ['C1 controls are no letters', 'a\u0085b\u009dc', 'a?b?c'],
    ['marks that turn the direction of writing are shown', 'a\u202eb\u200fc\u2067d', 'a?b?c?d'],
    ['an emoji is one question mark, however many code points it has', '👩‍👩‍👧‍👦 🇳🇴 ❤️', '? ? ?'],
    ['scripts without a place in the code page are shown one for one', '田中 Αθηνα', '?? ?????'],
    ['half a surrogate pair does not break anything', 'a\ud83db', 'a?b'],
    ['a heap of accents does not hide the letter', `Z${'\u0351'.repeat(500)}!`, 'Z!'],
    ['markup is only text', '<b>&amp;</b>', '<b>&amp;</b>'],
  ])('%s', (_, text, expected) => {
    expect(printable(text)).toBe(expected)
  })

  test('whatever comes in, only printable characters come out, and nothing vanishes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        const shown = printable(text)
        expect(shown).toMatch(/^[\x20-\x7e\u00a1-\u00ac\u00ae-\u00ffŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]*$/)
        expect(shown.length).toBeGreaterThanOrEqual([...new Intl.Segmenter('en').segment(text.normalize('NFC'))].length)
        expect(printable(shown)).toBe(shown)
      }),
    )
  })

  test('the characters that will be lost can be named beforehand, each once', () => {
    expect(unprintable('田中 田? Łukasz 👋')).toEqual(['田', '中', '👋'])
  })
})
