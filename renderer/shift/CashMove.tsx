// Cash put into the drawer or taken out of it with no customer: how much, what for, and beyond a limit whose word it is.
import { Button, Group, Stack, TextInput, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand, useHostClient } from '../host/HostContext.tsx'
import { useAction } from '../keys/keys.ts'
import { readAmount } from '../sale/amount.ts'
import type { Till } from '../sale/till.ts'
import { type Approval, ApprovalForm } from '../staff/ApprovalForm.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { needsApproval } from './needs-approval.ts'
import { ShiftRefusal } from './ShiftRefusal.tsx'

type Props = { direction: 'in' | 'out'; till: Till; onDone: (number: string) => void; onCancel: () => void }

export function CashMove({ direction, till, onDone, onCancel }: Props) {
  const { t } = useTranslation(['till', 'payment'])
  const move = useCommand(useHostClient().shift.moveCash)
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const minor = readAmount(typed) ?? 0
  const error = typed.trim() !== '' && minor === 0 ? t('payment:notAnAmount') : undefined
  const isReady = minor > 0 && reason.trim() !== '' && !move.isPending
  const send = (approval: Approval | null) => {
    if (!isReady) return
    const amountMinor = direction === 'in' ? minor : 0 - minor
    move.mutate({ amountMinor, reason: reason.trim(), approval }, { onSuccess: ({ number }) => onDone(number) })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send(null)
  }
  useAction({ id: 'shift.back', title: t('cancel'), key: 'Escape', group: 'shift', run: onCancel })
  const action = t(direction === 'in' ? 'putInNow' : 'takeOutNow')
  return (
    <Stack gap="sm" maw="34rem">
      <form onSubmit={submit} aria-label={t(direction === 'in' ? 'cashIn' : 'cashOut')}>
        <Stack gap="sm">
          <Title order={2} size="h4">
            {t(direction === 'in' ? 'cashIn' : 'cashOut')}
          </Title>
          <TextInput
            label={t('amount')}
            autoFocus
            inputMode="decimal"
            autoComplete="off"
            error={error}
            value={typed}
            onChange={({ currentTarget: { value } }) => setTyped(value)}
          />
          <TextInput
            label={t('why')}
            maxLength={400}
            autoComplete="off"
            value={reason}
            onChange={({ currentTarget: { value } }) => setReason(value)}
          />
          <Group>
            <Button type="submit" disabled={!isReady} loading={move.isPending} rightSection={<KeyHint of="Enter" />}>
              {action}
            </Button>
            <Button variant="default" onClick={onCancel} rightSection={<KeyHint of="Escape" />}>
              {t('cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
      <ShiftRefusal error={move.error} till={till} />
      {needsApproval(move.error) && (
        <ApprovalForm right="till.approve" action={action} isAsking={move.isPending} onApprove={send} />
      )}
    </Stack>
  )
}
