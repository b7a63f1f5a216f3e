// The memberships of a customer as chips, each with its end; one that has not begun with its beginning.
import { useTranslation } from 'react-i18next'
import type { Card } from '#core/contract/customer.ts'
import { calendarDay } from '#core/domain/calendar-time.ts'
import classes from './Chips.module.css'
import { type Counter, wholeDayText } from './counter.ts'

type Props = { memberships: Card['memberships']; counter: Counter }

export function MembershipChips({ memberships, counter }: Props) {
  const { t } = useTranslation('membership')
  if (memberships.length === 0) return null
  const today = calendarDay(Date.now(), counter.venue.zone)
  return (
    <ul className={classes.chips} aria-label={t('membershipList')}>
      {memberships.map(({ typeCode, name, fromDay, untilDay }) => {
        const isToCome = fromDay > today
        const date = wholeDayText(isToCome ? fromDay : untilDay, counter)
        return (
          <li key={`${typeCode} ${fromDay}`} className={classes.chip}>
            {t(isToCome ? 'membershipFrom' : 'membershipUntil', { name, date })}
          </li>
        )
      })}
    </ul>
  )
}
