// Paying with what the customer has with the venue.
import { Button, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerId } from '#core/domain/ids.ts'
import { useHost } from '../host/HostContext.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { AmountField, amountOf } from './AmountField.tsx'
import { GiftCardFacts } from './GiftCardFacts.tsx'
import type { WayProps } from './PayPanel.tsx'
import classes from './pay.module.css'

export function PayCredit(props: WayProps) {
  const { customerId } = props
  return customerId === null ? null : <CreditOf {...props} customerId={customerId} />
}

function CreditOf({ customerId, till, restMinor, isLocked, add, onDone, cart }: WayProps & { customerId: CustomerId }) {
  const { t } = useTranslation('payment')
  const { data } = useQuery(useHost().value.ofCustomer.queryOptions({ input: { customerId } }))
  const [typed, type] = useState('')
  const credit = data?.find(({ kind, currency }) => kind === 'credit' && currency === till.venue.currency)
  const spent = cart.tenders.reduce((sum, tender) => sum + (tender.means === 'credit' ? tender.amountMinor : 0), 0)
  const mostMinor = Math.min(restMinor, Math.max(0, (credit?.balanceMinor ?? 0) - spent))
  const amountMinor = amountOf(typed, mostMinor)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isLocked || amountMinor === undefined) return
    add({ means: 'credit', amountMinor })
    onDone()
  }
  if (!data) return null
  if (!credit || mostMinor === 0) return <Text role="status">{t('noCredit')}</Text>
  return (
    <form className={classes.way} onSubmit={submit} aria-label={t('way.credit')}>
      <GiftCardFacts card={credit} till={till} />
      <AmountField isFirst {...{ till, typed, mostMinor }} onTyped={type} />
      <Button type="submit" disabled={isLocked || amountMinor === undefined} rightSection={<KeyHint of="Enter" />}>
        {t('take', { amount: till.amount(amountMinor ?? mostMinor) })}
      </Button>
    </form>
  )
}
