// The sign-in screen, which is also the locked screen: people on the left, the PIN on the right. The keys all work from
// wherever the focus is: letters and arrows choose the person, digits are the PIN, Enter signs in.
import { Alert, Button, Stack, Text, TextInput, Title } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionState } from '#core/contract/session.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { People } from './People.tsx'
import { PinPad } from './PinPad.tsx'
import classes from './SignIn.module.css'
import { SignInLook } from './SignInLook.tsx'
import { useLetters } from './use-letters.ts'
import { signInRefusals, usePinEntry } from './use-pin-entry.ts'

export function SignIn({ session, isLocked }: { session: SessionState; isLocked: boolean }) {
  const { t } = useTranslation('staff')
  const entry = usePinEntry(session.staff)
  const field = useRef<HTMLInputElement>(null)
  const onKeyDown = useStaffKeys(session, entry, field)
  return (
    <main className={classes.screen}>
      <header className={classes.head}>
        <Text fw={600}>{session.venue.name}</Text>
        <SignInLook venueLanguage={session.venue.language} />
      </header>
      <div className={classes.sheet}>
        <Title order={1} size="h2" mb="xs">
          {t('title')}
        </Title>
        <Text c="dimmed" size="sm" mb="lg">
          {isLocked ? t('locked') : t('howTo')}
        </Text>
        {entry.person ? (
          <form className={classes.form} onKeyDown={onKeyDown} onSubmit={sending(entry.submit)} autoComplete="off">
            <People staff={session.staff} chosenId={entry.person.id} onChoose={entry.choose} />
            <PinEntry entry={entry} name={entry.person.name} field={field} />
          </form>
        ) : (
          <Alert color="orange">{t('noPeople')}</Alert>
        )}
      </div>
    </main>
  )
}

type Entry = ReturnType<typeof usePinEntry>

function PinEntry({
  entry,
  name,
  field,
}: {
  entry: Entry
  name: string
  field: React.RefObject<HTMLInputElement | null>
}) {
  const { t } = useTranslation('staff')
  const { pin, type, isReady, signIn } = entry
  return (
    <Stack gap="sm">
      <TextInput
        ref={field}
        type="password"
        label={t('pinOf', { name })}
        value={pin}
        onChange={({ currentTarget }) => type(currentTarget.value)}
        inputMode="numeric"
        // Browsers offer to keep passwords; they leave one-time codes alone.
        autoComplete="one-time-code"
        size="md"
        autoFocus
      />
      <PinPad onDigit={(digit) => type(pin + digit)} onErase={() => type(pin.slice(0, -1))} />
      <Button
        type="submit"
        size="md"
        disabled={!isReady}
        loading={signIn.isPending}
        rightSection={<KeyHint of="Enter" />}
      >
        {t('signIn')}
      </Button>
      <Answer entry={entry} name={name} />
    </Stack>
  )
}

/** The place for the answer is kept free, so that the buttons stay where they are. */
function Answer({ entry: { refused, waitMs, signIn, submit }, name }: { entry: Entry; name: string }) {
  const { t } = useTranslation('staff')
  const text = refused && refused.code in signInRefusals && signInRefusals[refused.code as keyof typeof signInRefusals]
  const seconds = Math.ceil(waitMs / 1_000)
  return (
    <div className={classes.answer}>
      {text && (
        <Text role="alert" c="var(--mantine-color-error)" size="sm" fw={600}>
          {t(text, { name })}
        </Text>
      )}
      {seconds > 0 && <Text size="sm">{t('seconds', { count: seconds })}</Text>}
      <FaultBanner error={signIn.error} onRetry={signIn.variables ? () => signIn.mutate(signIn.variables) : submit} />
    </div>
  )
}

function sending(submit: () => void) {
  return (event: FormEvent) => {
    event.preventDefault()
    submit()
  }
}

function useStaffKeys(
  { staff }: SessionState,
  { person, choose }: Entry,
  field: React.RefObject<HTMLInputElement | null>,
) {
  const index = staff.findIndex(({ id }) => id === person?.id)
  const chooseAt = (next: number | undefined) => {
    const chosen = next === undefined ? undefined : staff[(next + staff.length) % staff.length]
    if (chosen) choose(chosen.id)
    field.current?.focus()
  }
  const find = useLetters(
    staff.map(({ name }) => name),
    index,
  )
  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      chooseAt(index + (event.key === 'ArrowDown' ? 1 : -1))
    } else if (/^\p{L}$/u.test(event.key)) {
      event.preventDefault()
      chooseAt(find(event.key))
    } else if (/^\d$/.test(event.key)) field.current?.focus()
  }
}
