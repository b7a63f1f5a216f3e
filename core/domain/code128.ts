// Code 128 (ISO/IEC 15417), code set B: what a picture draws where a printer would be told to make a barcode itself.
// Every symbol is three bars and three spaces of eleven modules; the check symbol is the sum of values weighted by
// their place, modulo 103.

/**
 * The widths of bars and spaces in modules, in turn, a bar first; the quiet zone of ten modules each side is for the
 * one who draws. Undefined where the text has something else than printable ASCII, or more than 80 characters.
 */
export function code128Widths(text: string): number[] | undefined {
  if (!/^[\x20-\x7e]{1,80}$/.test(text)) return undefined
  const values = [startB, ...Array.from(text, (character) => character.charCodeAt(0) - 32)]
  const check = values.reduce((sum, value, index) => sum + value * Math.max(1, index), 0) % 103
  return [...values, check, stop].flatMap((value) => Array.from(patterns[value] ?? '', Number))
}

const startB = 104
const stop = 106

/** Values 0 to 106; the last one, the stop, has an extra bar. */
const patterns = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 ' +
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 ' +
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 ' +
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'
).split(' ')
