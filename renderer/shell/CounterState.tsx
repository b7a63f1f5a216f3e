// The state of this counter in words, with what needs attention behind it, and the venue's clock.
import { Popover, Stack, Text, UnstyledButton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localeOf } from '#core/domain/locale.ts'
import { useAtTheDesk } from '../staff/clerk-context.ts'
import classes from './shell.module.css'

export function CounterState() {
  const { t } = useTranslation('shell')
  const { session } = useAtTheDesk()
  const { warnings, counterCode } = session
  return (
    <>
      <Popover position="bottom-end" width={340} withArrow trapFocus returnFocus>
        <Popover.Target>
          <UnstyledButton className={classes.words}>
            {t('state.alone')}
            {warnings.length > 0 && (
              <span className={classes.warning}>⚠ {t('state.warnings', { count: warnings.length })}</span>
            )}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('state.alone')} tabIndex={-1} data-autofocus>
          <Stack gap="sm">
            <Text size="sm" fw={600}>
              {t('state.counter', { code: counterCode })}
            </Text>
            <Text size="sm">{t('state.aboutAlone')}</Text>
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
