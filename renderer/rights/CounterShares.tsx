// What each counter has of a performance now and when it was last heard; and the way to take it back by force, with what that
// may cost.
import { Alert, Button, Group, Stack, Table, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PerformanceRights } from '#core/contract/rights.ts'
import { useCommand, useHost, useHostClient } from '../host/HostContext.tsx'
import { refusalOf } from '../host/refusal.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { useMoments } from './use-moments.ts'

type Counter = PerformanceRights['counters'][number]

export function CounterShares({ rights }: { rights: PerformanceRights }) {
  const { t } = useTranslation('rights')
  const { moment, number } = useMoments()
  const seen = useQuery({ ...useHost().counter.seen.queryOptions(), staleTime: 0 })
  const [taking, take] = useState<string>()
  const heard = new Map(seen.data?.map(({ counterId, lastSeenAtMs }) => [counterId, lastSeenAtMs]))
  const heardText = (counterId: string) => {
    const ms = heard.get(counterId)
    return ms ? moment(ms) : t(heard.has(counterId) ? 'neverHeard' : 'notKnown')
  }
  const chosen = rights.counters.find(({ counterId }) => counterId === taking)
  return (
    <Stack gap="sm" mb="lg">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('counter')}</Table.Th>
            <Table.Th ta="right">{t('has')}</Table.Th>
            <Table.Th>{t('lastHeard')}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rights.counters.map((counter) => (
            <Table.Tr key={counter.counterId}>
              <Table.Td>{nameOf(counter, t('thisOne'))}</Table.Td>
              <Table.Td ta="right">{number(counter.count)}</Table.Td>
              <Table.Td>{counter.isOwn ? '' : heardText(counter.counterId)}</Table.Td>
              <Table.Td ta="right">
                {!counter.isOwn && counter.count > 0 && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t('takeBackOf', { name: counter.name })}
                    onClick={() => take(counter.counterId)}
                  >
                    {t('takeBack')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {chosen && (
        <TakeBack
          key={chosen.counterId}
          counter={chosen}
          performanceId={rights.performanceId}
          heard={heardText(chosen.counterId)}
          onDone={() => take(undefined)}
        />
      )}
    </Stack>
  )
}

function nameOf({ name, code, isOwn }: Counter, thisOne: string): string {
  return `${name || code} (${code})${isOwn ? ` – ${thisOne}` : ''}`
}

type TakeBackProps = {
  counter: Counter
  performanceId: PerformanceRights['performanceId']
  heard: string
  onDone(): void
}

function TakeBack({ counter, performanceId, heard, onDone }: TakeBackProps) {
  const { t } = useTranslation('rights')
  const [reason, write] = useState('')
  const command = useCommand(useHostClient().rights.takeBack)
  const isReady = reason.trim() !== '' && !command.isPending
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    const { counterId } = counter
    command.mutate({ performanceId, counterId, reason: reason.trim() }, { onSuccess: onDone })
  }
  const { count, name, code } = counter
  return (
    <Alert color="orange" variant="light" title={t('takeBackTitle', { name: name || code, count })}>
      <form onSubmit={submit}>
        <Text size="sm" mb="xs">
          {t('takeBackRisk', { heard })}
        </Text>
        <TextInput
          autoFocus
          label={t('reason')}
          value={reason}
          maxLength={400}
          onChange={({ currentTarget: { value } }) => write(value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onDone()
          }}
        />
        {refusalOf(command.error)?.code === 'NOTHING_THERE' && (
          <Text role="alert" size="sm" mt="xs">
            {t('nothingThere')}
          </Text>
        )}
        <FaultBanner error={command.error} />
        <Group gap="xs" mt="sm">
          <Button type="submit" size="sm" color="red" disabled={!isReady} rightSection={<KeyHint of="Enter" />}>
            {t('takeBackNow')}
          </Button>
          <Button size="sm" variant="default" onClick={onDone} rightSection={<KeyHint of="Esc" />}>
            {t('leaveIt')}
          </Button>
        </Group>
      </form>
    </Alert>
  )
}
