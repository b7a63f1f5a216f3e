// The cart's lines: tickets under their performance, products below. Arrow keys go from row to row.
import { Button, NativeSelect, Text } from '@mantine/core'
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CartLine, TicketLine } from '#core/domain/cart.ts'
import type { OrderLineId, PerformanceId, PriceTypeId } from '#core/domain/ids.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { CartRow } from './CartRow.tsx'
import classes from './cart.module.css'
import { rowsOf } from './cart-steps.ts'
import { choosePriceType } from './edit-cart.ts'
import type { CartOffer } from './offer.ts'
import type { ShownCart } from './priced-cart.ts'
import shared from './sale.module.css'
import { useTabSale } from './sale-state.ts'
import { openSeatChoice } from './seat-choice.ts'
import type { Till } from './till.ts'

type Props = { tabKey: string; till: Till; lines: readonly CartLine[]; known: CartOffer; shown: ShownCart }

export function CartList({ tabKey, till, lines, known, shown }: Props) {
  const { t } = useTranslation(['sale', 'payment', 'membership', 'fee'])
  const { problem } = useTabSale(tabKey)
  const refused = new Set<OrderLineId>(problem?.kind === 'refused' ? problem.refusal.lineIds : [])
  const tickets = lines.filter((line) => line.kind === 'ticket')
  const groups = Map.groupBy(tickets, ({ performanceId }) => performanceId)
  const others = [
    { name: t('products'), own: lines.filter((line) => line.kind === 'product') },
    { name: t('payment:giftCards'), own: lines.filter((line) => line.kind === 'gift-card') },
    { name: t('membership:memberships'), own: lines.filter((line) => line.kind === 'membership') },
    { name: t('membership:donations'), own: lines.filter((line) => line.kind === 'donation') },
    { name: t('fee:fees'), own: lines.filter((line) => line.kind === 'fee') },
  ].filter(({ own }) => own.length > 0)
  const rows = (own: readonly CartLine[]) =>
    rowsOf(own).map((row) => (
      <CartRow
        key={row[0]?.id}
        {...{ tabKey, till, known, shown }}
        lines={row}
        isRefused={row.some(({ id }) => refused.has(id))}
      />
    ))
  const cart = useRef<HTMLDivElement>(null)
  useShowNewest(cart, lines)
  if (lines.length === 0) return <Text className={shared.empty}>{t('cartEmpty')}</Text>
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys only move the focus between the rows inside
    <div ref={cart} className={classes.cart} onKeyDown={walkRows}>
      {tickets.length > 1 && <PriceTypeForAll {...{ tabKey, tickets, known }} />}
      {[...groups].map(([performanceId, own], index) => (
        <section key={performanceId}>
          <GroupHead {...{ tabKey, till, known, performanceId }} count={own.length} isFirst={index === 0} />
          <ul className={classes.rows}>{rows(own)}</ul>
        </section>
      ))}
      {others.map(({ name, own }) => (
        <section key={name}>
          <h2 className={classes.groupHead}>{name}</h2>
          <ul className={classes.rows}>{rows(own)}</ul>
        </section>
      ))}
    </div>
  )
}

type GroupHeadProps = {
  tabKey: string
  till: Till
  known: CartOffer
  performanceId: PerformanceId
  count: number
  /** The key goes to the first. */
  isFirst: boolean
}

function GroupHead({ tabKey, till, known, performanceId, count, isFirst }: GroupHeadProps) {
  const { t } = useTranslation('sale')
  const view = known.views.get(performanceId)
  if (!view) return <h2 className={classes.groupHead}>{known.isLoading ? t('loading') : t('unknownPerformance')}</h2>
  const { title, startsAtMs } = view
  return (
    <h2 className={classes.groupHead}>
      <span title={`${title}, ${view.hallName}`}>
        {count} × {title} <small>{`${till.day(startsAtMs)} ${till.time(startsAtMs)}`}</small>
      </span>
      <Button
        size="compact-xs"
        mih={24}
        variant="subtle"
        rightSection={isFirst && <KeyHint of="M" />}
        title={t('changeSeatsOf', { title })}
        onClick={() => openSeatChoice(tabKey, performanceId)}
      >
        {t('changeSeats')}
      </Button>
    </h2>
  )
}

function PriceTypeForAll({ tabKey, tickets, known }: { tabKey: string; tickets: TicketLine[]; known: CartOffer }) {
  const { t } = useTranslation('sale')
  const { offer } = known
  const first = tickets[0]?.priceTypeId
  const isOne = tickets.every(({ priceTypeId }) => priceTypeId === first)
  return (
    <div className={classes.forAll}>
      <span>{t('priceTypeForAll')}</span>
      <NativeSelect
        size="xs"
        aria-label={t('priceTypeForAll')}
        value={isOne && first ? first : ''}
        onChange={(event) => choosePriceType(tabKey, tickets, event.currentTarget.value as PriceTypeId, offer)}
      >
        {!isOne && <option value="">{t('mixed')}</option>}
        {[...offer.priceTypes].map(([id, { name }]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </NativeSelect>
    </div>
  )
}

/** What has just come into the cart is seen, however long the cart is. */
function useShowNewest(cart: RefObject<HTMLElement | null>, lines: readonly CartLine[]): void {
  const known = useRef(new Set(lines.map(({ id }) => id)))
  useEffect(() => {
    const newest = lines.findLast(({ id }) => !known.current.has(id))
    known.current = new Set(lines.map(({ id }) => id))
    const rows = [...(cart.current?.querySelectorAll<HTMLElement>('[data-cart-row]') ?? [])]
    const row = newest && rows.find(({ dataset }) => dataset.cartRow?.split(' ').includes(newest.id))
    row?.scrollIntoView({ block: 'nearest' })
  }, [cart, lines])
}

function walkRows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const row = event.target instanceof HTMLElement && event.target.matches('[data-cart-row]') ? event.target : undefined
  if (!step || !row) return
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-cart-row]')]
  rows[rows.indexOf(row) + step]?.focus()
  event.preventDefault()
}
