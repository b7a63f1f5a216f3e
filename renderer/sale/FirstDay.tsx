// When a membership in the cart begins, and its last day beside it.
import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { MembershipLine } from '#core/domain/cart.ts'
import { membershipEnd } from '#core/domain/membership.ts'
import classes from './cart.module.css'
import { setFirstDay } from './cart-steps.ts'
import { editLines } from './edit-cart.ts'
import type { CartOffer } from './offer.ts'
import type { Till } from './till.ts'

type Props = { tabKey: string; till: Till; known: CartOffer; name: string; line: MembershipLine }

export function FirstDay({ tabKey, till, known, name, line }: Props) {
  const { t } = useTranslation('membership')
  const months = known.offer.memberships?.find(({ code }) => code === line.typeCode)?.months
  return (
    <div className={classes.days}>
      <TextInput
        size="xs"
        type="date"
        required
        aria-label={t('firstDayOf', { name })}
        title={t('firstDay')}
        value={line.fromDay}
        onChange={(event) => {
          const fromDay = event.currentTarget.value
          if (fromDay !== '') editLines(tabKey, (lines) => setFirstDay(lines, line.id, fromDay))
        }}
      />
      {months !== undefined && (
        <small>{t('untilDay', { date: till.calendarDay(membershipEnd(line.fromDay, months)) })}</small>
      )}
    </div>
  )
}
