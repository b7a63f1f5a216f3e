// The venue's counters for a manager: which there are and when each was last heard, a way in for another one, and the way
// out. The list works without the network; only the server lets counters in and out.
import { Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type RefObject, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHost } from '../host/HostContext.tsx'
import { ActionButton } from '../setup/ActionButton.tsx'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { CounterTable } from './CounterTable.tsx'
import { InviteForm } from './InviteForm.tsx'
import { RevokeForm } from './RevokeForm.tsx'
import { useHeard } from './use-heard.ts'

export function CountersPage() {
  const { t } = useTranslation('counters')
  const list = useQuery(useHost().counter.list.queryOptions())
  const heard = useHeard()
  const isAlone = list.data?.serverUrl === null
  const counters = list.data?.counters ?? []
  return (
    <Stack gap="md">
      <div>
        <Title order={1} size="h3" mb="xs">
          {t('title')}
        </Title>
        {list.data && (
          <Text c="dimmed" size="sm">
            {t(isAlone ? 'alone' : 'about')}
          </Text>
        )}
      </div>
      <FaultBanner error={list.error} isRetrying={list.isFetching} onRetry={() => void list.refetch()} />
      {list.data && !isAlone && counters.length === 0 && <Text>{t('notYet')}</Text>}
      {!isAlone && counters.length > 0 && (
        <>
          <InAndOut counters={counters} heard={heard} />
          <CounterTable counters={counters} heard={heard} />
        </>
      )}
    </Stack>
  )
}

type Props = Parameters<typeof CounterTable>[0]

/** Two buttons with a form each, of which one is open at a time. Who closes it is back on its button. */
function InAndOut({ counters, heard }: Props) {
  const { t } = useTranslation('counters')
  const [opened, open] = useState<'invite' | 'revoke'>()
  const [done, say] = useState('')
  const buttons = { invite: useRef<HTMLButtonElement>(null), revoke: useRef<HTMLButtonElement>(null) }
  const show = (form: 'invite' | 'revoke') => {
    say('')
    open(form)
  }
  const close = (button: RefObject<HTMLButtonElement | null>) => {
    open(undefined)
    button.current?.focus()
  }
  const onRevoked = (code: string) => {
    close(buttons.revoke)
    say(t('revoked', { code }))
  }
  return (
    <>
      <Group>
        <ActionButton
          id="counters.invite"
          title={t('invite')}
          keyName="i"
          buttonRef={buttons.invite}
          onAct={() => show('invite')}
        />
        <ActionButton
          id="counters.revoke"
          title={t('revoke')}
          keyName="o"
          variant="default"
          buttonRef={buttons.revoke}
          onAct={() => show('revoke')}
        />
        <Text role="status">{done}</Text>
      </Group>
      {opened === 'invite' && <InviteForm onClose={() => close(buttons.invite)} />}
      {opened === 'revoke' && <RevokeForm {...{ counters, heard, onRevoked }} onClose={() => close(buttons.revoke)} />}
    </>
  )
}
