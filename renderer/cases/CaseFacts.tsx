// Whom a case concerns and what it is about, with the number to call and the way to the card.
import { useTranslation } from 'react-i18next'
import type { CaseView } from '#core/contract/case.ts'
import type { Counter } from '../customer/counter.ts'
import { useAction } from '../keys/keys.ts'
import { openCustomer, openGuest } from '../stores/desk.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { CopyButton } from './CopyButton.tsx'
import { useCaseWords } from './case-words.ts'
import classes from './cases.module.css'

export function CaseFacts({ of, counter }: { of: CaseView; counter: Counter }) {
  const { t } = useTranslation('cases')
  const words = useCaseWords(counter)
  const { customer, order, holder, refundMinor } = of
  return (
    <dl className={classes.facts}>
      {(customer || order) && (
        <>
          <dt>{t('facts.customer')}</dt>
          <dd className={classes.tools}>
            {customer?.name ?? t('guest')}
            <OpenCard of={of} />
          </dd>
        </>
      )}
      {customer && (
        <>
          <dt>{t('facts.phone')}</dt>
          <dd className={classes.tools}>
            <Phone customer={customer} />
          </dd>
        </>
      )}
      {order && (
        <>
          <dt>{t('facts.order')}</dt>
          <dd>{order.number}</dd>
        </>
      )}
      <dt>{t('facts.opened')}</dt>
      <dd>{words.doing(of.opened)}</dd>
      {holder && (
        <>
          <dt>{t('facts.holder')}</dt>
          <dd>{[holder.customerName || t('guest'), holder.orderNumber, words.doing(holder)].join(' · ')}</dd>
        </>
      )}
      {of.twice && of.twice.paidOutMinor > 0 && (
        <>
          <dt>{t('facts.paidOut')}</dt>
          <dd>{words.money(of, of.twice.paidOutMinor)}</dd>
        </>
      )}
      {of.state === 'open' && refundMinor > 0 && (
        <>
          <dt>{t('facts.worth')}</dt>
          <dd>{words.money(of, refundMinor)}</dd>
        </>
      )}
    </dl>
  )
}

function Phone({ customer }: { customer: NonNullable<CaseView['customer']> }) {
  const { t } = useTranslation('cases')
  const { phone, phoneNormal } = customer
  if (phone === '') return t('noPhone')
  return (
    <>
      <a href={`tel:${phoneNormal || phone}`}>{phone}</a>
      <CopyButton id="cases.copy" title={t('copyPhone')} keyName="p" text={phone} />
    </>
  )
}

function OpenCard({ of: { customer, order } }: { of: CaseView }) {
  const { t } = useTranslation('cases')
  const open = () => {
    if (customer) openCustomer(customer.id, order?.id)
    else if (order) openGuest(order.id)
  }
  const title = order ? t('openOrder') : t('openCard')
  useAction({ id: 'cases.open', title, key: 'o', group: 'cases', run: open })
  return (
    <button type="button" className={classes.link} onClick={open}>
      {title} <KeyHint of="o" />
    </button>
  )
}
