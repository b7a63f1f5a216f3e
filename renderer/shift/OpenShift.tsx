// Opening a shift: which drawer, and what lies in it, counted by its pieces.
import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShiftState } from '#core/contract/shift.ts'
import type { ShiftId } from '#core/domain/ids.ts'
import { useCommand, useHostClient } from '../host/HostContext.tsx'
import { newId } from '../host/new-id.ts'
import { useAction } from '../keys/keys.ts'
import type { Till } from '../sale/till.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { CountGrid } from './CountGrid.tsx'
import { useCountDraft } from './count-draft.ts'
import { ShiftRefusal } from './ShiftRefusal.tsx'

export function OpenShift({ state, till }: { state: ShiftState; till: Till }) {
  const { t } = useTranslation('till')
  const open = useCommand(useHostClient().shift.open)
  const draft = useCountDraft('open')
  const [drawer, setDrawer] = useState(state.drawer)
  // Pressed twice it is the same shift.
  const [shiftId] = useState(() => newId<ShiftId>())
  const send = () => {
    if (open.isPending) return
    open.mutate({ shiftId, drawer, count: draft.count }, { onSuccess: draft.clear })
  }
  useAction({
    id: 'shift.open',
    title: t('openIt'),
    key: 'Ctrl+Enter',
    group: 'shift',
    worksInFields: true,
    isEnabled: !open.isPending,
    run: send,
  })
  return (
    <Stack gap="md" maw="34rem">
      <div>
        <Title order={1} size="h3">
          {t('noShift')}
        </Title>
        <Text c="dimmed" size="sm">
          {t('noShiftAbout')}
        </Text>
        {state.documents > 0 && <Text size="sm">{t('loose', { count: state.documents })}</Text>}
      </div>
      <CountGrid till={till} name={t('countFloat')} draft={draft} onDone={send} />
      {state.keptMinor > 0 && <Text size="sm">{t('keptLast', { amount: till.money(state.keptMinor) })}</Text>}
      <TextInput
        label={t('drawer')}
        description={t('drawerHint')}
        maxLength={40}
        autoComplete="off"
        value={drawer}
        onChange={({ currentTarget: { value } }) => setDrawer(value)}
      />
      <ShiftRefusal error={open.error} till={till} />
      <Group>
        <Button onClick={send} loading={open.isPending} rightSection={<KeyHint of="Ctrl+Enter" />}>
          {t('openIt')}
        </Button>
      </Group>
    </Stack>
  )
}
