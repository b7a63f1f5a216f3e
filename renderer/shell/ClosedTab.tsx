// Says that something unfinished was closed and brings it back; instead of asking before.
import { Button, CloseButton, Paper, Text } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useAction } from '../keys/keys.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { useClosedTab } from './closed-tab.ts'
import classes from './notices.module.css'

const shownMs = 20_000

export function ClosedTab() {
  const closed = useClosedTab((state) => state.closed)
  useEffect(() => {
    if (!closed) return
    const timer = setTimeout(() => useClosedTab.setState({ closed: null }), shownMs)
    return () => clearTimeout(timer)
  }, [closed])
  // Another clerk's desk is no place to bring it back to.
  useEffect(() => () => useClosedTab.setState({ closed: null }), [])
  return closed && <Notice {...closed} />
}

function Notice({ name, bringBack }: { name: string; bringBack: () => void }) {
  const { t } = useTranslation(['shell', 'common'])
  useAction({ id: 'tab.bring-back', title: t('tabs.bringBack'), key: 'Alt+Z', group: 'general', run: bringBack })
  return (
    <Paper className={classes.closed ?? ''} role="status" withBorder shadow="sm">
      <CloseButton
        className={classes.closeNotice ?? ''}
        size="sm"
        aria-label={t('common:close')}
        onClick={() => useClosedTab.setState({ closed: null })}
      />
      <Text size="sm">{t('tabs.closed', { name })}</Text>
      <Button size="compact-xs" fullWidth variant="default" rightSection={<KeyHint of="Alt+Z" />} onClick={bringBack}>
        {t('tabs.bringBack')}
      </Button>
    </Paper>
  )
}
