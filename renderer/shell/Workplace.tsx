// The desk itself: the card in the middle, the sale at its right. Where the window is narrow the two take turns.
import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { CustomerCard } from '../customer/CustomerCard.tsx'
import { NewCustomer } from '../customer/NewCustomer.tsx'
import { KeySight, useAction } from '../keys/keys.ts'
import { AssignOrder } from '../sale/AssignOrder.tsx'
import { focusSale } from '../sale/focus-sale.ts'
import { useGivenUpCarts } from '../sale/given-up.ts'
import { SalePanel } from '../sale/SalePanel.tsx'
import { SeatChoice } from '../sale/SeatChoice.tsx'
import { closeSeatChoice, useIsChoosingSeats } from '../sale/seat-choice.ts'
import { useSeatHolds } from '../sale/use-seat-holds.ts'
import { cardRegionId, focusSearch } from '../search/focus-search.ts'
import { type Tab, useActiveTab, useDesk } from '../stores/desk.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { RegionBoundary } from '../ui/RegionBoundary.tsx'
import { EmptyDesk } from './EmptyDesk.tsx'
import { GuestCard } from './GuestCard.tsx'
import classes from './shell.module.css'

export function Workplace() {
  const tab = useActiveTab()
  useFocusOnTurn()
  useSeatHolds()
  useGivenUpCarts()
  return tab ? <OpenWorkplace tab={tab} /> : <EmptyDesk />
}

function OpenWorkplace({ tab }: { tab: Tab }) {
  const { t } = useTranslation('shell')
  const isNarrow = useMediaQuery('(max-width: 68.74em)', false, { getInitialValueInEffect: false })
  const [side, turnTo] = useSide(tab)
  const isChoosing = useIsChoosingSeats(tab.key)
  const hasSale = tab.kind !== 'new-customer'
  // At once: the side turned to takes the focus, and a key of its own acts on it right after.
  const turnNow = (to: Side) => flushSync(() => turnTo(to))
  const choose = (to: Side) => {
    if (isChoosing) closeSeatChoice()
    turnNow(to)
  }
  const change = () => {
    const to = shown === 'card' ? 'sale' : 'card'
    choose(to)
    if (to === 'sale') focusSale()
    else document.getElementById(cardRegionId)?.focus({ preventScroll: true })
  }
  useAction({
    id: 'turn',
    title: t('region.showSale'),
    key: 'Alt+S',
    group: 'places',
    isEnabled: isNarrow && hasSale,
    run: change,
  })
  // Choosing seats happens in the middle, so that is what a narrow window shows meanwhile.
  const shown = !isNarrow ? 'both' : !hasSale || isChoosing ? 'card' : side
  return (
    <div className={classes.work} data-shown={shown} data-sale={hasSale}>
      {isNarrow && hasSale && <Turns side={isChoosing ? 'card' : side} onTurn={choose} />}
      <section
        id={cardRegionId}
        tabIndex={-1}
        className={classes.card}
        aria-label={t('region.card')}
        hidden={shown === 'sale'}
      >
        <RegionBoundary key={tab.key} region="card">
          <div className={classes.cardShown} data-only-head={isChoosing}>
            <KeySight value={isChoosing ? 'asleep' : shown === 'sale' ? () => turnNow('card') : 'in-sight'}>
              {tab.kind === 'customer' && <AssignOrder key={tab.key} customerId={tab.key} />}
              <CardOf tab={tab} />
            </KeySight>
          </div>
          {isChoosing && <SeatChoice tabKey={tab.key} />}
        </RegionBoundary>
      </section>
      {hasSale && (
        <div className={classes.sale} hidden={shown === 'card'}>
          <RegionBoundary key={tab.key} region="sale">
            <KeySight value={shown === 'card' ? () => turnNow('sale') : 'in-sight'}>
              <SalePanel tabKey={tab.key} customerId={tab.kind === 'customer' ? tab.key : null} />
            </KeySight>
          </RegionBoundary>
        </div>
      )}
    </div>
  )
}

type Side = 'card' | 'sale'

/**
 * Which side a narrow window shows. Whatever is opened or chosen begins on its own: a guest sale with the sale, a customer
 * or an order with the card.
 */
function useSide(tab: Tab): [Side, (side: Side) => void] {
  const turns = useDesk((desk) => desk.turns)
  const [turned, setTurned] = useState<{ side: Side; while: string }>()
  const order = tab.kind === 'new-customer' ? undefined : tab.orderId
  const now = `${turns} ${tab.key} ${order}`
  const own = tab.kind === 'guest' && !order ? 'sale' : 'card'
  return [turned?.while === now ? turned.side : own, (side) => setTurned({ side, while: now })]
}

function CardOf({ tab }: { tab: Tab }) {
  if (tab.kind === 'customer') return <CustomerCard key={tab.key} customerId={tab.key} />
  if (tab.kind === 'new-customer') return <NewCustomer key={tab.key} customerId={tab.key} typed={tab.typed} />
  return <GuestCard key={tab.key} tab={tab} />
}

function Turns({ side, onTurn }: { side: Side; onTurn: (side: Side) => void }) {
  const { t } = useTranslation('shell')
  return (
    <fieldset className={classes.turns} aria-label={t('region.switch')}>
      {(['card', 'sale'] as const).map((each) => (
        <button key={each} type="button" aria-pressed={side === each} onClick={() => onTurn(each)}>
          {t(`region.${each}`)}
        </button>
      ))}
      <KeyHint of="Alt+S" />
    </fieldset>
  )
}

/**
 * A card opened or chosen, even the one already in front: the focus goes to it, unless something in it has taken it already;
 * the last one closed: to the search box. Not when the desk of last time comes back: there the next customer is sought.
 */
function useFocusOnTurn(): void {
  const turns = useDesk((desk) => desk.turns)
  useEffect(() => {
    if (turns === 0) return
    const region = document.getElementById(cardRegionId)
    if (!region) focusSearch()
    else if (region.hidden) focusSale()
    else if (!region.contains(document.activeElement)) region.focus({ preventScroll: true })
  }, [turns])
}
