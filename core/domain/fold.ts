// Folding: the one spelling under which every way of writing a word is found. Search index and search box both use it,
// so Ø finds o and oe, Müller finds muller and mueller, and a phone is its digits.

// One folded letter may stand for two typed ones: "oe", "ae", "aa", "ue" and "ss" fold to what ø, æ, å, ü and ß fold to.
const letterFolds: Record<string, string> = {
  ø: 'o',
  æ: 'a',
  å: 'a',
  œ: 'o',
  ß: 's',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  đ: 'd',
  ı: 'i',
}
const pairFolds: Record<string, string> = { oe: 'o', ae: 'a', aa: 'a', ue: 'u', ss: 's' }
const plainAscii = /^[ -~]*$/
const combiningMark = /\p{M}/u
const wordCharacter = /[\p{L}\p{N}]/u

/** Lower case, without accents and doubled spellings; everything that is neither letter nor digit becomes a space. */
export function fold(text: string): string {
  if (!plainAscii.test(text)) return foldWithOrigins(text).folded
  const spaced = text.toLowerCase().replace(/[^a-z0-9]/g, ' ')
  return spaced.replace(/oe|ae|aa|ue|ss/g, (pair) => pairFolds[pair] ?? pair)
}

/** The folded words of a text, in order, empty ones left out. */
export function foldedWords(text: string): string[] {
  return fold(text).split(' ').filter(Boolean)
}

export type Span = { start: number; end: number }

/** Where in `text` the words begin that start with one of the folded tokens: what a result list marks. */
export function matchedSpans(text: string, tokens: readonly string[]): Span[] {
  const { folded, origins } = foldWithOrigins(text)
  const spans: Span[] = []
  for (const word of folded.matchAll(/[^ ]+/g)) {
    const matched = longestMatch(word[0], tokens)
    const start = origins[word.index]
    const end = origins[word.index + matched]
    if (matched > 0 && start !== undefined) spans.push({ start, end: end ?? text.length })
  }
  return spans
}

function longestMatch(word: string, tokens: readonly string[]): number {
  return Math.max(0, ...tokens.filter((token) => word.startsWith(token)).map((token) => token.length))
}

/** `origins[i]` is the index in `text` from which folded character `i` came; one more entry stands at the end. */
function foldWithOrigins(text: string): { folded: string; origins: number[] } {
  let folded = ''
  const origins: number[] = []
  let index = 0
  const put = (characters: string, origin: number) => {
    for (const character of characters) {
      folded += character
      origins.push(origin)
    }
  }
  for (const character of text) {
    const plain = plainLetters(character)
    if (plain !== '') put(plain, index)
    index += character.length
  }
  return joinPairs(folded, origins, text.length)
}

// Folding is asked for the same few hundred characters again and again; scripts with thousands just compute.
const known = new Map<string, string>()
const knownMax = 2_000

function plainLetters(character: string): string {
  const remembered = known.get(character)
  if (remembered !== undefined) return remembered
  const plain = computePlainLetters(character)
  if (known.size < knownMax) known.set(character, plain)
  return plain
}

function computePlainLetters(character: string): string {
  const lower = character.toLowerCase()
  const special = letterFolds[lower]
  if (special !== undefined) return special
  let plain = ''
  for (const part of lower.normalize('NFKD')) {
    if (combiningMark.test(part)) continue
    plain += letterFolds[part] ?? (wordCharacter.test(part) ? part : ' ')
  }
  return plain
}

function joinPairs(text: string, origins: number[], end: number): { folded: string; origins: number[] } {
  let folded = ''
  const kept: number[] = []
  for (let index = 0; index < text.length; index++) {
    const pair = pairFolds[text.slice(index, index + 2)]
    folded += pair ?? text[index]
    kept.push(origins[index] ?? end)
    if (pair !== undefined) index++
  }
  kept.push(end)
  return { folded, origins: kept }
}

/** Only the digits, for phones and numbers typed in any format. */
export function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\D/gu, '')
}
