// One subscription in the middle of the screen: its performances with the seats in each. What is chosen lies in the cart at once.
import { ActionIcon, Button, Checkbox, Group, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { SubscriptionOffer } from '#core/contract/subscription.ts'
import type { TicketLine } from '#core/domain/cart.ts'
import { choiceOf } from '#core/domain/subscription.ts'
import { useHost } from '../host/HostContext.tsx'
import { useAction } from '../keys/keys.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { useCart } from './cart-draft.ts'
import classes from './choice.module.css'
import { type CartOffer, useCartOffer } from './offer.ts'
import { useChoiceText } from './SubscriptionList.tsx'
import shared from './sale.module.css'
import { leaveSeatChoice, openSubscribedSeats, type SubscriptionWish } from './seat-choice.ts'
import type { Till } from './till.ts'
import { type Subscribed, useSubscribed } from './use-subscribed.ts'

type Props = { tabKey: string; till: Till; wish: SubscriptionWish }

export function SubscriptionDesk({ tabKey, till, wish }: Props) {
  const { t } = useTranslation('sale')
  const { data, error, refetch } = useQuery(useHost().subscription.offered.queryOptions())
  const one = data?.find(({ code }) => code === wish.code)
  useAction({ id: 'sale.close-seats', title: t('backToCard'), key: 'Escape', group: 'sale', run: leaveSeatChoice })
  if (error) return <FaultBanner error={error} onRetry={() => void refetch()} />
  if (!one) return <Text>{t(data ? 'noneFound' : 'loading')}</Text>
  return <Performances {...{ tabKey, till, wish, one }} />
}

function Performances({ tabKey, till, wish, one }: Props & { one: SubscriptionOffer }) {
  const { t } = useTranslation(['subscription', 'sale'])
  const choiceText = useChoiceText()
  const subscribed = useSubscribed(tabKey, one, wish)
  const { lines } = useCart(tabKey)
  const known = useCartOffer(lines, { venue: till.venue, customerId: null, promotionCode: '' })
  const region = useRef<HTMLDivElement>(null)
  useFirstFocus(region, one.choose !== null)
  const { least, most } = choiceOf({ ...one, performanceIds: one.performances.map(({ id }) => id) })
  const chosen = subscribed.places.size
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys move the focus between the rows inside, and change the number
    <div ref={region} className={classes.choiceBody} onKeyDown={(event) => onKey(event, subscribed)}>
      <Group justify="space-between" wrap="nowrap">
        <div className={classes.choiceHead}>
          <h2>{one.name}</h2>
          <span>{choiceText(one)}</span>
        </div>
        <Count {...subscribed} />
        <Button
          data-done
          variant={chosen === 0 ? 'default' : 'filled'}
          onClick={leaveSeatChoice}
          rightSection={<KeyHint of="Esc" />}
        >
          {chosen === 0 ? t('sale:back') : t('sale:intoCart', { count: chosen * subscribed.count })}
        </Button>
      </Group>
      <Text role="status" className={chosen < least || chosen > most ? classes.amiss : undefined}>
        {t('chosen', { chosen, count: one.performances.length })}{' '}
        {chosen < least && t('tooFew', { count: least - chosen })}
        {chosen > most && t('tooMany', { count: chosen - most })}
      </Text>
      <FaultBanner error={subscribed.error} />
      <div className={classes.chooser} data-scrolls>
        <Table stickyHeader aria-label={one.name}>
          <Table.Thead>
            <Table.Tr>
              {one.choose && <Table.Th aria-label={t('choose')} />}
              <Table.Th>{t('when')}</Table.Th>
              <Table.Th>{t('what')}</Table.Th>
              <Table.Th>{t('seats')}</Table.Th>
              <Table.Th aria-label={t('changeSeats')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {one.performances.map((performance) => (
              <Row key={performance.id} {...{ performance, subscribed, till, known }} isChoice={one.choose !== null} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </div>
  )
}

function Count({ count, setCount }: Subscribed) {
  const { t } = useTranslation('subscription')
  return (
    <Group gap={6} wrap="nowrap">
      <span>{t('places')}</span>
      <span className={shared.stepper}>
        <ActionIcon variant="default" aria-label={t('fewer')} disabled={count <= 1} onClick={() => setCount(count - 1)}>
          −
        </ActionIcon>
        <output aria-label={t('places')}>{count}</output>
        <ActionIcon variant="default" aria-label={t('more')} onClick={() => setCount(count + 1)}>
          +
        </ActionIcon>
      </span>
    </Group>
  )
}

type RowProps = {
  performance: SubscriptionOffer['performances'][number]
  subscribed: Subscribed
  till: Till
  known: CartOffer
  isChoice: boolean
}

function Row({ performance, subscribed, till, known, isChoice }: RowProps) {
  const { t } = useTranslation('subscription')
  const { id, title, hallId, hallName, startsAtMs } = performance
  const own = subscribed.places.get(id)
  const like = firstLike(subscribed, hallId, known)
  const moment = `${till.day(startsAtMs)} ${till.time(startsAtMs)}`
  return (
    <Table.Tr data-performance={id} data-chosen={own !== undefined || undefined}>
      {isChoice && (
        <Table.Td>
          <Checkbox
            data-row-focus
            aria-label={t('take', { title, moment })}
            checked={own !== undefined}
            onChange={({ currentTarget: { checked } }) => subscribed.choose(id, checked)}
          />
        </Table.Td>
      )}
      <Table.Td className={classes.moment}>{moment}</Table.Td>
      <Table.Td>
        {title} <small>{hallName}</small>
      </Table.Td>
      <Table.Td>
        {own && <SeatText lines={own} known={known} />}
        {own && like && !isSame(own, like) && <small className={classes.other}>{t('otherSeats')}</small>}
        {subscribed.missed.has(id) && <b className={classes.other}>{t('notEnough', { count: subscribed.count })}</b>}
      </Table.Td>
      <Table.Td>
        <Group gap={4} wrap="nowrap" justify="flex-end">
          {own && (
            <Button
              size="compact-sm"
              variant="subtle"
              rightSection={<KeyHint of="F" />}
              onClick={() => subscribed.follow(id)}
              data-follow
            >
              {t('follow')}
            </Button>
          )}
          {(own || !isChoice) && (
            <Button
              size="compact-sm"
              variant="default"
              data-row-focus={isChoice ? undefined : true}
              data-seats
              aria-label={t('seatsOf', { title, moment })}
              onClick={() => openSubscribedSeats(id)}
            >
              {t('changeSeats')}
            </Button>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}

/** The places of the first performance in the same hall: the others are compared with it. */
function firstLike({ places }: Subscribed, hallId: string, { views }: CartOffer): readonly TicketLine[] | undefined {
  for (const [id, own] of places) if (views.get(id)?.hallId === hallId) return own
  return undefined
}

function isSame(a: readonly TicketLine[], b: readonly TicketLine[]): boolean {
  const seats = new Set(b.map(({ seatId }) => seatId))
  return a.length === b.length && a.every(({ seatId }) => seats.has(seatId))
}

function SeatText({ lines, known: { offer } }: { lines: readonly TicketLine[]; known: CartOffer }) {
  const { t } = useTranslation('subscription')
  const standing = lines.filter(({ seatId }) => seatId === null).length
  const seats = lines.flatMap(({ seatId }) => (seatId === null ? [] : (offer.seats.get(seatId) ?? [])))
  const byRow = Map.groupBy(seats, ({ row }) => row)
  const rows = [...byRow].map(([row, own]) => t('rowSeats', { row, seats: own.map(({ number }) => number).join(', ') }))
  return <>{[...rows, ...(standing > 0 ? [t('standing', { count: standing })] : [])].join(' · ')}</>
}

/** Where everything is chosen already, Enter goes on; where there is a choice, the first is chosen. */
function useFirstFocus(region: React.RefObject<HTMLElement | null>, isChoice: boolean): void {
  useEffect(() => {
    const first = region.current?.querySelector<HTMLElement>(isChoice ? '[data-row-focus]' : '[data-done]')
    first?.focus()
  }, [region, isChoice])
}

/** Arrows go from row to row, + and − change the number, Enter opens the seats of a row, F takes them everywhere. */
function onKey(event: KeyboardEvent<HTMLElement>, { count, setCount }: Subscribed): void {
  if (event.ctrlKey || event.altKey || event.metaKey || !(event.target instanceof HTMLElement)) return
  const row = event.target.closest('tr')
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (event.key === '+') setCount(count + 1)
  else if (event.key === '-') setCount(count - 1)
  else if (step) focusRow(event.currentTarget, event.target, step)
  else if (event.key === 'Enter' && event.target.matches('input'))
    row?.querySelector<HTMLElement>('[data-seats]')?.click()
  else if (event.key === 'f' && row) row.querySelector<HTMLElement>('[data-follow]')?.click()
  else return
  event.preventDefault()
  event.stopPropagation()
}

function focusRow(region: HTMLElement, from: HTMLElement, step: number): void {
  const all = [...region.querySelectorAll<HTMLElement>('[data-row-focus]')]
  const own = from.closest('tr')?.querySelector<HTMLElement>('[data-row-focus]')
  const at = own ? all.indexOf(own) + step : 0
  all[Math.max(0, Math.min(all.length - 1, at))]?.focus()
}
