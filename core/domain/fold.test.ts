import { describe, expect, it } from 'vitest'
import { digitsOf, fold, foldedWords, matchedSpans } from '#core/domain/fold.ts'

describe('FM01 folding', () => {
  it('FM01 search: the ways of writing one name fold to one spelling', () => {
    const spellings = [
      ['Bjørn', 'Bjorn', 'BJOERN', 'bjørn'],
      ['Åse', 'Aase', 'Ase', 'åse'],
      ['Müller', 'Mueller', 'MULLER'],
      ['Strauß', 'Strauss', 'strauss'],
      ['Kjær', 'Kjaer', 'kjær'],
      ['Œuvré', 'oeuvre', 'OEUVRE'],
      ['Łukasz', 'lukasz'],
    ]
    expect(spellings.map((group) => new Set(group.map(fold)).size)).toEqual(spellings.map(() => 1))
  })

  it('splits at everything that is neither letter nor digit', () => {
    expect(foldedWords("Anne-Marie O'Hara <anne.m@example.no>")).toEqual([
      'anne',
      'marie',
      'o',
      'hara',
      'anne',
      'm',
      'example',
      'no',
    ])
  })

  it('keeps scripts it does not know', () => {
    expect(foldedWords('Иванов 山田 太郎')).toEqual(['иванов', '山田', '太郎'])
  })

  it('marks the matched beginning of a word in the text as it is written', () => {
    expect(matchedSpans('Bjørn Østby', ['bjo', 'ostb'])).toEqual([
      { start: 0, end: 3 },
      { start: 6, end: 10 },
    ])
  })

  it('reads a phone as its digits', () => {
    expect(digitsOf('+47 412 34 567')).toBe('4741234567')
  })
})
