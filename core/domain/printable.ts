// The characters a receipt or ticket printer can print: Windows-1252, the code page that most printers have, one
// column each. Everything else is replaced where it can be seen, never dropped: a lookalike where one exists (ő→o,
// a narrow space→a space), otherwise one `?` per character as the reader sees it (an emoji, 田, a line feed, a
// right-to-left mark). A printer that cannot do all of Windows-1252 replaces further, one column for one column.

/** The text as it will stand on paper. Same text in, same text out: applying it twice changes nothing. */
export function printable(text: string): string {
  return Array.from(graphemes.segment(text.normalize('NFC')), ({ segment }) => printableGrapheme(segment)).join('')
}

/** The characters of the text that paper cannot show and turns into `?`; for a warning before printing. */
export function unprintable(text: string): string[] {
  const found = Array.from(graphemes.segment(text.normalize('NFC')), ({ segment }) => segment)
  return [...new Set(found.filter((segment) => segment !== '?' && printableGrapheme(segment) === '?'))]
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The printable part of Windows-1252 above 0x7E (Unicode's CP1252 table); soft hyphen and no-break space are not
 * in it because they look like other characters. */
const beyondAscii = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿'
const isPrintable = (character: string) =>
  /^[\x20-\x7e]$/.test(character) || beyondAscii.includes(character) || /^[À-ÿ]$/.test(character)

const lookalikes = new Map<string, string>([
  ...pairs('\t\u00a0\u2002\u2003\u2007\u2009\u202f', ' '),
  ...pairs('\u00ad\u2010\u2011\u2212', '-'),
  ...pairs('\u2032\u02bc', '’'),
  ...pairs('łđıħŧ', 'ldiht'),
  ...pairs('ŁĐĦŦ', 'LDHT'),
])

function printableGrapheme(segment: string): string {
  if (isPrintable(segment)) return segment
  const lookalike = lookalikes.get(segment)
  if (lookalike) return lookalike
  const base = segment.normalize('NFKD').replace(/\p{Mn}/gu, '')
  const spelled = Array.from(base.normalize('NFC'), (character) => lookalikes.get(character) ?? character)
  return spelled.length > 0 && spelled.length <= 4 && spelled.every(isPrintable) ? spelled.join('') : '?'
}

function pairs(from: string, to: string): [string, string][] {
  const targets = Array.from(to)
  return Array.from(from, (character, index) => [character, targets[index] ?? targets[0] ?? '?'])
}
