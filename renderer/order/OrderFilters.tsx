// The two switches above the orders: the calendar (coming, past, all) and the bin (off, cancelled sales, cancelled
// reservations), each with its key and how many orders are behind each choice.
import { VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderRow } from '#core/contract/order.ts'
import { isShown, type OrderFilter } from '#core/domain/order.ts'
import { useAction } from '../keys/keys.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { nextBin, nextTime } from './list-look.ts'
import classes from './OrderFilters.module.css'

type Props = {
  orders: readonly OrderRow[]
  filter: OrderFilter
  nowMs: number
  shownCount: number
  onChange(filter: OrderFilter): void
}

export function OrderFilters({ orders, filter, nowMs, shownCount, onChange }: Props) {
  const { t } = useTranslation('order')
  const count = (other: OrderFilter) => orders.filter((order) => isShown(order, other, nowMs)).length
  const times = t('times', { returnObjects: true })
  const bins = t('bins', { returnObjects: true })
  useAction({
    id: 'orders.calendar',
    title: t('calendarNext'),
    key: 'c',
    group: 'card',
    run: () => onChange(nextTime(filter)),
  })
  useAction({ id: 'orders.bin', title: t('binNext'), key: 'b', group: 'card', run: () => onChange(nextBin(filter)) })
  const timeChoice = (time: OrderFilter['time']): Choice => ({
    text: times[time],
    count: count({ time, bin: 'off' }),
    isOn: filter.bin === 'off' && filter.time === time,
    onPick: () => onChange({ time, bin: 'off' }),
  })
  const binChoice = (bin: OrderFilter['bin']): Choice => ({
    text: bins[bin],
    count: bin === 'off' ? undefined : count({ time: 'all', bin }),
    isOn: filter.bin === bin,
    onPick: () => onChange({ ...filter, bin }),
  })
  return (
    <div className={classes.bar}>
      <h2 className={classes.title}>{t('orders')}</h2>
      <Switches
        name={t('calendar')}
        keyName="C"
        icon={<CalendarIcon />}
        choices={[timeChoice('coming'), timeChoice('past'), timeChoice('all')]}
      />
      <Switches
        name={t('bin')}
        keyName="B"
        icon={<BinIcon />}
        choices={[binChoice('off'), binChoice('cancelled-sold'), binChoice('cancelled-reserved')]}
      />
      <VisuallyHidden role="status">{t('shown', { count: shownCount })}</VisuallyHidden>
    </div>
  )
}

type Choice = { text: string; count: number | undefined; isOn: boolean; onPick(): void }
type SwitchesProps = { name: string; keyName: string; icon: ReactNode; choices: readonly Choice[] }

function Switches({ name, keyName, icon, choices }: SwitchesProps) {
  return (
    <fieldset className={classes.switches}>
      <VisuallyHidden component="legend">{name}</VisuallyHidden>
      <span className={classes.icon} title={name}>
        {icon}
      </span>
      {choices.map(({ text, count, isOn, onPick }) => (
        <button key={text} type="button" className={classes.choice} aria-pressed={isOn} onClick={onPick}>
          {text}
          {count !== undefined && <span className={classes.count}>{count}</span>}
        </button>
      ))}
      <KeyHint of={keyName} />
    </fieldset>
  )
}

function CalendarIcon() {
  return (
    <svg
      width={16}
      height={16}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.4}
      aria-hidden="true"
    >
      <path d="M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2v3M10.5 2v3" strokeLinejoin="round" strokeLinecap="round" />
    </svg>
  )
}

function BinIcon() {
  return (
    <svg
      width={16}
      height={16}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.4}
      aria-hidden="true"
    >
      <path
        d="M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.6 9h6.8l.6-9M6.7 7v4M9.3 7v4"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  )
}
