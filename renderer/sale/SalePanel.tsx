// The sale, always at the right and always this tab's: choose above, the cart below, the money at the end. A parked sale is
// simply the cart of another tab; it waits there, also over a restart.
import { type KeyboardEvent, useRef } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { CustomerId } from '#core/domain/ids.ts'
import { focusSearch } from '../search/focus-search.ts'
import { closeTab } from '../stores/desk.ts'
import { CartZone } from './CartZone.tsx'
import { forgetCart, useCart } from './cart-draft.ts'
import { DonationDesk } from './DonationDesk.tsx'
import { saleRegionId } from './focus-sale.ts'
import { GiftCardDesk } from './GiftCardDesk.tsx'
import { useNotedCart } from './given-up.ts'
import { MembershipList } from './MembershipList.tsx'
import { OpenPayments } from './OpenPayments.tsx'
import { useCartOffer, useShelf } from './offer.ts'
import { useMoved } from './open-orders.ts'
import { PayPanel } from './PayPanel.tsx'
import { PerformanceList } from './PerformanceList.tsx'
import { ProductList } from './ProductList.tsx'
import { showCart } from './priced-cart.ts'
import { SaleDone } from './SaleDone.tsx'
import { SaleHead } from './SaleHead.tsx'
import { SubscriptionList } from './SubscriptionList.tsx'
import classes from './sale.module.css'
import { useTabSale } from './sale-state.ts'
import { useSell } from './sell.ts'
import { type Till, useTill } from './till.ts'
import { useFees } from './use-fees.ts'

type Props = { tabKey: string; customerId: CustomerId | null }

/** @param props.customerId null for a guest */
export function SalePanel({ tabKey, customerId }: Props) {
  const { t } = useTranslation('sale')
  const till = useTill()
  return (
    <section
      id={saleRegionId}
      tabIndex={-1}
      className={classes.panel}
      aria-label={t('sale')}
      onKeyDownCapture={refuseHeldEnter}
    >
      {till && <TillPanel key={tabKey} {...{ tabKey, customerId, till }} />}
    </section>
  )
}

function TillPanel({ tabKey, customerId, till }: Props & { till: Till }) {
  const cart = useCart(tabKey)
  const { kind, isPaying } = useTabSale(tabKey)
  const sell = useSell(tabKey, customerId)
  const shelf = useShelf()
  const known = useCartOffer(cart.lines, { venue: till.venue, customerId, promotionCode: cart.promotionCode })
  const shown = showCart(cart.lines, { ...known, products: shelf?.products ?? [] })
  useNotedCart(tabKey, shown)
  const moved = useMoved(cart)
  useFees(tabKey, cart, till.venue, moved)
  // Everything that is open, in one sum.
  const priced = { ...shown.priced, totalMinor: shown.priced.totalMinor + moved.totalMinor }
  const field = useRef<HTMLInputElement>(null)
  const next = () => {
    forgetCart(tabKey)
    // At once: the tab that comes into sight takes the focus, and the search box takes it after that.
    if (customerId === null) flushSync(() => closeTab(tabKey))
    focusSearch()
  }
  const List = lists[kind]
  return (
    <>
      <SaleHead tabKey={tabKey} fieldRef={field} isBusy={isPaying || cart.isSent} />
      <OpenPayments cart={cart} till={till} />
      {cart.orderId === null && <ReservedNotice tabKey={tabKey} till={till} />}
      {cart.done ? (
        <SaleDone key={cart.done.orderId} tabKey={tabKey} till={till} done={cart.done} onNext={next} />
      ) : isPaying || cart.isSent || cart.card ? (
        <PayPanel {...{ tabKey, customerId, till, cart, sell, known, moved, priced }} />
      ) : (
        <>
          <div className={classes.list} data-alone={cart.lines.length + moved.rows.length === 0 || undefined}>
            <List {...{ tabKey, customerId, till, fieldRef: field }} />
          </div>
          <CartZone {...{ tabKey, customerId, till, cart, known, sell, moved }} shown={{ ...shown, priced }} />
        </>
      )}
    </>
  )
}

/** Until something else is begun. */
function ReservedNotice({ tabKey, till }: { tabKey: string; till: Till }) {
  const { t } = useTranslation('payment')
  const { reserved } = useTabSale(tabKey)
  if (!reserved) return null
  const until = `${till.day(reserved.expiresAtMs)} ${till.time(reserved.expiresAtMs)}`
  return (
    <p role="status" className={classes.why}>
      {t('reserved', { number: reserved.orderNumber, until })}
    </p>
  )
}

const lists = {
  tickets: PerformanceList,
  products: ProductList,
  'gift-cards': GiftCardDesk,
  memberships: MembershipList,
  donations: DonationDesk,
  subscriptions: SubscriptionList,
} as const

/** A key held down is one press: a sale is not paid because somebody leant on Enter. */
function refuseHeldEnter(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !event.repeat) return
  event.preventDefault()
  event.stopPropagation()
}
