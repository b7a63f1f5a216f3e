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

type Props = PayProps & { known: CartOffer }

export function PayPanel({ known, ...props }: Props) {
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
  const dueMinor = way === 'cash' ? cash.dueMinor : restMinor
  return (
    <div className={classes.pay}>
      <div className={classes.due}>
        <span>{t(way === 'cash' ? 'due' : 'payment:left')}</span>
        <strong>{till.money(dueMinor)}</strong>
        {way === 'cash' && cash.roundingMinor !== 0 && (
          <small>
            {t('rounded', { total: till.money(restMinor), rounding: till.signedAmount(cash.roundingMinor) })}
          </small>
        )}
      </div>
      <TenderList tenders={cart.tenders} till={till} isLocked={isLocked} onRemove={tenders.remove} />
      {!cart.isSent && way === 'cash' && <PayCash {...shared} />}
      {!cart.isSent && way === 'card' && <PayCard {...shared} onDone={() => choose('cash')} />}
      {!cart.isSent && way === 'gift-card' && <PayGiftCard {...shared} onDone={() => choose('cash')} />}
      {!cart.isSent && way === 'credit' && <PayCredit {...shared} onDone={() => choose('cash')} />}
      {!cart.isSent && (way === 'voucher' || way === 'invoice') && (
        <PayReferenced {...shared} key={way} means={way} onDone={() => choose('cash')} />
      )}
      {!cart.isSent && way === 'cash' && (
        <OtherMeans hasCustomer={customerId !== null} isLocked={isLocked} onChoose={choose} />
      )}
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

/** What every way of paying is given. `onDone` goes back to cash for what is left. */
export type WayProps = PayProps &
  ReturnType<typeof useTenders> & { restMinor: number; isLocked: boolean; leave: () => void; onDone: () => void }
