// Closing a shift: count, compare, say why it differs, and the Z report.
//
//   counting ──compare──▶ compared ──close──▶ (no shift)
//      ▲                     │
//      └──count again, or something was sold since
import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShiftState } from '#core/contract/shift.ts'
import { useCommand, useHostClient } from '../host/HostContext.tsx'
import { useAction } from '../keys/keys.ts'
import { readAmount } from '../sale/amount.ts'
import type { Till } from '../sale/till.ts'
import { type Approval, ApprovalForm } from '../staff/ApprovalForm.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { CountGrid } from './CountGrid.tsx'
import { useCountDraft } from './count-draft.ts'
import { needsApproval } from './needs-approval.ts'
import { ShiftRefusal } from './ShiftRefusal.tsx'
import classes from './shift.module.css'

type Props = { state: ShiftState; till: Till; onDone: (number: string) => void; onCancel: () => void }

export function CloseShift({ state, till, onDone, onCancel }: Props) {
  const { t } = useTranslation('till')
  const [isCounting, setCounting] = useState(state.counted === null || state.counted.isStale)
  useAction({ id: 'shift.back', title: t('cancel'), key: 'Escape', group: 'shift', run: onCancel })
  return (
    <Stack gap="md" maw="34rem">
      <Title order={2} size="h4">
        {t('closeShift')}
      </Title>
      {isCounting || !state.counted ? (
        <Counting state={state} till={till} onCounted={() => setCounting(false)} onCancel={onCancel} />
      ) : (
        <Compared
          counted={state.counted}
          floatMinor={state.shift?.floatMinor ?? 0}
          till={till}
          onDone={onDone}
          onAgain={() => setCounting(true)}
        />
      )}
    </Stack>
  )
}

type CountingProps = { state: ShiftState; till: Till; onCounted: () => void; onCancel: () => void }

function Counting({ state, till, onCounted, onCancel }: CountingProps) {
  const { t } = useTranslation('till')
  const count = useCommand(useHostClient().shift.count)
  const draft = useCountDraft('close')
  // Every count is on record: one that nobody made is none.
  const isReady = draft.count.length > 0 && !count.isPending
  const send = () => {
    if (isReady) count.mutate({ count: draft.count }, { onSuccess: onCounted })
  }
  useAction({
    id: 'shift.count',
    title: t('countNow'),
    key: 'Ctrl+Enter',
    group: 'shift',
    worksInFields: true,
    isEnabled: isReady,
    run: send,
  })
  return (
    <>
      {state.counted?.isStale && <Text size="sm">{t('countStale')}</Text>}
      <CountGrid till={till} name={t('count')} draft={draft} onDone={send} />
      {draft.count.length === 0 && (
        <Text c="dimmed" size="sm">
          {t('typeZero')}
        </Text>
      )}
      <ShiftRefusal error={count.error} till={till} />
      <Group>
        <Button onClick={send} disabled={!isReady} loading={count.isPending} rightSection={<KeyHint of="Ctrl+Enter" />}>
          {t('countNow')}
        </Button>
        <Button variant="default" onClick={onCancel} rightSection={<KeyHint of="Escape" />}>
          {t('cancel')}
        </Button>
      </Group>
    </>
  )
}

type ComparedProps = {
  counted: NonNullable<ShiftState['counted']>
  floatMinor: number
  till: Till
  onDone: (number: string) => void
  onAgain: () => void
}

function Compared({ counted, floatMinor, till, onDone, onAgain }: ComparedProps) {
  const { t } = useTranslation(['till', 'payment'])
  const close = useCommand(useHostClient().shift.close)
  const draft = useCountDraft('close')
  const differenceMinor = counted.countedMinor - counted.expectedMinor
  const [reason, setReason] = useState('')
  const [kept, setKept] = useState(till.amount(Math.min(floatMinor, counted.countedMinor)))
  const keptMinor = readAmount(kept)
  const isReady = keptMinor !== undefined && (differenceMinor === 0 || reason.trim() !== '') && !close.isPending
  const send = (approval: Approval | null) => {
    if (!isReady || keptMinor === undefined) return
    const done = ({ number }: { number: string }) => {
      draft.clear()
      onDone(number)
    }
    close.mutate({ reason: reason.trim(), keptMinor, approval }, { onSuccess: done })
  }
  useAction({
    id: 'shift.close',
    title: t('closeNow'),
    key: 'Ctrl+Enter',
    group: 'shift',
    worksInFields: true,
    isEnabled: isReady,
    run: () => send(null),
  })
  useAction({
    id: 'shift.again',
    title: t('countAgain'),
    key: 'Alt+N',
    group: 'shift',
    worksInFields: true,
    run: onAgain,
  })
  const rows: [string, string][] = [
    [t('counted'), till.money(counted.countedMinor)],
    [t('shouldBe'), till.money(counted.expectedMinor)],
    [t('difference'), differenceMinor === 0 ? t('even') : till.signedAmount(differenceMinor)],
  ]
  return (
    <>
      <dl className={classes.facts} data-off={differenceMinor !== 0 || undefined}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {counted.isStale && <Text role="alert">{t('countStale')}</Text>}
      {differenceMinor !== 0 && (
        <TextInput
          label={t('reason')}
          autoFocus
          maxLength={400}
          autoComplete="off"
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
        />
      )}
      <TextInput
        label={t('kept')}
        description={t('keptHint')}
        error={keptMinor === undefined ? t('payment:notAnAmount') : undefined}
        autoFocus={differenceMinor === 0}
        inputMode="decimal"
        autoComplete="off"
        value={kept}
        onChange={({ currentTarget: { value } }) => setKept(value)}
      />
      {keptMinor !== undefined && keptMinor <= counted.countedMinor && (
        <Text size="sm">{t('toSafe', { amount: till.money(counted.countedMinor - keptMinor) })}</Text>
      )}
      <ShiftRefusal error={close.error} till={till} />
      {needsApproval(close.error) && (
        <ApprovalForm right="till.approve" action={t('closeNow')} isAsking={close.isPending} onApprove={send} />
      )}
      <Group>
        <Button
          disabled={!isReady}
          loading={close.isPending}
          onClick={() => send(null)}
          rightSection={<KeyHint of="Ctrl+Enter" />}
        >
          {t('closeNow')}
        </Button>
        <Button variant="default" onClick={onAgain} rightSection={<KeyHint of="Alt+N" />}>
          {t('countAgain')}
        </Button>
      </Group>
    </>
  )
}
