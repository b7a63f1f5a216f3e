// What this counter is and for whom it sells; set when it was set up, only shown here.
import { Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { localeOf } from '#core/domain/locale.ts'
import type { VatRate } from '#core/domain/venue.ts'
import { useAtTheDesk } from '../staff/clerk-context.ts'
import { languageNames } from '../staff/language-names.ts'
import classes from './setup.module.css'

export function CounterPage() {
  const { t } = useTranslation('setup')
  const { session, clerk } = useAtTheDesk()
  const { venue, counterCode } = session
  const locale = localeOf[clerk.language]
  const facts: [name: string, value: string][] = [
    [t('facts.venue'), venue.name],
    [t('facts.code'), counterCode],
    [t('facts.organisationNumber'), venue.organisationNumber],
    [t('facts.address'), venue.addressLines.join(', ')],
    [t('facts.phone'), venue.phone],
    [t('facts.currency'), currencyName(venue.currency, locale)],
    [t('facts.vat'), venue.vatRates.map((rate) => rateText(rate, locale)).join(', ')],
    [t('facts.zone'), venue.zone],
    [t('facts.language'), languageNames[venue.language]],
    [t('facts.lock'), t('facts.minutes', { count: Math.round(venue.lockAfterMs / 60_000) })],
  ]
  return (
    <>
      <Title order={1} size="h3" mb="xs">
        {t('counter')}
      </Title>
      <Text c="dimmed" size="sm" mb="md">
        {t('facts.readOnly')}
      </Text>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function currencyName(currency: string, locale: string): string {
  const name = new Intl.DisplayNames(locale, { type: 'currency' }).of(currency)
  return name ? `${name} (${currency})` : currency
}

function rateText({ code, name, rateBp }: VatRate, locale: string): string {
  const rate = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(rateBp / 10_000)
  return `${name} ${rate} (${code})`
}
