// The shift while it runs: what it took, what is open, and what can be done, each with a key.
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShiftState } from '#core/contract/shift.ts'
import { useCommand, useHostClient } from '../host/HostContext.tsx'
import { useAction } from '../keys/keys.ts'
import type { Till } from '../sale/till.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { CashMove } from './CashMove.tsx'
import { CloseShift } from './CloseShift.tsx'
import { HandOverList } from './HandOverList.tsx'
import { OpenDrawer } from './OpenDrawer.tsx'
import { ShiftRefusal } from './ShiftRefusal.tsx'
import { TillFigures } from './TillFigures.tsx'

type Doing = 'in' | 'out' | 'drawer' | 'close'
type Props = { state: ShiftState; till: Till; onPrinted: (number: string) => void }

export function RunningShift({ state, till, onPrinted }: Props) {
  const { t } = useTranslation('till')
  const client = useHostClient()
  const report = useCommand(client.shift.report)
  const handOver = useCommand(client.shift.handOver)
  const [doing, setDoing] = useState<Doing>()
  const printed = ({ number }: { number: string }) => onPrinted(number)
  const back = (number?: string) => {
    setDoing(undefined)
    if (number !== undefined) onPrinted(number)
  }
  const { shift } = state
  return (
    <Stack gap="lg">
      <div>
        <Title order={1} size="h3">
          {[t('title'), shift?.drawer].filter(Boolean).join(' · ')}
        </Title>
        {shift && (
          <Text c="dimmed" size="sm">
            {t('opened', {
              time: `${till.day(shift.openedAtMs)} ${till.time(shift.openedAtMs)}`,
              name: shift.openedByName,
            })}
          </Text>
        )}
      </div>
      {shift?.isFromEarlierDay && (
        <Alert role="alert" color="orange" variant="light" p="xs">
          {t('earlierDay')}
        </Alert>
      )}
      {doing === undefined && (
        <Group gap="xs">
          <Do keyName="i" name={t('cashIn')} onDo={() => setDoing('in')} />
          <Do keyName="o" name={t('cashOut')} onDo={() => setDoing('out')} />
          <Do keyName="d" name={t('drawerOpened')} onDo={() => setDoing('drawer')} />
          <Do keyName="x" name={t('xReport')} onDo={() => report.mutate({}, { onSuccess: printed })} />
          <Do keyName="h" name={t('printHandOver')} onDo={() => handOver.mutate({}, { onSuccess: printed })} />
          <Do keyName="z" name={t('closeShift')} onDo={() => setDoing('close')} />
        </Group>
      )}
      <ShiftRefusal error={report.error ?? handOver.error} till={till} />
      {(doing === 'in' || doing === 'out') && (
        <CashMove direction={doing} till={till} onDone={back} onCancel={() => back()} />
      )}
      {doing === 'drawer' && <OpenDrawer onDone={() => back()} />}
      {doing === 'close' && <CloseShift state={state} till={till} onDone={back} onCancel={() => back()} />}
      {doing !== 'close' && (
        <>
          {state.isBlind && <Text size="sm">{t('blind')}</Text>}
          <TillFigures state={state} till={till} />
          <HandOverList handOver={state.handOver} till={till} />
        </>
      )}
    </Stack>
  )
}

function Do({ keyName, name, onDo }: { keyName: string; name: string; onDo: () => void }) {
  useAction({ id: `shift.${keyName}`, title: name, key: keyName, group: 'shift', run: onDo })
  return (
    <Button variant="default" onClick={onDo} rightSection={<KeyHint of={keyName} />}>
      {name}
    </Button>
  )
}
