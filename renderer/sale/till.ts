// What every part of the sale needs to write money and time: the venue's currency and zone, the clerk's language.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Language, localeOf } from '#core/domain/locale.ts'
import { formatAmount, formatMoney } from '#core/domain/money.ts'
import type { Venue } from '#core/domain/venue.ts'
import { useHost } from '../host/HostContext.tsx'

/** Times are always the venue's, whatever zone this computer is set to. */
export type Till = {
  venue: Venue
  /** With the currency. */
  money(minor: number): string
  /** Without it, for columns. */
  amount(minor: number): string
  /** `+0.40`, `−0.10` */
  signedAmount(minor: number): string
  /** Basis points as per cent: `12 %` */
  rate(basisPoints: number): string
  /** `fri 27 Nov` */
  day(ms: number): string
  /** `31 Dec 2029` */
  date(ms: number): string
  /** `31 Dec 2029` of `2029-12-31`, a day of the venue's calendar. */
  calendarDay(day: string): string
  /** `19:30` */
  time(ms: number): string
  /** `2026-11-27`, to compare with a date field. */
  isoDay(ms: number): string
}

/** Undefined until somebody is signed in. */
export function useTill(): Till | undefined {
  const { data } = useQuery(useHost().session.state.queryOptions())
  const { i18n } = useTranslation('sale')
  const locale = localeOf[Language.catch('en').parse(i18n.language)]
  const venue = data?.venue
  return useMemo(() => venue && tillOf(venue, locale), [venue, locale])
}

function tillOf(venue: Venue, locale: string): Till {
  const { currency, zone: timeZone } = venue
  const day = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone })
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone })
  const wholeDay = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone })
  const isoDay = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  const signed = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, signDisplay: 'always' })
  return {
    venue,
    money: (minor) => formatMoney(minor, currency, locale),
    amount: (minor) => formatAmount(minor, locale),
    signedAmount: (minor) => signed.format(minor / 100),
    rate: (basisPoints) => percent.format(basisPoints / 10_000),
    day: (ms) => day.format(ms),
    date: (ms) => date.format(ms),
    calendarDay: (of) => wholeDay.format(Date.parse(of)),
    time: (ms) => time.format(ms),
    isoDay: (ms) => isoDay.format(ms),
  }
}
