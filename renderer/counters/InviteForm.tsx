// Inviting a counter: a name, a code if somebody wants a certain one, and what comes of it, to be typed on the new machine.
import { Button, Group, type InputWrapperProps, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { counterNameLengthMax } from '#core/contract/counter.ts'
import { useCommand, useHostClient } from '../host/HostContext.tsx'
import { refusalOf } from '../host/refusal.ts'
import { ActionButton } from '../setup/ActionButton.tsx'
import { CommandFault } from '../ui/FaultBanner.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import classes from './counters.module.css'
import { emptyInvite, type InviteDraft, type InviteProblem, readInvite, typedCode } from './invite-draft.ts'
import { inviteTexts } from './refusal-texts.ts'
import { ShownInvitation } from './ShownInvitation.tsx'

/** So that fields beside each other stand in one line however long the words about them are. */
export const aboutBeneath: NonNullable<InputWrapperProps['inputWrapperOrder']> = [
  'label',
  'input',
  'error',
  'description',
]

export function InviteForm({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('counters')
  const [draft, edit] = useState<InviteDraft>(emptyInvite)
  const [problems, setProblems] = useState<InviteProblem>({})
  const command = useCommand(useHostClient().counter.invite)
  const change = (part: Partial<InviteDraft>) => {
    command.reset()
    setProblems({})
    edit((old) => ({ ...old, ...part }))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (command.isPending) return
    const read = readInvite(draft)
    if ('problems' in read) setProblems(read.problems)
    else command.mutate(read.invite)
  }
  if (command.data) return <ShownInvitation invitation={command.data} onClose={onClose} />
  const code = refusalOf(command.error)?.code
  const codeProblem = problems.code ?? (code === 'CODE_TAKEN' ? inviteTexts.CODE_TAKEN : undefined)
  return (
    <section aria-label={t('invite')} className={classes.panel}>
      <form onSubmit={submit} noValidate>
        <Text size="sm" mb="xs">
          {t('inviteAbout')}
        </Text>
        <div className={classes.fields}>
          <TextInput
            autoFocus
            withAsterisk
            label={t('name')}
            description={t('nameAbout')}
            inputWrapperOrder={aboutBeneath}
            error={problems.name && t(problems.name)}
            value={draft.name}
            maxLength={counterNameLengthMax}
            onChange={({ currentTarget: { value } }) => change({ name: value })}
          />
          <TextInput
            label={t('codeField')}
            description={t('codeAbout')}
            inputWrapperOrder={aboutBeneath}
            error={codeProblem && t(codeProblem)}
            value={draft.code}
            maxLength={4}
            autoCapitalize="characters"
            onChange={({ currentTarget: { value } }) => change({ code: typedCode(value) })}
          />
        </div>
        {code === 'OFFLINE' && (
          <Text role="alert" c="var(--mantine-color-error)" fw={600} mt="xs">
            {t(inviteTexts.OFFLINE)}
          </Text>
        )}
        <CommandFault of={command} />
        <Group gap="xs" mt="md">
          <Button type="submit" loading={command.isPending} rightSection={<KeyHint of="Enter" />}>
            {t('makeCode')}
          </Button>
          <ActionButton id="counters.leave" title={t('leaveIt')} keyName="Escape" variant="default" onAct={onClose} />
        </Group>
      </form>
    </section>
  )
}
