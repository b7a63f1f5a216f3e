// The drawer opened without a sale: why, for the journal.
import { Button, Group, Stack, TextInput, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand, useHostClient } from '../host/HostContext.tsx'
import { useAction } from '../keys/keys.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'

export function OpenDrawer({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('till')
  const open = useCommand(useHostClient().shift.openDrawer)
  const [reason, setReason] = useState('')
  const isReady = reason.trim() !== '' && !open.isPending
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) open.mutate({ reason: reason.trim() }, { onSuccess: onDone })
  }
  useAction({ id: 'shift.back', title: t('cancel'), key: 'Escape', group: 'shift', run: onDone })
  return (
    <form onSubmit={submit} aria-label={t('drawerOpened')}>
      <Stack gap="sm" maw="34rem">
        <Title order={2} size="h4">
          {t('drawerOpened')}
        </Title>
        <TextInput
          label={t('why')}
          autoFocus
          maxLength={400}
          autoComplete="off"
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
        />
        <Group>
          <Button type="submit" disabled={!isReady} loading={open.isPending} rightSection={<KeyHint of="Enter" />}>
            {t('noteIt')}
          </Button>
          <Button variant="default" onClick={onDone} rightSection={<KeyHint of="Escape" />}>
            {t('cancel')}
          </Button>
        </Group>
        <FaultBanner error={open.error} />
      </Stack>
    </form>
  )
}
