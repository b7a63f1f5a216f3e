// How long a reservation is held, from now on.
import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'

const hourMs = 3_600_000
/** `usual` is a week, and never longer than until an hour before the beginning. */
const periods = {
  usual: null,
  hour: hourMs,
  day: 24 * hourMs,
  threeDays: 72 * hourMs,
  fortnight: 336 * hourMs,
} as const
export type Period = keyof typeof periods

/** UTC milliseconds; null for the usual. */
export function endOf(period: Period): number | null {
  const ms = periods[period]
  return ms === null ? null : Date.now() + ms
}

export function PeriodSelect({ period, onChoose }: { period: Period; onChoose(period: Period): void }) {
  const { t } = useTranslation('payment')
  return (
    <NativeSelect
      size="xs"
      aria-label={t('heldFor')}
      value={period}
      data={Object.keys(periods).map((value) => ({ value, label: t(`period.${value as Period}`) }))}
      onChange={({ currentTarget: { value } }) => onChoose(value as Period)}
    />
  )
}
