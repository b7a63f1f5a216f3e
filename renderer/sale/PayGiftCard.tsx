// Paying with a gift card: the code is scanned or typed, and as much is taken as is on it.
import { Alert, Button, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHostClient } from '../host/HostContext.tsx'
import { refusalOf } from '../host/refusal.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { AmountField, amountOf } from './AmountField.tsx'
import { GiftCardFacts } from './GiftCardFacts.tsx'
import type { WayProps } from './PayPanel.tsx'
import classes from './pay.module.css'

export function PayGiftCard({ till, restMinor, isLocked, add, onDone, cart }: WayProps) {
  const { t } = useTranslation('payment')
  const client = useHostClient()
  const amountField = useRef<HTMLInputElement>(null)
  const [code, setCode] = useState('')
  const [typed, type] = useState('')
  const find = useMutation({
    mutationFn: (wanted: string) => client.value.findCard({ code: wanted }),
    onSuccess: () => amountField.current?.focus(),
  })
  const card = find.data
  const spent = cart.tenders.reduce(
    (sum, tender) => sum + (tender.means === 'gift-card' && tender.storedValueId === card?.id ? tender.amountMinor : 0),
    0,
  )
  const leftMinor = card?.state === 'active' ? Math.max(0, card.balanceMinor - spent) : 0
  const mostMinor = Math.min(restMinor, leftMinor)
  const amountMinor = card ? amountOf(typed, mostMinor) : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isLocked) return
    if (!card) return code.trim() === '' ? undefined : find.mutate(code)
    if (amountMinor === undefined) return undefined
    add({ means: 'gift-card', amountMinor, storedValueId: card.id })
    return onDone()
  }
  return (
    <form className={classes.way} onSubmit={submit} aria-label={t('way.gift-card')}>
      <TextInput
        autoFocus
        label={t('cardCode')}
        maxLength={60}
        autoComplete="off"
        value={code}
        onChange={(event) => {
          setCode(event.currentTarget.value)
          find.reset()
        }}
      />
      <CardProblem error={find.error} />
      {card && <GiftCardFacts card={card} till={till} />}
      {card && leftMinor > 0 && (
        <AmountField fieldRef={amountField} isFirst {...{ till, typed, mostMinor }} onTyped={type} />
      )}
      <Button
        type="submit"
        loading={find.isPending}
        disabled={isLocked || (card !== undefined && amountMinor === undefined)}
        rightSection={<KeyHint of="Enter" />}
      >
        {card ? t('take', { amount: till.amount(amountMinor ?? mostMinor) }) : t('lookUp')}
      </Button>
    </form>
  )
}

/** Why no card was found by what was typed. */
export function CardProblem({ error }: { error: unknown }) {
  const { t } = useTranslation('payment')
  if (!error) return null
  const code = refusalOf(error)?.code
  if (code !== 'CODE_INVALID' && code !== 'UNKNOWN_CARD') return <FaultBanner error={error} />
  return (
    <Alert role="alert" color="red" variant="light" p="xs">
      <Text size="sm">{t(code === 'CODE_INVALID' ? 'codeInvalid' : 'unknownCard')}</Text>
    </Alert>
  )
}
