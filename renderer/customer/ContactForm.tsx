// The form of all contact data, the same for a card and for a new customer. It saves nothing itself.
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerDetails } from '#core/domain/customer.ts'
import type { Language } from '#core/domain/locale.ts'
import { useAction } from '../keys/keys.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { AddressRows } from './AddressRows.tsx'
import { BirthdayField } from './BirthdayField.tsx'
import { SwapIcon } from './CardIcons.tsx'
import classes from './ContactForm.module.css'
import type { FormProps } from './contact-form-props.ts'
import { languageOptions } from './countries.ts'
import { PointRows } from './PointRows.tsx'

/** Where the typing begins. */
export type StartAt = 'name' | 'phone'

type Props = FormProps & {
  startAt: StartAt
  /** A date of birth as typed while it cannot be read. */
  birthdayTyped: string | null
  onBirthday(isoDate: string | null, typed: string | null): void
  onSave(): void
  /** One step back; what was typed is kept. Left out where there is nothing to go back to. */
  onClose?(): void
  /** Problems of the whole, and the buttons. */
  children: ReactNode
}

export function ContactForm({ startAt, birthdayTyped, onBirthday, onSave, onClose, children, ...form }: Props) {
  const { t } = useTranslation(['customer', 'common'])
  const frame = useRef<HTMLFormElement>(null)
  useEffect(() => focusStart(frame.current, startAt), [startAt])
  useAction({
    id: 'contact.close',
    title: t('common:close'),
    key: 'Escape',
    group: 'card',
    isEnabled: onClose !== undefined,
    run: () => onClose?.(),
  })
  return (
    <form
      ref={frame}
      className={classes.form}
      aria-label={t('contactData')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSave()
      }}
    >
      <div className={classes.columns}>
        <PersonFields {...form}>
          <BirthdayField
            counter={form.counter}
            isoDate={form.details.dateOfBirth}
            typed={birthdayTyped}
            problem={form.problems.dateOfBirth}
            onRead={(isoDate, typed) => {
              form.clearProblem('dateOfBirth')
              onBirthday(isoDate, typed)
            }}
          />
        </PersonFields>
        <div className={classes.groups}>
          <PointRows channel="phone" form={form} />
          <PointRows channel="email" form={form} />
        </div>
        <AddressRows form={form} />
      </div>
      <div className={classes.footer}>{children}</div>
    </form>
  )
}

type NameField = 'title' | 'firstName' | 'lastName' | 'organisation'
const lengthMax: Record<NameField, number> = { title: 40, firstName: 100, lastName: 100, organisation: 160 }

function PersonFields({ children, ...form }: FormProps & { children: ReactNode }) {
  const { t } = useTranslation('customer')
  const { details, counter, change, problems, clearProblem } = form
  const set = (to: Partial<CustomerDetails>) => change((old) => ({ ...old, ...to }))
  const genders = t('genders', { returnObjects: true })
  const text = (field: NameField, label: string, className?: string) => (
    <TextInput
      className={className}
      size="xs"
      label={label}
      data-field={field}
      autoComplete="off"
      maxLength={lengthMax[field]}
      value={details[field]}
      error={problems[field]}
      onChange={(event) => {
        clearProblem(field)
        set({ [field]: event.currentTarget.value })
      }}
    />
  )
  return (
    <fieldset className={classes.person}>
      <legend className={classes.legend}>{t('person')}</legend>
      {text('firstName', t('firstName'))}
      {text('lastName', t('lastName'))}
      <SwapNames form={form} />
      {text('organisation', t('organisation'), classes.wide)}
      {text('title', t('personTitle'))}
      <NativeSelect
        size="xs"
        label={t('gender')}
        value={details.gender}
        data={[
          { value: '', label: genders.none },
          { value: 'female', label: genders.female },
          { value: 'male', label: genders.male },
          { value: 'other', label: genders.other },
        ]}
        onChange={(event) => set({ gender: event.currentTarget.value as CustomerDetails['gender'] })}
      />
      <div className={classes.dateAndLanguage}>
        {children}
        <NativeSelect
          size="xs"
          label={t('language')}
          value={details.language}
          data={languageOptions(counter.language)}
          onChange={(event) => set({ language: event.currentTarget.value as Language })}
        />
      </div>
    </fieldset>
  )
}

/** Lists show the family name first, so that is how many type; which word is which no program knows for certain. */
function SwapNames({ form: { details, change } }: { form: FormProps }) {
  const { t } = useTranslation('customer')
  const hasName = details.firstName.trim() !== '' || details.lastName.trim() !== ''
  const swap = () => change((old) => ({ ...old, firstName: old.lastName, lastName: old.firstName }))
  useAction({ id: 'contact.swap', title: t('swapNames'), key: 'Alt+X', group: 'card', isEnabled: hasName, run: swap })
  return (
    <Button
      className={classes.swap ?? ''}
      variant="subtle"
      size="compact-xs"
      title={t('swapNames')}
      aria-keyshortcuts="Alt+X"
      disabled={!hasName}
      leftSection={<SwapIcon />}
      rightSection={<KeyHint of="Alt+X" />}
      onClick={swap}
    >
      {t('swapShort')}
    </Button>
  )
}

function focusStart(frame: HTMLFormElement | null, startAt: StartAt): void {
  const wanted = startAt === 'phone' ? '[data-primary="phone"]' : '[data-field="firstName"]'
  const field = frame?.querySelector<HTMLInputElement>(wanted) ?? frame?.querySelector<HTMLInputElement>('input')
  field?.focus()
  field?.select()
  frame?.scrollIntoView({ block: 'nearest' })
}
