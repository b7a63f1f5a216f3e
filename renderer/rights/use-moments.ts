// Times and numbers as the clerk writes them, in the venue's zone.
import { localeOf } from '#core/domain/locale.ts'
import { useAtTheDesk } from '../staff/clerk-context.ts'

export function useMoments(): { moment(ms: number): string; number(value: number): string } {
  const { session, clerk } = useAtTheDesk()
  const locale = localeOf[clerk.language]
  const zone = session.venue.zone
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone })
  const numbers = new Intl.NumberFormat(locale)
  return { moment: (ms) => format.format(ms), number: (value) => numbers.format(value) }
}
