// Choosing seats, in the middle of the screen where the card's body was. What is chosen lies in the cart at once, with its
// price; so there is nothing to confirm, only to go back. The map itself is loaded when it is first needed.
import { Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, lazy, Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PerformanceView } from '#core/contract/performance.ts'
import type { PerformanceId } from '#core/domain/ids.ts'
import type { HallPlan } from '#core/domain/seat.ts'
import { useHost } from '../host/HostContext.tsx'
import { useAction } from '../keys/keys.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { BlockSeats } from './BlockSeats.tsx'
import classes from './choice.module.css'
import { type Shelf, useShelf } from './offer.ts'
import { PlaceCounts } from './PlaceCounts.tsx'
import { SubscriptionDesk } from './SubscriptionDesk.tsx'
import shared from './sale.module.css'
import { leaveSeatChoice, useSeatChoice } from './seat-choice.ts'
import { type Till, useTill } from './till.ts'
import { useSeatCart } from './use-seat-cart.ts'

const SeatChooser = lazy(async () => ({ default: (await import('../seat-map/SeatChooser.tsx')).SeatChooser }))

/** Shown by the shell in place of the card's body while `useIsChoosingSeats(tabKey)`. */
export function SeatChoice({ tabKey }: { tabKey: string }) {
  const { t } = useTranslation('sale')
  const choosing = useSeatChoice()
  const till = useTill()
  if (choosing.tabKey !== tabKey || !till) return null
  const { performanceId, subscription } = choosing
  return (
    <section className={classes.choice} aria-label={t('chooseSeats')}>
      {performanceId && <Choice key={performanceId} {...{ tabKey, till, performanceId }} code={subscription?.code} />}
      {subscription && !performanceId && (
        <SubscriptionDesk key={subscription.code} {...{ tabKey, till }} wish={subscription} />
      )}
    </section>
  )
}

/** `code`: the subscription whose places these are to be. */
type ChoiceProps = { tabKey: string; till: Till; performanceId: PerformanceId; code: string | undefined }

function Choice({ tabKey, till, performanceId, code }: ChoiceProps) {
  const { t } = useTranslation('sale')
  const host = useHost()
  const shelf = useShelf()
  const view = useQuery(host.performance.get.queryOptions({ input: { performanceId } }))
  const hallId = view.data?.hallId
  const hall = useQuery({
    ...host.performance.hall.queryOptions({ input: { hallId: hallId as HallPlan['hallId'] } }),
    enabled: hallId !== undefined,
  })
  useAction({ id: 'sale.close-seats', title: t('backToCard'), key: 'Escape', group: 'sale', run: leaveSeatChoice })
  const isCurrent = useOnceCurrent(view)
  const error = view.error ?? hall.error
  if (error) return <FaultBanner error={error} onRetry={() => void Promise.all([view.refetch(), hall.refetch()])} />
  if (!view.data || !hall.data || !shelf || !isCurrent) return <Text>{t('loading')}</Text>
  return <Places {...{ tabKey, till, shelf, code }} view={view.data} plan={hall.data} />
}

/**
 * What was read before a change notice is shown only once it was read again: seats sold a moment ago are not offered. Later
 * changes are taken over while the chooser stays.
 */
function useOnceCurrent({ data, isStale }: { data: unknown; isStale: boolean }): boolean {
  const wasCurrent = useRef(false)
  if (data !== undefined && !isStale) wasCurrent.current = true
  return wasCurrent.current
}

type PlacesProps = Pick<ChoiceProps, 'tabKey' | 'till' | 'code'> & {
  shelf: Shelf
  view: PerformanceView
  plan: HallPlan
}

function Places({ tabKey, till, shelf, view, plan, code }: PlacesProps) {
  const { t } = useTranslation('sale')
  const seats = useSeatCart({ tabKey, till, shelf, view, plan, code })
  const chooser = useRef<HTMLDivElement>(null)
  const done = useRef<HTMLButtonElement>(null)
  useEffect(() => done.current?.focus(), [])
  const hasSeats = plan.seats.length > 0
  const hasPlaces = view.standing.length > 0
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys pressed beside the map are handed to the map
    <div className={classes.choiceBody} onKeyDown={(event) => handOn(event, chooser.current)}>
      <Group justify="space-between" wrap="nowrap">
        <div className={classes.choiceHead}>
          <h2>{view.title}</h2>
          <span>
            {till.day(view.startsAtMs)} {till.time(view.startsAtMs)} · {view.hallName}
          </span>
        </div>
        <Button
          ref={done}
          variant={seats.count === 0 ? 'default' : 'filled'}
          onClick={leaveSeatChoice}
          rightSection={<KeyHint of={seats.count === 0 ? 'Esc' : 'Enter'} />}
        >
          {seats.count === 0 ? t('back') : t('intoCart', { count: seats.count })}
        </Button>
      </Group>
      {view.state !== 'on-sale' && (
        <Text role="alert" className={shared.why}>
          {t(view.state === 'cancelled' ? 'whyCancelled' : 'whyClosed', { title: view.title })}
        </Text>
      )}
      <BlockSeats
        view={view}
        selected={seats.chooser.selected}
        places={seats.chosenPlaces}
        onBlocked={() => {
          seats.chooser.onSelectMany([], 'replace')
          seats.clearPlaces()
        }}
      />
      {hasPlaces && <PlaceCounts {...{ till, shelf, view, plan, seats }} hasKeys={!hasSeats} />}
      {hasSeats && (
        <div ref={chooser} className={classes.chooser}>
          <Suspense fallback={<Text>{t('loading')}</Text>}>
            <SeatChooser plan={plan} {...seats.chooser} onDone={leaveSeatChoice} />
          </Suspense>
        </div>
      )}
    </div>
  )
}

/** The chooser's own keys (a number, B, an arrow) work although the focus waits on "into the cart". */
function handOn(event: KeyboardEvent, chooser: HTMLElement | null): void {
  const target = event.target
  if (!chooser || !(target instanceof HTMLElement) || chooser.contains(target) || target instanceof HTMLInputElement)
    return
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const isArrow = event.key.startsWith('Arrow')
  if (!isArrow && !/^[1-9b]$/i.test(event.key)) return
  event.preventDefault()
  event.stopPropagation()
  // An arrow goes to the seats: the ring appears, and the next arrow moves it.
  if (isArrow) chooser.querySelector<HTMLElement>('[role="application"], li button[tabindex="0"]')?.focus()
  else chooser.firstElementChild?.dispatchEvent(new window.KeyboardEvent('keydown', { key: event.key, bubbles: true }))
}
