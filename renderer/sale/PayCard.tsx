// Paying by card. The payment is on the disk before the terminal hears of the amount; how it ended is followed until it is
// known, over a restart too. Where nobody knows, the clerk says what the terminal shows.
//
//   amount ──Enter──▶ at the terminal ──approved──▶ paid ──(nothing left)──▶ the sale is made
//     ▲                    ├──declined, stopped
//     └────────────────────┘
//                          └──no answer──▶ in doubt ──asked, or said by the clerk──▶ approved or not
import { Alert, Button, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PaymentAttemptId } from '#core/domain/ids.ts'
import { useHost } from '../host/HostContext.tsx'
import { newId } from '../host/new-id.ts'
import { refusalOf } from '../host/refusal.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { AmountField, amountOf } from './AmountField.tsx'
import { AttemptControls } from './AttemptControls.tsx'
import { setPayment } from './cart-draft.ts'
import type { WayProps } from './PayPanel.tsx'
import classes from './pay.module.css'
import { useBeginPayment } from './use-begin-payment.ts'

export function PayCard(props: WayProps) {
  const { cart } = props
  // Here, so that what it was refused for outlives the attempt.
  const begin = useBeginPayment(props.tabKey, props.customerId)
  return cart.card ? <Following {...props} card={cart.card} /> : <Beginning {...props} begin={begin} />
}

function Beginning({ till, restMinor, isLocked, begin }: WayProps & { begin: ReturnType<typeof useBeginPayment> }) {
  const { t } = useTranslation('payment')
  const { data: terminal } = useQuery(useHost().payment.terminal.queryOptions())
  const [typed, type] = useState('')
  const amountMinor = amountOf(typed, restMinor)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isLocked || begin.isPending || amountMinor === undefined) return
    begin.start({ attemptId: newId<PaymentAttemptId>(), amountMinor })
  }
  const open = refusalOf(begin.error)?.code === 'PAYMENT_OPEN'
  return (
    <form className={classes.way} onSubmit={submit} aria-label={t('way.card')}>
      <AmountField isFirst {...{ till, typed }} mostMinor={restMinor} onTyped={type} />
      {open && (
        <Alert role="alert" color="red" variant="light" p="xs">
          <Text size="sm">{t('settleFirst')}</Text>
        </Alert>
      )}
      {begin.error && !open && <FaultBanner error={begin.error} />}
      <Button type="submit" disabled={isLocked || amountMinor === undefined} rightSection={<KeyHint of="Enter" />}>
        {t(terminal?.kind === 'connected' ? 'toTerminal' : 'keyIntoTerminal', {
          amount: till.amount(amountMinor ?? restMinor),
        })}
      </Button>
    </form>
  )
}

type Card = { attemptId: PaymentAttemptId; amountMinor: number }

function Following({ tabKey, till, card, add, onDone }: WayProps & { card: Card }) {
  const { t } = useTranslation('payment')
  const { attemptId, amountMinor } = card
  const { data: attempt, error } = useQuery(useHost().payment.get.queryOptions({ input: { attemptId } }))
  const state = attempt?.state
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each state the payment comes to
  useEffect(() => {
    if (state === 'approved') {
      onDone()
      add({ means: 'card', amountMinor, attemptId })
    }
  }, [state, attemptId])
  // The host never heard of it: nothing went to the terminal.
  const isUnheard = refusalOf(error)?.code === 'UNKNOWN_PAYMENT'
  const again = () => setPayment(tabKey, { card: null })
  if (isUnheard || state === 'declined' || state === 'aborted') {
    return (
      <div className={classes.way}>
        <Alert role="alert" color="red" variant="light" p="xs">
          <Text size="sm">{t(isUnheard ? 'notBegun' : `ended.${state === 'declined' ? 'declined' : 'aborted'}`)}</Text>
        </Alert>
        <Button autoFocus onClick={again} rightSection={<KeyHint of="Enter" />}>
          {t('tryAgain')}
        </Button>
      </div>
    )
  }
  if (error) return <FaultBanner error={error} />
  return attempt ? <AttemptControls attempt={attempt} till={till} /> : null
}
