// Two people changed the same fields of a card: both values side by side, and the clerk says which one stands.
import { Alert, Button, Radio } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerDetails, CustomerField } from '#core/domain/customer.ts'
import { birthdayText } from './birthday.ts'
import classes from './ContactForm.module.css'
import type { Choice } from './contact-edit.ts'
import type { Counter } from './counter.ts'
import { languageOptions } from './countries.ts'

type Choices = Partial<Record<CustomerField, Choice>>
type Props = {
  edit: { details: CustomerDetails }
  /** As it stands on the card by now. */
  current: CustomerDetails
  fields: readonly CustomerField[]
  counter: Counter
  onChosen(choices: Choices): void
}

export function Conflict({ edit, current, fields, counter, onChosen }: Props) {
  const { t } = useTranslation('customer')
  const [choices, setChoices] = useState<Choices>({})
  const text = useFieldText(counter)
  const names = useFieldNames()
  return (
    <Alert color="orange" title={t('changedMeanwhile')}>
      {fields.map((field) => (
        <Radio.Group
          key={field}
          label={names[field]}
          size="xs"
          value={choices[field] ?? 'mine'}
          onChange={(choice) => setChoices({ ...choices, [field]: choice as Choice })}
        >
          <div className={classes.choices}>
            <Radio size="xs" value="mine" label={`${t('conflictMine')}: ${text(edit.details, field) || t('empty')}`} />
            <Radio size="xs" value="theirs" label={`${t('conflictTheirs')}: ${text(current, field) || t('empty')}`} />
          </div>
        </Radio.Group>
      ))}
      <Button mt="xs" size="xs" onClick={() => onChosen(choices)}>
        {t('conflictSave')}
      </Button>
    </Alert>
  )
}

function useFieldNames(): Record<CustomerField, string> {
  const { t } = useTranslation('customer')
  return {
    title: t('personTitle'),
    gender: t('gender'),
    firstName: t('firstName'),
    lastName: t('lastName'),
    organisation: t('organisation'),
    language: t('language'),
    dateOfBirth: t('dateOfBirth'),
    contactPoints: `${t('phones')}, ${t('emails')}`,
    addresses: t('addresses'),
  }
}

/** One field in one line of words. */
function useFieldText(counter: Counter): (details: CustomerDetails, field: CustomerField) => string {
  const { t } = useTranslation('customer')
  const genders = t('genders', { returnObjects: true })
  const texts: Partial<Record<CustomerField, (details: CustomerDetails) => string>> = {
    gender: ({ gender }) => genders[gender || 'none'],
    language: ({ language }) => languageOptions(counter.language).find(({ value }) => value === language)?.label ?? '',
    dateOfBirth: ({ dateOfBirth }) => birthdayText(dateOfBirth, counter.language),
    contactPoints: ({ contactPoints }) => contactPoints.flatMap(({ value }) => value || []).join(' · '),
    addresses: ({ addresses }) =>
      addresses.map(({ street, postcode, town }) => `${street}, ${postcode} ${town}`).join(' · '),
  }
  return (details, field) => texts[field]?.(details) ?? String(details[field] ?? '')
}
