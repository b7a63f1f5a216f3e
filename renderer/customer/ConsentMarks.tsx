// An envelope per purpose: ticked and green when consent was given, crossed when refused, with a question mark when nobody
// asked. What was said when and where shows on hover and on focus.
import { useTranslation } from 'react-i18next'
import type { Card } from '#core/contract/customer.ts'
import { EnvelopeIcon } from './CardIcons.tsx'
import classes from './Chips.module.css'
import { type Counter, dayText } from './counter.ts'
import { HoverText } from './HoverText.tsx'

type Consent = Card['consents'][number]

export function ConsentMarks({ consents, counter }: { consents: Card['consents']; counter: Counter }) {
  const { t } = useTranslation('customer')
  if (consents.length === 0) return null
  return (
    <ul className={classes.chips} aria-label={t('consents')}>
      {consents.map((consent) => (
        <li key={consent.purposeId}>
          <ConsentMark consent={consent} counter={counter} />
        </li>
      ))}
    </ul>
  )
}

function ConsentMark({ consent, counter }: { consent: Consent; counter: Counter }) {
  const { t } = useTranslation('customer')
  const { name, state, source, atMs, textVersion } = consent
  const summary = `${name}: ${t(`consent.${state}`)}`
  const told = atMs === null ? '' : t('consentAt', { date: dayText(atMs, counter), source })
  const version = textVersion === null ? '' : t('consentVersion', { version: textVersion })
  return (
    <HoverText
      className={classes.consent}
      label={summary}
      text={
        <span data-state={state}>
          <strong>{summary}</strong>
          {told && `\n${told}`}
          {version && `\n${version}`}
        </span>
      }
    >
      <span className={classes.envelope} data-state={state}>
        <EnvelopeIcon state={state} />
      </span>
    </HoverText>
  )
}
