// One hit: who or what it is, and where the typed letters were found. Kept as it is while the answer to the next letter is
// waited for: thirty rows drawn anew with every key are what a clerk would feel first. The list hears the click.
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PerformanceRow } from '#core/contract/performance.ts'
import type { CustomerHit, OrderHit } from '#core/contract/search.ts'
import { Language, localeOf } from '#core/domain/locale.ts'
import type { OrderState } from '#core/domain/order.ts'
import { useTill } from '../sale/till.ts'
import { useAtTheDesk } from '../staff/clerk-context.ts'
import { Marked } from './Marked.tsx'
import classes from './search.module.css'
import type { Choice } from './search-hits.ts'

type HitRowProps = { choice: Choice; tokens: readonly string[]; isChosen: boolean }

export const HitRow = memo(function HitRow({ choice, tokens, isChosen }: HitRowProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the chosen option is named by the box's aria-activedescendant
    <div id={choice.id} role="option" aria-selected={isChosen} className={classes.hit}>
      <Shown choice={choice} tokens={tokens} />
    </div>
  )
})

function Shown({ choice, tokens }: { choice: Choice; tokens: readonly string[] }) {
  const { t } = useTranslation('search')
  if (choice.kind === 'customer') return <CustomerRow hit={choice.hit} tokens={tokens} />
  if (choice.kind === 'performance') return <PerformanceLine row={choice.row} tokens={tokens} />
  if (choice.kind === 'order') return <OrderRow hit={choice.hit} tokens={tokens} />
  if (choice.kind === 'new-customer')
    return <span className={classes.create}>+ {t('newCustomer', { typed: choice.typed })}</span>
  const { name, contact, number } = choice.customer
  return <Line name={name} detail={contact} end={number} />
}

function CustomerRow({ hit, tokens }: { hit: CustomerHit; tokens: readonly string[] }) {
  const detail = [hit.phone, hit.email, hit.town].filter(Boolean).join(' · ')
  return (
    <Line
      name={<Marked text={hit.name} tokens={tokens} />}
      detail={<Marked text={detail} tokens={tokens} />}
      end={<Marked text={hit.number} tokens={tokens} />}
      why={hit.matched && <Marked text={hit.matched} tokens={tokens} />}
    />
  )
}

/** A state is a shape and a word, never a colour alone. */
const shapeOf: Record<OrderState, string> = {
  sold: '●',
  reserved: '◐',
  'cancelled-sold': '✕',
  'cancelled-reserved': '✕',
}

function OrderRow({ hit, tokens }: { hit: OrderHit; tokens: readonly string[] }) {
  const { t, i18n } = useTranslation('search')
  const { venue } = useAtTheDesk().session
  const locale = localeOf[Language.catch('en').parse(i18n.language)]
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: venue.zone }).format(hit.createdAtMs)
  const owner = hit.customerName || t('guest')
  return (
    <Line
      name={<Marked text={hit.number} tokens={tokens} />}
      detail={<Marked text={[owner, hit.contents].filter(Boolean).join(' · ')} tokens={tokens} />}
      end={
        <span>
          <span data-state={hit.state} className={classes.state}>
            {shapeOf[hit.state]} {t(`state.${hit.state}`)}
          </span>{' '}
          · {day}
        </span>
      }
    />
  )
}

function PerformanceLine({ row, tokens }: { row: PerformanceRow; tokens: readonly string[] }) {
  const { t } = useTranslation('search')
  const till = useTill()
  return (
    <Line
      name={<Marked text={row.title} tokens={tokens} />}
      detail={[row.hallName, t('free', { count: row.free })].join(' · ')}
      end={till && `${till.day(row.startsAtMs)} ${till.time(row.startsAtMs)}`}
    />
  )
}

type LineProps = { name: React.ReactNode; detail: React.ReactNode; end: React.ReactNode; why?: React.ReactNode }

function Line({ name, detail, end, why }: LineProps) {
  return (
    <>
      <span className={classes.name}>{name}</span>
      <span className={classes.end}>{end}</span>
      <span className={classes.detail}>
        {detail}
        {why && <span className={classes.why}>{why}</span>}
      </span>
    </>
  )
}
