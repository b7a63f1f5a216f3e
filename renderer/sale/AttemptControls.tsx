// What can be said and asked about a card payment whose end is not known yet: at the terminal now, or in doubt.
import { Alert, Button, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PaymentAttemptView } from '#core/contract/payment.ts'
import { useCommand, useHost, useHostClient } from '../host/HostContext.tsx'
import { useAction } from '../keys/keys.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import classes from './pay.module.css'
import type { Till } from './till.ts'

/** `isAside`: it is not what the clerk is doing now, and does not take the focus. */
type Props = { attempt: PaymentAttemptView; till: Till; isAside?: boolean }

export function AttemptControls({ attempt, till, isAside = false }: Props) {
  const { t } = useTranslation('payment')
  const client = useHostClient()
  const { data: terminal } = useQuery(useHost().payment.terminal.queryOptions())
  const settle = useCommand(client.payment.settle)
  const ask = useMutation({ mutationFn: () => client.payment.ask({ attemptId: attempt.id }) })
  const [reference, setReference] = useState('')
  const isConnected = terminal?.kind === 'connected'
  const isInDoubt = attempt.state === 'unknown'
  const maySay = isInDoubt || !isConnected
  const say = (state: 'approved' | 'declined' | 'aborted') =>
    settle.mutate({ attemptId: attempt.id, state, reference: state === 'approved' ? reference : '' })
  const key = (id: string, title: string, letter: string, isEnabled: boolean, run: () => void) => ({
    id,
    title,
    key: letter,
    group: 'sale' as const,
    isEnabled: isEnabled && !settle.isPending,
    run,
  })
  useAction(key('payment.ask', t('askTerminal'), 'Alt+A', isInDoubt && isConnected, () => ask.mutate()))
  useAction(key('payment.declined', t('wasNotPaid'), 'Alt+N', maySay, () => say('aborted')))
  const amount = till.money(attempt.amountMinor)
  return (
    <div className={classes.way}>
      {isInDoubt ? (
        <Alert role="alert" color="orange" variant="light" p="xs">
          <Text size="sm">{t('inDoubt', { amount })}</Text>
        </Alert>
      ) : (
        <Text role="status">{t(isConnected ? 'atTerminal' : 'keyedByHand', { amount })}</Text>
      )}
      {isInDoubt && isConnected && (
        <Button
          variant="default"
          loading={ask.isPending}
          onClick={() => ask.mutate()}
          rightSection={<KeyHint of="Alt+A" />}
        >
          {t('askTerminal')}
        </Button>
      )}
      {ask.error && <FaultBanner error={ask.error} />}
      {maySay && (
        <form
          className={classes.way}
          aria-label={t('howItEnded')}
          onSubmit={(event) => {
            event.preventDefault()
            say('approved')
          }}
        >
          <TextInput
            autoFocus={!isAside}
            label={t('slipNumber')}
            maxLength={80}
            autoComplete="off"
            value={reference}
            onChange={(event) => setReference(event.currentTarget.value)}
          />
          <Button type="submit" loading={settle.isPending} rightSection={<KeyHint of="Enter" />}>
            {t(isInDoubt ? 'wasPaid' : 'approved')}
          </Button>
          <Button
            variant="default"
            disabled={settle.isPending}
            onClick={() => say('aborted')}
            rightSection={<KeyHint of="Alt+N" />}
          >
            {t(isInDoubt ? 'wasNotPaid' : 'notApproved')}
          </Button>
        </form>
      )}
      {settle.error && <FaultBanner error={settle.error} />}
    </div>
  )
}
