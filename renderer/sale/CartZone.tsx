// The lower half of the panel: the cart, what went wrong with it, its total, and the way to the money.
import { Button, Text, TextInput } from '@mantine/core'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { CustomerId, PaymentAttemptId } from '#core/domain/ids.ts'
import { findCodeObstacle } from '#core/domain/price-rule.ts'
import { settleCash } from '#core/domain/tender.ts'
import { newId } from '../host/new-id.ts'
import { useAction } from '../keys/keys.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { CartList } from './CartList.tsx'
import classes from './cart.module.css'
import { type Cart, changeCart } from './cart-draft.ts'
import { undoRemove } from './edit-cart.ts'
import { MovedList } from './MovedList.tsx'
import type { CartOffer } from './offer.ts'
import type { Moved } from './open-orders.ts'
import { ParkCart } from './ParkCart.tsx'
import { PromotionCode } from './PromotionCode.tsx'
import type { ShownCart } from './priced-cart.ts'
import { ReserveForm } from './ReserveForm.tsx'
import { SaleProblem } from './SaleProblem.tsx'
import shared from './sale.module.css'
import { setTabSale, useTabSale } from './sale-state.ts'
import { closeSeatChoice, openSeatChoice, useIsChoosingSeats } from './seat-choice.ts'
import type { Sell } from './sell.ts'
import { Totals } from './Totals.tsx'
import type { Till } from './till.ts'
import { useBeginPayment } from './use-begin-payment.ts'
import { WaivedFees } from './WaivedFees.tsx'

type Props = {
  tabKey: string
  customerId: CustomerId | null
  till: Till
  cart: Cart
  known: CartOffer
  /** Its total is of earlier orders too. */
  shown: ShownCart
  sell: Sell
  moved: Moved
}

export function CartZone({ tabKey, customerId, till, cart, known, shown, sell, moved }: Props) {
  const { t } = useTranslation(['sale', 'payment'])
  const { problem } = useTabSale(tabKey)
  const self = useRef<HTMLDivElement>(null)
  const payButton = useRef<HTMLButtonElement>(null)
  useFocusAfterSeats(tabKey, payButton)
  useFocusAfterGiftCard(cart, payButton)
  const { totalMinor } = shown.priced
  const { dueMinor } = settleCash(Math.abs(totalMinor), 0, till.venue)
  const isEmpty = cart.lines.length + moved.rows.length === 0
  const isLoading = known.isLoading || moved.isLoading
  const isCodeKnown = findCodeObstacle(known.offer.pricing) === undefined
  // A fee the venue no longer asks for needs no word.
  const isReasonMissing =
    cart.reason.trim() === '' && till.venue.fees.some(({ code }) => cart.waivedFees.includes(code))
  const mayPay =
    !isEmpty &&
    isCodeKnown &&
    !isReasonMissing &&
    shown.trouble.size === 0 &&
    !isLoading &&
    moved.rows.every(({ isGone }) => !isGone)
  const ticket = cart.lines.find((line) => line.kind === 'ticket')
  const pay = () => {
    closeSeatChoice()
    // At once, so that the first figure typed finds its field.
    flushSync(() => setTabSale(tabKey, { isPaying: true, problem: null }))
  }
  const amount = till.money(dueMinor)
  const payText = isLoading ? t('pay') : totalMinor < 0 ? t('payment:payBack', { amount }) : t('payAmount', { amount })
  useAction({ id: 'sale.pay', title: t('pay'), key: 'F12', group: 'sale', isEnabled: mayPay, run: pay })
  const begin = useBeginPayment(tabKey, customerId)
  const mayCard = mayPay && totalMinor > 0 && !begin.isPending && cart.tenders.length === 0
  const payByCard = () => {
    closeSeatChoice()
    setTabSale(tabKey, { isPaying: true, problem: null })
    begin.start({ attemptId: newId<PaymentAttemptId>(), amountMinor: totalMinor })
  }
  useAction({
    id: 'sale.pay-whole-by-card',
    title: t('payment:wholeByCard'),
    key: 'Alt+K',
    group: 'sale',
    isEnabled: mayCard,
    worksInFields: true,
    run: payByCard,
  })
  useAction({
    id: 'sale.cart',
    title: t('goToCart'),
    key: 'k',
    group: 'sale',
    isEnabled: !isEmpty,
    run: () => self.current?.querySelector<HTMLElement>('[data-cart-row]')?.focus(),
  })
  useAction({
    id: 'sale.seats',
    title: t('changeSeats'),
    key: 'm',
    group: 'sale',
    isEnabled: ticket !== undefined,
    run: () => ticket && openSeatChoice(tabKey, ticket.performanceId),
  })
  return (
    <div ref={self} className={classes.cartZone} data-empty={isEmpty || undefined}>
      <MovedList {...{ tabKey, till, cart }} rows={moved.rows} />
      {(cart.lines.length > 0 || isEmpty) && <CartList {...{ tabKey, till, known, shown }} lines={cart.lines} />}
      <WaivedFees {...{ tabKey, till, cart }} />
      <UndoNotice tabKey={tabKey} />
      <SaleProblem {...{ tabKey, till, sell, totalMinor }} />
      {!isEmpty && (
        <footer className={classes.foot}>
          <div className={classes.extras}>
            <OrderNote tabKey={tabKey} note={cart.note} />
            <PromotionCode {...{ tabKey, till, isCodeKnown }} code={cart.promotionCode} />
            <ParkCart
              {...{ tabKey, customerId, cart, totalMinor }}
              name={shown.priced.lines[0]?.text ?? moved.rows[0]?.number ?? ''}
            />
          </div>
          <Totals till={till} priced={isLoading ? undefined : shown.priced} />
          {shown.trouble.size > 0 && problem === null && (
            <Text className={shared.why}>{t('putRightFirst', { count: shown.trouble.size })}</Text>
          )}
          <Button
            ref={payButton}
            size="md"
            fullWidth
            disabled={!mayPay}
            onClick={pay}
            rightSection={<KeyHint of="F12" />}
          >
            {payText}
          </Button>
          {customerId !== null && (
            <ReserveForm {...{ tabKey, customerId, till, cart, moved }} priced={shown.priced} mayReserve={mayPay} />
          )}
        </footer>
      )}
    </div>
  )
}

/** When the seats are chosen, the obvious next step is the money. */
function useFocusAfterSeats(tabKey: string, payButton: RefObject<HTMLButtonElement | null>): void {
  const isChoosing = useIsChoosingSeats(tabKey)
  const wasChoosing = useRef(isChoosing)
  useEffect(() => {
    if (wasChoosing.current && !isChoosing && document.activeElement === document.body) payButton.current?.focus()
    wasChoosing.current = isChoosing
  }, [isChoosing, payButton])
}

/** The same when a gift card has come into the cart. */
function useFocusAfterGiftCard({ lines }: Cart, payButton: RefObject<HTMLButtonElement | null>): void {
  const count = lines.filter(({ kind }) => kind === 'gift-card').length
  const before = useRef(count)
  useEffect(() => {
    if (count > before.current && document.activeElement === document.body) payButton.current?.focus()
    before.current = count
  }, [count, payButton])
}

function UndoNotice({ tabKey }: { tabKey: string }) {
  const { t } = useTranslation('sale')
  const { takenOut } = useTabSale(tabKey)
  const isEnabled = takenOut.length > 0
  const undo = () => undoRemove(tabKey)
  useAction({ id: 'sale.undo', title: t('undo'), key: 'z', group: 'sale', isEnabled, run: undo })
  if (!isEnabled) return null
  return (
    <div className={classes.undo} role="status">
      <span>{t('takenOut', { count: takenOut.length })}</span>
      <Button size="compact-sm" variant="subtle" onClick={undo} rightSection={<KeyHint of="Z" />}>
        {t('undo')}
      </Button>
    </div>
  )
}

function OrderNote({ tabKey, note }: { tabKey: string; note: string }) {
  const { t } = useTranslation('sale')
  const [isOpen, setOpen] = useState(false)
  if (!isOpen && note === '') {
    return (
      <Button size="compact-xs" variant="subtle" className={classes.noteButton} onClick={() => setOpen(true)}>
        {t('addOrderNote')}
      </Button>
    )
  }
  return (
    <TextInput
      size="xs"
      autoFocus={isOpen}
      maxLength={400}
      aria-label={t('orderNote')}
      placeholder={t('orderNote')}
      value={note}
      onChange={(event) => {
        const { value } = event.currentTarget
        changeCart(tabKey, () => ({ note: value }))
      }}
    />
  )
}
