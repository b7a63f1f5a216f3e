// The plan of one performance: how many seats of each category and places of each area every counter is to have for itself,
// and when it stops selling them alone.
import { Group, NumberInput, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PerformanceRights } from '#core/contract/rights.ts'
import type { HallPlan } from '#core/domain/seat.ts'
import { useCommand, useHost, useHostClient } from '../host/HostContext.tsx'
import { ActionButton } from '../setup/ActionButton.tsx'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { type Column, columnsOf, type Draft, draftOf, setCell, sharesOf } from './plan-draft.ts'
import classes from './rights.module.css'

export function PlanForm({ rights }: { rights: PerformanceRights }) {
  const host = useHost()
  const { performanceId } = rights
  const view = useQuery(host.performance.get.queryOptions({ input: { performanceId } }))
  const hallId = view.data?.hallId
  const hall = useQuery({
    ...host.performance.hall.queryOptions({ input: { hallId: hallId as HallPlan['hallId'] } }),
    enabled: hallId !== undefined,
  })
  const error = view.error ?? hall.error
  if (error) return <FaultBanner error={error} onRetry={() => void Promise.all([view.refetch(), hall.refetch()])} />
  return hall.data ? <Form rights={rights} plan={hall.data} /> : null
}

const unlimitedMinutes = 100_000

function Form({ rights, plan }: { rights: PerformanceRights; plan: HallPlan }) {
  const { t } = useTranslation('rights')
  const columns = columnsOf(plan)
  const counters = rights.counters.filter(({ isRevoked }) => !isRevoked)
  const [draft, edit] = useState<Draft>(() => draftOf(rights, plan))
  const command = useCommand(useHostClient().rights.setPlan)
  const change = (step: (old: Draft) => Draft) => {
    command.reset()
    edit(step)
  }
  const save = () => {
    const { performanceId } = rights
    const stopMinutesBefore = draft.stopMinutesBefore
    command.mutate({ performanceId, shares: sharesOf(draft, columns), stopMinutesBefore })
  }
  return (
    <Stack gap="sm">
      <Text size="sm">{rights.plan ? t('planAbout') : t('noPlan')}</Text>
      <div className={classes.scroll}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('counter')}</Table.Th>
              {columns.map((column) => (
                <Table.Th key={column.key}>{titleOf(column, t('category', { category: column.name }))}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {counters.map(({ counterId, name, code }) => (
              <Table.Tr key={counterId}>
                <Table.Td>{name || code}</Table.Td>
                {columns.map((column) => (
                  <Table.Td key={column.key}>
                    <NumberInput
                      size="xs"
                      w={90}
                      min={0}
                      max={column.capacity}
                      clampBehavior="strict"
                      allowDecimal={false}
                      aria-label={`${name || code}, ${titleOf(column, t('category', { category: column.name }))}`}
                      value={draft.counts.get(counterId)?.get(column.key) ?? 0}
                      onChange={(value) => change((old) => setCell(old, counterId, column.key, Number(value) || 0))}
                    />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <NumberInput
        w={260}
        size="sm"
        label={t('stopBefore')}
        description={t('stopAbout')}
        placeholder={t('neverStops')}
        min={0}
        max={unlimitedMinutes}
        allowDecimal={false}
        value={draft.stopMinutesBefore ?? ''}
        onChange={(value) => change((old) => ({ ...old, stopMinutesBefore: value === '' ? null : Number(value) }))}
      />
      <Group>
        <ActionButton id="rights.save" title={t('save')} keyName="Ctrl+S" isBusy={command.isPending} onAct={save} />
        <Text role="status" size="sm">
          {command.isSuccess ? t('saved') : ''}
        </Text>
      </Group>
      <FaultBanner error={command.error} isRetrying={command.isPending} onRetry={save} />
    </Stack>
  )
}

const titleOf = ({ kind, name }: Column, category: string) => (kind === 'category' ? category : name)
