// Cancelling a performance: with a reason, and with a second key, for nothing brings it back.
import { Alert, Button, Group, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PerformanceId } from '#core/domain/ids.ts'
import { useCommand, useHostClient } from '../host/HostContext.tsx'
import { refusalOf } from '../host/refusal.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'

export function CancelForm({ performanceId }: { performanceId: PerformanceId }) {
  const { t } = useTranslation('programme')
  const client = useHostClient()
  const cancel = useCommand(client.performance.cancel)
  const [reason, setReason] = useState('')
  const [isSure, setSure] = useState(false)
  const isReady = reason.trim() !== '' && !cancel.isPending
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    if (isSure) cancel.mutate({ performanceId, reason: reason.trim() })
    else setSure(true)
  }
  return (
    <form onSubmit={submit} aria-label={t('cancel')}>
      <Group align="end" gap="sm">
        <TextInput
          flex={1}
          autoFocus
          label={t('why')}
          maxLength={400}
          autoComplete="off"
          value={reason}
          onChange={({ currentTarget: { value } }) => {
            setReason(value)
            setSure(false)
          }}
        />
        <Button
          type="submit"
          color="red"
          variant={isSure ? 'filled' : 'outline'}
          disabled={!isReady}
          loading={cancel.isPending}
          rightSection={<KeyHint of="Enter" />}
        >
          {t(isSure ? 'cancelSurely' : 'cancel')}
        </Button>
      </Group>
      {isSure && (
        <Alert role="alert" color="orange" variant="light" p="xs" mt="sm">
          <Text size="sm">{t('areYouSure')}</Text>
        </Alert>
      )}
      {refusalOf(cancel.error) ? <Text role="alert">{t('refused')}</Text> : <FaultBanner error={cancel.error} />}
    </form>
  )
}
