// What the clerk may not do alone: somebody who may answer for it says so by their PIN.
import { Button, NativeSelect, PasswordInput, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StaffId } from '#core/domain/ids.ts'
import { Pin } from '#core/domain/staff.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { useAtTheDesk } from './clerk-context.ts'

export type Approval = { staffId: StaffId; pin: string }

type Props = {
  right: 'sell.unprotected' | 'till.approve'
  /** What is done when they have said so. */
  action: string
  isAsking: boolean
  onApprove(approval: Approval): void
}

export function ApprovalForm({ right, action, isAsking, onApprove }: Props) {
  const { t } = useTranslation('staff')
  const { session, clerk } = useAtTheDesk()
  const approvers = session.staff.filter(({ approves }) => approves.includes(right))
  const first = approvers.find(({ id }) => id === clerk.id) ?? approvers[0]
  const [staffId, choose] = useState(first?.id)
  const [pin, type] = useState('')
  if (!staffId) return <Text size="sm">{t('nobodyMayApprove')}</Text>
  const isReady = Pin.safeParse(pin).success && !isAsking
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (isReady) onApprove({ staffId, pin })
    type('')
  }
  return (
    // A form within the payment's form is not to be had: Enter in the PIN's field is answered here.
    <Stack gap="xs" onKeyDown={(event) => event.stopPropagation()}>
      <NativeSelect
        label={t('approver')}
        size="sm"
        value={staffId}
        data={approvers.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={({ currentTarget: { value } }) => choose(value as StaffId)}
      />
      <PasswordInput
        label={t('approverPin')}
        size="sm"
        autoFocus
        inputMode="numeric"
        autoComplete="off"
        value={pin}
        onChange={({ currentTarget: { value } }) => type(value.replace(/\D/g, '').slice(0, 12))}
        onKeyDown={(event) => {
          if (event.key === 'Enter') submit(event)
        }}
      />
      <Button
        size="sm"
        type="button"
        loading={isAsking}
        disabled={!isReady}
        onClick={submit}
        rightSection={<KeyHint of="Enter" />}
      >
        {action}
      </Button>
    </Stack>
  )
}
