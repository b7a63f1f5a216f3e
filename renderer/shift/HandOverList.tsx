// What is open and the next one at the till has to know.
import { Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { HandOver } from '#core/domain/till-paper.ts'
import type { Till } from '../sale/till.ts'
import classes from './shift.module.css'

export function HandOverList({ handOver, till }: { handOver: HandOver; till: Till }) {
  const { t } = useTranslation('till')
  const { parked, openCases, doubtful, unused, unprinted, unsent } = handOver
  const payment = (name: string) => (of: { amountMinor: number; beganAtMs: number }) => [
    `${name}, ${till.time(of.beganAtMs)}`,
    till.money(of.amountMinor),
  ]
  const rows = [
    ...doubtful.map(payment(t('doubtful'))),
    ...unused.map(payment(t('unused'))),
    ...parked.map(({ clerkName, customerName, lines }) => [
      t('parked', { name: clerkName, count: lines }),
      customerName,
    ]),
    ...(openCases > 0 ? [[t('openCases'), String(openCases)]] : []),
    ...(unprinted > 0 ? [[t('unprinted'), String(unprinted)]] : []),
    ...(unsent > 0 ? [[t('unsent'), String(unsent)]] : []),
  ]
  return (
    <section aria-label={t('handOver')}>
      <Title order={2} size="h4">
        {t('handOver')}
      </Title>
      {rows.length === 0 && <Text c="dimmed">{t('nothingOpen')}</Text>}
      <dl className={classes.facts}>
        {rows.map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two of a kind may read alike
          <div key={index}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
