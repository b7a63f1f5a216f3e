// One row of the cart. Keys on the row: N for a note, + and − for the number, Delete takes it out.
import { ActionIcon, NativeSelect, TextInput } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CartLine, Offer, TicketLine } from '#core/domain/cart.ts'
import type { OrderLineId, PriceTypeId } from '#core/domain/ids.ts'
import { newId } from '../host/new-id.ts'
import classes from './cart.module.css'
import { setLineNote, setPlaces, setQuantity } from './cart-steps.ts'
import { choosePriceType, editLines, priceTypesFor, removeLines } from './edit-cart.ts'
import { FirstDay } from './FirstDay.tsx'
import type { CartOffer } from './offer.ts'
import type { ShownCart } from './priced-cart.ts'
import { RuleLine } from './RuleLine.tsx'
import shared from './sale.module.css'
import type { Till } from './till.ts'
import { useCorrections } from './use-corrections.ts'

type Props = {
  tabKey: string
  till: Till
  /** One line, or the places of one standing area at one price type. */
  lines: CartLine[]
  known: CartOffer
  shown: ShownCart
  isRefused: boolean
}

export function CartRow({ tabKey, till, lines, known, shown, isRefused }: Props) {
  const { t } = useTranslation(['sale', 'seatMap', 'payment'])
  const [isNoting, setNoting] = useState(false)
  const self = useRef<HTMLLIElement>(null)
  const corrected = useCorrections()
  const first = lines[0]
  if (!first) return null
  const ids = new Set(lines.map(({ id }) => id))
  const parts = partsOf(first, known.offer, {
    seat: (row, number) => t('seatMap:seat', { row, number }),
    giftCard: (isTopUp) => t(isTopUp ? 'payment:topUp' : 'payment:giftCard'),
  })
  const name = parts?.join(', ') ?? t(known.isLoading ? 'loading' : 'unknownLine')
  const count = first.kind === 'product' || first.kind === 'fee' ? first.quantity : lines.length
  const isCounted = first.kind === 'product' || (first.kind === 'ticket' && first.seatId === null)
  const trouble = lines.map(({ id }) => shown.trouble.get(id)).find((found) => found !== undefined)
  const grossMinor = lines.reduce((sum, { id }) => sum + (shown.pricedById.get(id)?.grossMinor ?? 0), 0)
  const discountMinor = lines.reduce((sum, { id }) => sum + (shown.pricedById.get(id)?.discountMinor ?? 0), 0)
  const noteGone = (gone: number) => {
    if (gone > 0 && count > 0)
      corrected({ text: name.slice(0, 300), quantity: gone, grossMinor: Math.round((grossMinor * gone) / count) })
  }
  const setCount = (next: number) => {
    noteGone(count - next)
    editLines(tabKey, (all) => countTo(all, first, next))
  }
  const remove = () => {
    const neighbour = self.current?.nextElementSibling ?? self.current?.previousElementSibling
    noteGone(count)
    removeLines(tabKey, ids)
    if (neighbour instanceof HTMLElement) neighbour.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== self.current || event.ctrlKey || event.altKey) return
    if (event.key === 'Delete' || event.key === 'Backspace') remove()
    else if (event.key === 'n') setNoting(true)
    else if (event.key === '+' && isCounted) setCount(count + 1)
    else if (event.key === '-' && isCounted && count > 1) setCount(count - 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <li
      ref={self}
      data-cart-row={[...ids].join(' ')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the rows are walked with the arrow keys
      tabIndex={0}
      className={classes.line}
      data-refused={isRefused || !!trouble || undefined}
      onKeyDown={onKeyDown}
    >
      <div className={classes.lineMain}>
        <span className={classes.lineName} title={name}>
          <span>{parts?.[0] ?? name}</span>
          {parts?.[1] && <small>{parts[1]}</small>}
        </span>
        {isCounted && <Stepper name={name} count={count} onCount={setCount} />}
        {first.kind === 'ticket' && <PriceTypeOf {...{ tabKey, known, name }} lines={lines as TicketLine[]} />}
        <span className={classes.lineAmount}>{shown.pricedById.has(first.id) ? till.amount(grossMinor) : '–'}</span>
        <ActionIcon
          size={24}
          aria-label={t('noteOn', { name })}
          title={t('noteKey')}
          aria-expanded={isNoting || first.note !== ''}
          onClick={() => setNoting(!isNoting)}
        >
          ✎
        </ActionIcon>
        <ActionIcon size={24} aria-label={t('removeLine', { name })} title={t('removeKey')} onClick={remove}>
          ✕
        </ActionIcon>
      </div>
      {first.kind === 'membership' && <FirstDay {...{ tabKey, till, known, name }} line={first} />}
      {discountMinor > 0 && (
        <RuleLine {...{ till, known, shown, discountMinor }} line={shown.pricedById.get(first.id)} />
      )}
      {(trouble || isRefused) && (
        <div className={classes.lineTrouble}>{t(trouble ? `trouble.${trouble}` : 'seeAbove')}</div>
      )}
      {(isNoting || first.note !== '') && (
        <TextInput
          size="xs"
          autoFocus={isNoting}
          maxLength={200}
          aria-label={t('noteOn', { name })}
          placeholder={t('note')}
          value={first.note}
          onChange={(event) => editLines(tabKey, noteStep(ids, event.currentTarget.value))}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== 'Escape') return
            event.preventDefault()
            event.stopPropagation()
            setNoting(false)
            self.current?.focus()
          }}
        />
      )}
    </li>
  )
}

function noteStep(ids: ReadonlySet<OrderLineId>, note: string) {
  return (lines: readonly CartLine[]) => setLineNote(lines, ids, note)
}

function Stepper({ name, count, onCount }: { name: string; count: number; onCount: (count: number) => void }) {
  const { t } = useTranslation('sale')
  return (
    <span className={shared.stepper}>
      <ActionIcon
        size={24}
        variant="default"
        aria-label={t('fewer', { name })}
        disabled={count <= 1}
        onClick={() => onCount(count - 1)}
      >
        −
      </ActionIcon>
      <output aria-label={t('countOf', { name })}>{count}</output>
      <ActionIcon size={24} variant="default" aria-label={t('more', { name })} onClick={() => onCount(count + 1)}>
        +
      </ActionIcon>
    </span>
  )
}

type PriceTypeProps = { tabKey: string; known: CartOffer; name: string; lines: TicketLine[] }

function PriceTypeOf({ tabKey, known: { offer }, name, lines }: PriceTypeProps) {
  const { t } = useTranslation('sale')
  const current = lines[0]?.priceTypeId
  const offered = priceTypesFor(lines, offer)
  return (
    <NativeSelect
      size="xs"
      className={classes.priceType}
      aria-label={t('priceTypeOf', { name })}
      value={current && offered.includes(current) ? current : ''}
      onChange={(event) => choosePriceType(tabKey, lines, event.currentTarget.value as PriceTypeId, offer)}
    >
      {!(current && offered.includes(current)) && <option value="">–</option>}
      {offered.map((id) => (
        <option key={id} value={id}>
          {offer.priceTypes.get(id)?.name}
        </option>
      ))}
    </NativeSelect>
  )
}

type Words = { seat: (row: string, number: string) => string; giftCard: (isTopUp: boolean) => string }

/** What it is, and where a seat is in a hall of several areas; undefined when nobody offers it any more. */
function partsOf(line: CartLine, offer: Offer, words: Words) {
  if (line.kind === 'gift-card') return [words.giftCard(line.isTopUp)]
  if (line.kind === 'product') return only(offer.products.get(line.productId)?.name)
  if (line.kind === 'membership') return only(offer.memberships?.find(({ code }) => code === line.typeCode)?.name)
  if (line.kind === 'fee') return only(offer.fees?.find(({ code }) => code === line.feeCode)?.name)
  if (line.kind === 'donation') return only(offer.donations?.find(({ code }) => code === line.purposeCode)?.name)
  const area = offer.areas.get(line.areaId)
  const series = offer.subscriptions?.find(({ code }) => code === line.subscriptionCode)?.name
  if (line.seatId === null) return area && [area.name, ...(series ? [series] : [])]
  const seat = offer.seats.get(line.seatId)
  return area && seat ? [words.seat(seat.row, seat.number), series ?? area.name] : undefined
}

function only(name: string | undefined): string[] | undefined {
  return name === undefined ? undefined : [name]
}

function countTo(lines: readonly CartLine[], line: CartLine, count: number): CartLine[] {
  if (line.kind === 'product') return setQuantity(lines, line.id, count)
  if (line.kind !== 'ticket') return [...lines]
  const part = { performanceId: line.performanceId, code: line.subscriptionCode }
  return setPlaces(lines, part, line, count, newId<OrderLineId>)
}
