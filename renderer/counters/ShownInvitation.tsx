// A one-time code as it is shown, once: large, to be read out or copied, with how long it is good for and how it is used.
import { Group, Text, Title } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invitation } from '#core/contract/counter.ts'
import { CopyButton } from '../cases/CopyButton.tsx'
import { useMoments } from '../rights/use-moments.ts'
import { ActionButton } from '../setup/ActionButton.tsx'
import classes from './counters.module.css'
import { invitationCommand, ownMachineIn } from './invitation-command.ts'

export function ShownInvitation({ invitation: invited, onClose }: { invitation: Invitation; onClose(): void }) {
  const { t } = useTranslation('counters')
  const { moment } = useMoments()
  const heading = useRef<HTMLHeadingElement>(null)
  // The field that had the focus is gone; single-letter keys work from here, and a screen reader begins to read.
  useEffect(() => heading.current?.focus(), [])
  const { invitation, name, validUntilMs, serverUrl } = invited
  const command = invitationCommand(invited)
  const host = ownMachineIn(serverUrl)
  return (
    <section aria-label={t('invited', { name })} className={classes.panel}>
      <Title ref={heading} tabIndex={-1} order={2} size="h4" className={classes.heading ?? ''}>
        {t('invited', { name })}
      </Title>
      <Group gap="md" my="xs">
        <output className={classes.code}>{invitation}</output>
        <CopyButton id="counters.copy-code" title={t('copyCode')} keyName="c" text={invitation} group="setup" />
      </Group>
      <Text size="sm">{t('goodUntil', { moment: moment(validUntilMs) })}</Text>
      <Text size="sm" c="dimmed">
        {t('shownOnce')}
      </Text>
      <Text size="sm" mt="md" mb={4}>
        {t('howTo')}
      </Text>
      <Group gap="md">
        <code className={classes.command}>{command}</code>
        <CopyButton id="counters.copy-command" title={t('copyCommand')} keyName="k" text={command} group="setup" />
      </Group>
      {host && (
        <Text size="sm" mt="xs">
          {t('ownMachine', { host })}
        </Text>
      )}
      <Group mt="md">
        <ActionButton id="counters.done" title={t('done')} keyName="Escape" variant="default" onAct={onClose} />
      </Group>
    </section>
  )
}
