// The state of this counter in words, with what needs attention behind it, and the venue's clock.
import { Button, Popover, Stack, Text, UnstyledButton } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '#core/domain/locale.ts'
import { showServerPage } from '../cases/cases-pages.ts'
import { useHostClient } from '../host/HostContext.tsx'
import { useAtTheDesk } from '../staff/clerk-context.ts'
import classes from './shell.module.css'
import { useSyncWords } from './use-sync-state.ts'

export function CounterState() {
  const { t } = useTranslation('shell')
  const { session } = useAtTheDesk()
  const { warnings, counterCode } = session
  const sync = useSyncWords()
  const client = useHostClient()
  const retry = useMutation({ mutationFn: () => client.sync.retry({}) })
  return (
    <>
      <Popover position="bottom-end" width={340} withArrow trapFocus returnFocus>
        <Popover.Target>
          <UnstyledButton className={classes.words}>
            <span>
              <span aria-hidden="true">{signOf[sync.mode]}</span> {sync.line}
            </span>
            {warnings.length > 0 && (
              <span className={classes.warning}>⚠ {t('state.warnings', { count: warnings.length })}</span>
            )}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label={sync.line} tabIndex={-1} data-autofocus>
          <Stack gap="sm">
            <Text size="sm" fw={600}>
              {t('state.counter', { code: counterCode })}
            </Text>
            <Text size="sm">{sync.about}</Text>
            {sync.details.map((detail) => (
              <Text key={detail} size="sm">
                {detail}
              </Text>
            ))}
            <Button size="compact-sm" variant="default" onClick={showServerPage}>
              {t('state.showAll')}
            </Button>
            {sync.mode === 'offline' && (
              <Button size="compact-sm" variant="default" onClick={() => retry.mutate()} loading={retry.isPending}>
                {t('state.retry')}
              </Button>
            )}
            {warnings.map((warning) => (
              <Text key={warning} size="sm" className={classes.warning ?? ''}>
                ⚠ {t(`warning.${warning}`)}
              </Text>
            ))}
          </Stack>
        </Popover.Dropdown>
      </Popover>
      <Clock zone={session.venue.zone} />
    </>
  )
}

/** Said by shape as well as by word. */
const signOf = { alone: '○', online: '●', offline: '◌', stopped: '▲', preparing: '◔' } as const

function Clock({ zone }: { zone: string }) {
  const { t } = useTranslation('shell')
  const { clerk } = useAtTheDesk()
  const nowMs = useMinutes()
  const time = new Intl.DateTimeFormat(localeOf[clerk.language], { timeZone: zone, hour: '2-digit', minute: '2-digit' })
  const day = new Intl.DateTimeFormat(localeOf[clerk.language], { timeZone: zone, dateStyle: 'full' })
  return (
    <time
      className={classes.clock}
      dateTime={new Date(nowMs).toISOString()}
      title={`${t('state.clock')}: ${day.format(nowMs)}`}
    >
      {time.format(nowMs)}
    </time>
  )
}

/** The time, told again when the minute changes. */
function useMinutes(): number {
  const [nowMs, setNowMs] = useState(Date.now)
  useEffect(() => {
    const timer = setTimeout(() => setNowMs(Date.now()), 60_000 - (nowMs % 60_000) + 20)
    return () => clearTimeout(timer)
  }, [nowMs])
  return nowMs
}
