// Means known by what stands on a paper: somebody else's voucher, an invoice that will be sent.
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../ui/KeyHint.tsx'
import { AmountField, amountOf } from './AmountField.tsx'
import type { WayProps } from './PayPanel.tsx'
import classes from './pay.module.css'

type Props = WayProps & { means: 'voucher' | 'invoice' }

export function PayReferenced({ means, till, restMinor, isLocked, add, onDone }: Props) {
  const { t } = useTranslation('payment')
  const [typed, type] = useState('')
  const [reference, setReference] = useState('')
  const amountMinor = amountOf(typed, restMinor)
  const isReady = amountMinor !== undefined && (means === 'invoice' || reference.trim() !== '') && !isLocked
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    add({ means, amountMinor, reference: reference.trim() })
    onDone()
  }
  return (
    <form className={classes.way} onSubmit={submit} aria-label={t(`way.${means}`)}>
      <TextInput
        autoFocus
        label={t(`reference.${means}`)}
        maxLength={40}
        autoComplete="off"
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
      <AmountField till={till} typed={typed} onTyped={type} mostMinor={restMinor} />
      <Button type="submit" disabled={!isReady} rightSection={<KeyHint of="Enter" />}>
        {t('take', { amount: till.amount(amountMinor ?? restMinor) })}
      </Button>
    </form>
  )
}
