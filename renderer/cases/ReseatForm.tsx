// Other seats for somebody whose own were sold twice: two proposals, each given by one key.
import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CaseView, SeatProposal } from '#core/contract/case.ts'
import type { Counter } from '../customer/counter.ts'
import { useHost } from '../host/HostContext.tsx'
import { useAction } from '../keys/keys.ts'
import { CommandFault, FaultBanner } from '../ui/FaultBanner.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { useCaseWords } from './case-words.ts'
import classes from './cases.module.css'
import { useAnswer, useRefusedText } from './use-answer.ts'
import { useInSight } from './use-in-sight.ts'

type Props = { of: CaseView; counter: Counter; onGiven(text: string): void; onCancel(): void }

const proposalKeys = ['a', 'b'] as const

export function ReseatForm({ of, counter, onGiven, onCancel }: Props) {
  const { t } = useTranslation(['cases', 'common'])
  const query = useHost().cases.proposals.queryOptions({ input: { caseIds: of.caseIds } })
  const { data, error, isFetching, refetch } = useQuery({ ...query, staleTime: 0 })
  const command = useAnswer()
  const refused = useRefusedText()(command.error)
  const form = useInSight<HTMLElement>(data)
  useAction({ id: 'cases.cancel', title: t('common:cancel'), key: 'Escape', group: 'cases', run: onCancel })
  const give = ({ seats }: SeatProposal) => {
    if (command.isPending) return
    const chosen = seats.map(({ lineId, seatId }) => ({ lineId, seatId }))
    const input = { answer: 'reseat' as const, caseIds: of.caseIds, note: '', expectedMinor: 0, seats: chosen }
    command.mutate(input, { onSuccess: () => onGiven(t('done.reseat')), onError: () => void refetch() })
  }
  return (
    <section ref={form} className={classes.answer} aria-label={t('answer.reseat')}>
      <Text mb="xs">{data?.length === 0 ? t('noSeats') : t('about.reseat')}</Text>
      <FaultBanner error={error} isRetrying={isFetching} onRetry={() => void refetch()} />
      <Stack gap="xs">
        {data?.slice(0, proposalKeys.length).map((proposal, index) => (
          <Proposal
            key={proposal.seats.map(({ seatId }) => seatId).join(' ')}
            proposal={proposal}
            keyName={proposalKeys[index] ?? 'a'}
            isBusy={command.isPending}
            counter={counter}
            onGive={() => give(proposal)}
          />
        ))}
      </Stack>
      {refused && (
        <Text role="alert" c="var(--mantine-color-error)" fw={600} mt="xs">
          {refused}
        </Text>
      )}
      <CommandFault of={command} />
      <Group mt="sm">
        <Button variant="default" onClick={onCancel} rightSection={<KeyHint of="Escape" />}>
          {t('common:cancel')}
        </Button>
      </Group>
    </section>
  )
}

type ProposalProps = {
  proposal: SeatProposal
  keyName: string
  isBusy: boolean
  counter: Counter
  onGive(): void
}

function Proposal({ proposal, keyName, isBusy, counter, onGive }: ProposalProps) {
  const { t } = useTranslation('cases')
  const { places } = useCaseWords(counter)
  const title = t('give', { places: places(proposal.seats) })
  const remarks = [
    proposal.seats.length > 1 && (proposal.isTogether ? t('together') : t('apart')),
    proposal.isSure ? t('sure') : t('unsure'),
  ]
  useAction({ id: `cases.proposal.${keyName}`, title, key: keyName, group: 'cases', isEnabled: !isBusy, run: onGive })
  return (
    <Group gap="sm">
      <Button loading={isBusy} onClick={onGive} rightSection={<KeyHint of={keyName} />}>
        {title}
      </Button>
      <Text size="sm">{remarks.filter(Boolean).join(' · ')}</Text>
    </Group>
  )
}
