import { expect, test } from 'vitest'
import { matchedSpans } from '#core/domain/fold.ts'
import { splitAt } from './split-at.ts'

const marked = (text: string, tokens: string[]) =>
  splitAt(text, matchedSpans(text, tokens))
    .map(({ part, isMatch }) => (isMatch ? `[${part}]` : part))
    .join('')

test('FM01 search: the matched part is marked in the text as it is written, not as it was folded', () => {
  expect([marked('Bjørnson, Åse', ['bjo', 'as']), marked('Müller', ['mull']), marked('Berg', [])]).toEqual([
    '[Bjø]rnson, [Ås]e',
    '[Müll]er',
    'Berg',
  ])
})
