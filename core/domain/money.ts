// Money is an integer of minor units with its currency beside it; never a float.
import { z } from 'zod'

export const Currency = z.enum(['NOK', 'DKK', 'EUR', 'CAD'])
export type Currency = z.infer<typeof Currency>

/** An amount in minor units (øre, cent). Bounded so that sums of thousands stay exact integers. */
export const Minor = z.int().min(-1_000_000_000_000).max(1_000_000_000_000)

/** The smallest amount that exists as a coin, in minor units: Norges Bank (1 kr since 2012), Danmarks Nationalbank
 * (50 øre since 2008), Royal Canadian Mint (5 cents since 2013); euro cents are kept exact unless a venue rounds. */
const cashStepMinor: Record<Currency, number> = { NOK: 100, DKK: 50, EUR: 1, CAD: 5 }

/**
 * The amount to ask for in cash. Exact halves go up, away from zero for refunds, so that a sale and its refund mirror.
 * @param stepMinor overrides the currency's smallest coin (a Dutch venue rounds euro to 5 cents).
 */
export function roundCash(totalMinor: number, currency: Currency, stepMinor = cashStepMinor[currency]): number {
  const rounded = Math.floor((Math.abs(totalMinor) + stepMinor / 2) / stepMinor) * stepMinor
  return totalMinor < 0 ? -rounded : rounded
}

/** `640,00` style text in the reader's locale, with the currency as that locale writes it. */
export function formatMoney(minor: number, currency: Currency, locale: string): string {
  return moneyFormat(locale, currency).format(minor / 100)
}

/** The same without the currency: for columns whose head names it. */
export function formatAmount(minor: number, locale: string): string {
  return amountFormat(locale).format(minor / 100)
}

const formats = new Map<string, Intl.NumberFormat>()

function moneyFormat(locale: string, currency: Currency): Intl.NumberFormat {
  return cached(`${locale}/${currency}`, () => new Intl.NumberFormat(locale, { style: 'currency', currency }))
}

function amountFormat(locale: string): Intl.NumberFormat {
  return cached(locale, () => new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }))
}

function cached(key: string, make: () => Intl.NumberFormat): Intl.NumberFormat {
  const known = formats.get(key)
  if (known) return known
  const made = make()
  formats.set(key, made)
  return made
}
