// Every counter there ever was: by its code and name, when it was last heard, and whether it is in service.
import { Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { VenueCounter } from '#core/contract/counter.ts'
import { useMoments } from '../rights/use-moments.ts'
import classes from './counters.module.css'
import type { Heard } from './use-heard.ts'

export function CounterTable({ counters, heard }: { counters: readonly VenueCounter[]; heard: Heard }) {
  const { t } = useTranslation('counters')
  return (
    <Table aria-label={t('title')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('code')}</Table.Th>
          <Table.Th>{t('name')}</Table.Th>
          <Table.Th>{t('lastHeard')}</Table.Th>
          <Table.Th>{t('state')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {counters.map(({ counterId, code, name, isOwn, revokedAtMs }) => (
          <Table.Tr key={counterId} data-own={isOwn || undefined} className={classes.row ?? ''}>
            <Table.Td>{code}</Table.Td>
            <Table.Td>
              <span className={classes.name}>{name}</span>
              {isOwn && (
                <Text span size="sm">
                  {` – ${t('thisOne')}`}
                </Text>
              )}
            </Table.Td>
            <Table.Td>{heard(counterId)}</Table.Td>
            <Table.Td>
              <State revokedAtMs={revokedAtMs} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** By shape, text and colour together. */
function State({ revokedAtMs }: Pick<VenueCounter, 'revokedAtMs'>) {
  const { t } = useTranslation('counters')
  const { moment } = useMoments()
  const isOut = revokedAtMs !== null
  return (
    <span className={isOut ? classes.out : classes.in}>
      <span aria-hidden>{isOut ? '✕' : '●'}</span>{' '}
      {isOut ? t('outOfService', { moment: moment(revokedAtMs) }) : t('inService')}
    </span>
  )
}
