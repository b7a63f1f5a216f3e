// Taking the money: cash unless the clerk says otherwise, by letter any other means, and any mix of them. What has been paid
// so far stays with the cart; when nothing is left to pay, the sale is made.
import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PricedCart } from '#core/domain/cart.ts'
import type { CustomerId } from '#core/domain/ids.ts'
import { restOf, settleCash } from '#core/domain/tender.ts'
import { useAction } from '../keys/keys.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { CartSummary } from './CartSummary.tsx'
import type { Cart } from './cart-draft.ts'
import { OtherMeans, type Way } from './OtherMeans.tsx'
import type { CartOffer } from './offer.ts'
import type { Moved } from './open-orders.ts'
import { PayBack } from './PayBack.tsx'
import { PayCard } from './PayCard.tsx'
import { PayCash } from './PayCash.tsx'
import { PayCredit } from './PayCredit.tsx'
import { PayGiftCard } from './PayGiftCard.tsx'
import { PayReferenced } from './PayReferenced.tsx'
import classes from './pay.module.css'
import { SaleProblem } from './SaleProblem.tsx'
import { setTabSale, useTabSale } from './sale-state.ts'
import type { Sell } from './sell.ts'
import { TenderList } from './TenderList.tsx'
import type { Till } from './till.ts'
import { useTenders } from './use-tenders.ts'

export type PayProps = {
  tabKey: string
  customerId: CustomerId | null
  till: Till
  priced: PricedCart
  cart: Cart
  sell: Sell
}

type Props = PayProps & { known: CartOffer; moved: Moved }

export function PayPanel({ known, moved, ...props }: Props) {
  const { tabKey, customerId, till, priced, cart, sell } = props
  const { totalMinor } = priced
  const { t } = useTranslation(['sale', 'payment'])
  const { isAsking, problem } = useTabSale(tabKey)
  const [chosen, choose] = useState<Way>(cart.card ? 'card' : 'cash')
  const way = cart.card ? 'card' : chosen
  const tenders = useTenders(tabKey, totalMinor, sell)
  const restMinor = restOf(totalMinor, cart.tenders)
  const isLocked = isAsking || cart.isSent
  const cash = settleCash(restMinor, 0, till.venue)
  const leave = () => (way === 'cash' ? setTabSale(tabKey, { isPaying: false, problem: null }) : choose('cash'))
  useAction({
    id: 'sale.leave-payment',
    title: t('backToCart'),
    key: 'Escape',
    group: 'sale',
    isEnabled: !isLocked && cart.card === null,
    run: leave,
  })
  const shared = { ...props, ...tenders, restMinor, isLocked, leave }
  const isBack = totalMinor < 0
  const isFree = totalMinor === 0
  const isCash = way === 'cash' && !isBack && !isFree
  const dueMinor = isCash ? cash.dueMinor : Math.abs(restMinor)
  return (
    <div className={classes.pay}>
      <div className={classes.due}>
        <span>{t(isBack ? 'payment:moneyBack' : isCash ? 'due' : 'payment:left')}</span>
        <strong>{till.money(dueMinor)}</strong>
        {isCash && cash.roundingMinor !== 0 && (
          <small>
            {t('rounded', { total: till.money(restMinor), rounding: till.signedAmount(cash.roundingMinor) })}
          </small>
        )}
      </div>
      <TenderList tenders={cart.tenders} till={till} isLocked={isLocked} onRemove={tenders.remove} />
      {!cart.isSent && isBack && way !== 'card' && <PayBack {...shared} payments={moved.payments} />}
      {!cart.isSent && isFree && <PayNothing isLocked={isLocked} onDone={() => void sell.sell(0, [])} />}
      {!cart.isSent && isCash && <PayCash {...shared} />}
      {!cart.isSent && way === 'card' && <PayCard {...shared} onDone={() => choose('cash')} />}
      {!cart.isSent && way === 'gift-card' && <PayGiftCard {...shared} onDone={() => choose('cash')} />}
      {!cart.isSent && way === 'credit' && <PayCredit {...shared} onDone={() => choose('cash')} />}
      {!cart.isSent && (way === 'voucher' || way === 'invoice') && (
        <PayReferenced {...shared} key={way} means={way} onDone={() => choose('cash')} />
      )}
      {!cart.isSent && isCash && <OtherMeans hasCustomer={customerId !== null} isLocked={isLocked} onChoose={choose} />}
      <CartSummary {...{ till, known }} lines={priced.lines} />
      <SaleProblem {...{ tabKey, till, sell, totalMinor }} />
      {!cart.isSent && cart.card === null && (
        <Button
          variant="default"
          onClick={leave}
          disabled={isLocked}
          className={classes.back}
          rightSection={<KeyHint of="Esc" />}
        >
          {t(way === 'cash' ? 'backToCart' : 'payment:otherMeans')}
        </Button>
      )}
      {cart.isSent && !problem && <Text role="status">{t('selling')}</Text>}
    </div>
  )
}

/** What comes back pays for what goes out. */
function PayNothing({ isLocked, onDone }: { isLocked: boolean; onDone: () => void }) {
  const { t } = useTranslation('payment')
  return (
    <Button autoFocus disabled={isLocked} onClick={onDone} rightSection={<KeyHint of="Enter" />}>
      {t('nothingToPay')}
    </Button>
  )
}

/** What every way of paying is given. `onDone` goes back to cash for what is left. */
export type WayProps = PayProps &
  ReturnType<typeof useTenders> & { restMinor: number; isLocked: boolean; leave: () => void; onDone: () => void }
