// The printers of this counter with their condition in words, and what to do about it.
import { Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useHost } from '../host/HostContext.tsx'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import classes from './printer.module.css'

const shapes = { ready: '●', 'paper-low': '◐', 'paper-out': '✕', 'cover-open': '✕', offline: '✕' } as const

export function PrinterList() {
  const { t } = useTranslation('printer')
  const { data, error, isFetching, refetch } = useQuery(useHost().document.printers.queryOptions())
  return (
    <section aria-labelledby="printers-title">
      <Title order={2} size="h4" id="printers-title" mb="sm">
        {t('printers')}
      </Title>
      <FaultBanner error={error} isRetrying={isFetching} onRetry={() => void refetch()} />
      {data?.length === 0 && <Text c="dimmed">{t('noPrinters')}</Text>}
      <ul className={classes.printers}>
        {data?.map(({ role, name, condition }) => (
          <li key={role}>
            <span className={classes.role}>{t(`role.${role}`)}</span>
            <span>{name}</span>
            <span data-condition={condition} className={classes.condition}>
              {shapes[condition]} {t(`condition.${condition}`)}
            </span>
            <span className={classes.advice}>{condition === 'ready' ? '' : t(`whatToDo.${condition}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
