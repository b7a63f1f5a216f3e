// The labels of a customer as chips: a dot in the label's colour and its name in readable text, so that no colour a venue
// picks can make a name unreadable.
import { useTranslation } from 'react-i18next'
import type { Card } from '#core/contract/customer.ts'
import { holdsAt } from '#core/domain/label.ts'
import classes from './Chips.module.css'
import { type Counter, dayText } from './counter.ts'

export function LabelChips({ labels, counter }: { labels: Card['labels']; counter: Counter }) {
  const { t } = useTranslation('customer')
  if (labels.length === 0) return null
  return (
    <ul className={classes.chips} aria-label={t('labels')}>
      {labels.map((label) => {
        const { id, name, colour, expiresAtMs } = label
        const isOver = !holdsAt(label, Date.now())
        return (
          <li key={id} className={classes.chip} data-expired={isOver || undefined}>
            <span className={classes.dot} style={{ backgroundColor: colour }} aria-hidden="true" />
            <span>{name}</span>
            {expiresAtMs !== null && (
              <span className={classes.small}>
                {t(isOver ? 'labelExpired' : 'labelUntil', { date: dayText(expiresAtMs, counter) })}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
