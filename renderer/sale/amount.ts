// What a clerk types as an amount of money, in any of the ways people write one.

/**
 * Minor units of "500", "500,5", "1 000.50", "1.000,50", "1'000"; undefined for everything else. A single separator with
 * three digits behind it groups thousands, as on every banknote counter; with one or two it is the decimal sign.
 */
export function readAmount(text: string): number | undefined {
  const plain = text.replaceAll(/[\s'’\u00a0\u202f]/g, '')
  const match = /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}|-)?)?$/.exec(plain)
  if (!match) return undefined
  const whole = Number((match[1] ?? '').replaceAll(/[.,]/g, ''))
  const decimals = (match[2] ?? '').replace('-', '').padEnd(2, '0')
  const minor = whole * 100 + Number(decimals)
  return minor <= tenderedMinorMax ? minor : undefined
}

/** The most cash that is taken for one sale: a million of any currency. */
const tenderedMinorMax = 100_000_000
