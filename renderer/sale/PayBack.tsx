// Money back: as it came in unless the clerk says otherwise. What goes back to a bank card goes there first, and what is left
// after that in one go.
import { Button } from '@mantine/core'
import { type FormEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PaymentAttemptId, StoredValueId } from '#core/domain/ids.ts'
import { type PlannedRefund, planRefund } from '#core/domain/refund-plan.ts'
import { settleCash, type Tender } from '#core/domain/tender.ts'
import { newId } from '../host/new-id.ts'
import { useAction } from '../keys/keys.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { getCart } from './cart-draft.ts'
import type { Moved } from './open-orders.ts'
import type { WayProps } from './PayPanel.tsx'
import classes from './pay.module.css'
import { useBeginPayment } from './use-begin-payment.ts'

type Props = Omit<WayProps, 'onDone' | 'leave'> & { payments: Moved['payments'] }

export function PayBack({ tabKey, customerId, till, priced, restMinor, cart, isLocked, sell, payments }: Props) {
  const { t } = useTranslation('payment')
  const begin = useBeginPayment(tabKey, customerId)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  const backMinor = 0 - restMinor
  const wasCarded = cart.tenders.some(({ means }) => means === 'card')
  const asPaid = planRefund(
    payments.filter(({ means }) => !wasCarded || means !== 'card'),
    backMinor,
    customerId !== null,
  )
  const finish = (tenders: Tender[]) => {
    if (!isLocked) void sell.sell(priced.totalMinor, [...getCart(tabKey).tenders, ...tenders])
  }
  const payBack = (plan: readonly PlannedRefund[]) => {
    const card = plan.find(({ means }) => means === 'card')
    if (!card) return finish(plan.map(tenderOf))
    if (isLocked || begin.isPending) return undefined
    return begin.start({ attemptId: newId<PaymentAttemptId>(), amountMinor: 0 - card.amountMinor })
  }
  const inCash = () => finish([{ means: 'cash', tenderedMinor: 0 }])
  const toCredit = () => finish([{ means: 'credit', amountMinor: restMinor }])
  const key = { group: 'sale' as const, isEnabled: !isLocked }
  useAction({ ...key, id: 'sale.back-cash', title: t('allCash'), key: 'c', run: inCash })
  const mayCredit = customerId !== null && !isLocked
  useAction({ ...key, id: 'sale.back-credit', title: t('toCredit'), key: 'r', isEnabled: mayCredit, run: toCredit })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    payBack(asPaid)
  }
  const rounded = (planned: PlannedRefund) =>
    planned.means === 'cash' ? 0 - settleCash(0 - planned.amountMinor, 0, till.venue).dueMinor : planned.amountMinor
  return (
    <form className={classes.way} onSubmit={submit} aria-label={t('moneyBack')}>
      <ul className={classes.tenders} aria-label={t('asPaid')}>
        {asPaid.map((planned) => (
          <li key={`${planned.means} ${planned.storedValueId}`}>
            <span>{[t(`way.${planned.means}`), planned.reference].filter(Boolean).join(' ')}</span>
            <span>{till.amount(rounded(planned))}</span>
          </li>
        ))}
      </ul>
      <Button ref={button} type="submit" disabled={isLocked} rightSection={<KeyHint of="Enter" />}>
        {t('payBackAsPaid')}
      </Button>
      <div className={classes.quick}>
        <Button variant="default" disabled={isLocked} onClick={inCash} rightSection={<KeyHint of="C" />}>
          {t('allCash')}
        </Button>
        {customerId !== null && (
          <Button variant="default" disabled={isLocked} onClick={toCredit} rightSection={<KeyHint of="R" />}>
            {t('toCredit')}
          </Button>
        )}
      </div>
    </form>
  )
}

function tenderOf({ means, amountMinor, storedValueId, reference }: PlannedRefund): Tender {
  const back = 0 - amountMinor
  if (means === 'cash') return { means, tenderedMinor: 0 }
  if (means === 'gift-card') return { means, amountMinor: back, storedValueId: storedValueId as StoredValueId }
  if (means === 'credit') return { means, amountMinor: back }
  if (means === 'invoice') return { means, amountMinor: back, reference }
  throw new Error('money goes back to a bank card at the terminal first')
}
