// Putting a counter out of service: which one, what happens then, and the PIN of whoever does it, because it is for good.
import { Alert, Button, Group, List, NativeSelect, PasswordInput, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { VenueCounter } from '#core/contract/counter.ts'
import { Pin } from '#core/domain/staff.ts'
import { useCommand, useHost, useHostClient } from '../host/HostContext.tsx'
import { ActionButton } from '../setup/ActionButton.tsx'
import { useAtTheDesk } from '../staff/clerk-context.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import classes from './counters.module.css'
import { aboutBeneath } from './InviteForm.tsx'
import { revokeRefusalOf } from './refusal-texts.ts'
import type { Heard } from './use-heard.ts'

const pinDigitsMax = 12
/** An alert cuts off what reaches over its words, such as the ring of the button that has the focus. */
const uncut = classes.uncut ?? ''

type Props = {
  counters: readonly VenueCounter[]
  heard: Heard
  onRevoked(code: string): void
  onClose(): void
}

export function RevokeForm({ counters, heard, onRevoked, onClose }: Props) {
  const { t } = useTranslation('counters')
  const others = counters.filter(({ isOwn, revokedAtMs }) => !isOwn && revokedAtMs === null)
  const form = useRevokeForm(others, onRevoked)
  const { chosen, refused, command } = form
  const refusedText = refused && t(refused.text, { count: refused.count })
  const { name } = useAtTheDesk().clerk
  const leave = (
    <ActionButton id="counters.leave" title={t('leaveIt')} keyName="Escape" variant="default" onAct={onClose} />
  )
  if (others.length === 0)
    return (
      <section aria-label={t('revokeTitle')} className={classes.panel}>
        <Text mb="md">{t('noOther')}</Text>
        {leave}
      </section>
    )
  return (
    <Alert
      role="region"
      aria-label={t('revokeTitle')}
      color="orange"
      variant="light"
      title={t('revokeTitle')}
      classNames={{ root: uncut, body: uncut, message: uncut }}
    >
      <form onSubmit={form.submit} noValidate>
        <Consequences />
        <div className={classes.fields}>
          <NativeSelect
            autoFocus
            withAsterisk
            label={t('which')}
            description={chosen ? t('heard', { moment: heard(chosen.counterId) }) : t('notThisOne')}
            inputWrapperOrder={aboutBeneath}
            error={form.isCounterMissing ? t('counterMissing') : refused?.field === 'counter' && refusedText}
            value={chosen?.code ?? ''}
            data={[
              { value: '', label: t('choose') },
              ...others.map((each) => ({ value: each.code, label: `${each.code} – ${each.name}` })),
            ]}
            onChange={({ currentTarget: { value } }) => form.choose(value)}
            onKeyDown={sendByEnter}
          />
          <PasswordInput
            withAsterisk
            label={t('pinOf', { name })}
            error={form.isPinMissing ? t('pinMissing') : refused?.field === 'pin' && refusedText}
            inputMode="numeric"
            autoComplete="off"
            value={form.pin}
            onChange={({ currentTarget: { value } }) => form.type(value)}
          />
        </div>
        {refused && !refused.field && (
          <Text role="alert" c="var(--mantine-color-error)" fw={600} mt="xs">
            {refusedText}
          </Text>
        )}
        <FaultBanner error={command.error} />
        <Group gap="xs" mt="md">
          <Button type="submit" color="red" loading={command.isPending} rightSection={<KeyHint of="Enter" />}>
            {t('revokeNow')}
          </Button>
          {leave}
        </Group>
      </form>
    </Alert>
  )
}

/** As in a field: a browser leaves Enter in a list without an answer. */
function sendByEnter(event: KeyboardEvent<HTMLSelectElement>): void {
  if (event.key !== 'Enter') return
  event.preventDefault()
  event.currentTarget.form?.requestSubmit()
}

/** What happens then, told before it is asked for. */
function Consequences() {
  const { t } = useTranslation('counters')
  return (
    <List size="sm" mb="sm">
      {(['down', 'up', 'erased', 'seats', 'forGood'] as const).map((what) => (
        <List.Item key={what} fw={what === 'forGood' ? 600 : 400}>
          {t(`whatHappens.${what}`)}
        </List.Item>
      ))}
    </List>
  )
}

/** Nobody is chosen for the person: what cannot be undone is not done to whoever stands first in a list. */
function useRevokeForm(others: readonly VenueCounter[], onRevoked: (code: string) => void) {
  const [code, setCode] = useState('')
  const [pin, setPin] = useState('')
  const [isTried, setTried] = useState(false)
  const queries = useQueryClient()
  const { queryKey } = useHost().counter.list.queryOptions()
  const command = useCommand(useHostClient().counter.revoke)
  const chosen = others.find((each) => each.code === code)
  const isPin = Pin.safeParse(pin).success
  const change = (act: () => void) => {
    command.reset()
    setTried(false)
    act()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (command.isPending) return
    setTried(true)
    if (!chosen || !isPin) return
    // It is said once the list says it too: nobody reads that a counter is out while its row has it in service.
    const say = () => queries.invalidateQueries({ queryKey }).finally(() => onRevoked(code))
    command.mutate({ code, pin }, { onSuccess: () => void say() })
    setTried(false)
    setPin('')
  }
  return {
    chosen,
    pin,
    choose: (value: string) => change(() => setCode(value)),
    type: (value: string) => change(() => setPin(value.replace(/\D/g, '').slice(0, pinDigitsMax))),
    submit,
    isCounterMissing: isTried && !chosen,
    isPinMissing: isTried && !isPin,
    refused: revokeRefusalOf(command.error),
    command,
  }
}
