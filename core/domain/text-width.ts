// How wide a text becomes on a ticket, so that it can be shrunk, broken or cut before a printer sees it. The widths
// are those of Arial and its metric twins (Helvetica, Liberation Sans), in thousandths of the font size; a printer's
// own fonts are a little different, which the layouts leave room for.

/** @param text characters that paper can show; others count as a full square. @returns millimetres. */
export function textWidthMm(text: string, fontSizePt: number, isBold: boolean): number {
  const widths = isBold ? bold : regular
  const thousandths = Array.from(text).reduce((total, character) => total + (widths.get(character) ?? 1000), 0)
  return (thousandths / 1000) * fontSizePt * mmPerPt
}

/** A typographic point: 1/72 inch. */
export const mmPerPt = 25.4 / 72

const regular = widthsOf([
  [191, "'"],
  [222, 'ijl‚‘’'],
  [260, '|¦'],
  [278, ' !,./:;I[\\]ft·ÌÍÎÏìíîï'],
  [333, '()-`r„ˆ‹“”˜›¡¨²³´¸¹'],
  [334, '{}'],
  [350, '•'],
  [355, '"'],
  [365, 'º'],
  [370, 'ª'],
  [389, '*'],
  [400, '°'],
  [469, '^'],
  [500, 'Jcksvxyzšžçýÿ'],
  [537, '¶'],
  [549, '±÷'],
  [552, '¯'],
  [556, '#$0123456789?L_abdeghnopqu€ƒ†‡–¢£¤¥§«»àáâãäåèéêëðñòóôõöùúûüþ'],
  [576, 'µ'],
  [584, '+<=>~¬×'],
  [611, 'FTZŽ¿ßø'],
  [667, '&ABEKPSVXYŠŸÀÁÂÃÄÅÈÉÊËÝÞ'],
  [722, 'CDHNRUwÇÐÑÙÚÛÜ'],
  [737, '©®'],
  [778, 'GOQÒÓÔÕÖØ'],
  [833, 'Mm'],
  [834, '¼½¾'],
  [889, '%æ'],
  [944, 'Wœ'],
  [1000, '…‰Œ—™Æ'],
  [1015, '@'],
])

const bold = widthsOf([
  [238, "'"],
  [278, ' ,./I\\ijl‚‘’·ÌÍÎÏìíîï'],
  [280, '|¦'],
  [333, '!()-:;[]`ftˆ‹˜›¡¨²³´¸¹'],
  [350, '•'],
  [365, 'º'],
  [370, 'ª'],
  [389, '*r{}'],
  [400, '°'],
  [474, '"'],
  [500, 'z„“”ž'],
  [549, '±÷'],
  [552, '¯'],
  [556, '#$0123456789J_aceksvxy€ƒ†‡–š¢£¤¥§«¶»àáâãäåçèéêëýÿ'],
  [576, 'µ'],
  [584, '+<=>^~¬×'],
  [611, '?FLTZbdghnopquŽ¿ßðñòóôõöøùúûüþ'],
  [667, 'EPSVXYŠŸÈÉÊËÝÞ'],
  [722, '&ABCDHKNRUÀÁÂÃÄÅÇÐÑÙÚÛÜ'],
  [737, '©®'],
  [778, 'GOQwÒÓÔÕÖØ'],
  [833, 'M'],
  [834, '¼½¾'],
  [889, '%mæ'],
  [944, 'Wœ'],
  [975, '@'],
  [1000, '…‰Œ—™Æ'],
])

function widthsOf(rows: [thousandths: number, characters: string][]): Map<string, number> {
  return new Map(rows.flatMap(([width, characters]) => Array.from(characters, (one): [string, number] => [one, width])))
}
