// Said while the host does not answer: that it is being tried again, for how long, and that nothing typed is lost. Lies
// over the lower edge, so that the screen does not jump when a restart takes half a second.
import { Alert, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './shell.module.css'

/** A host that is only being handed over is back before anybody has read a sentence. */
const patienceMs = 700

export function ConnectionLost() {
  const { t } = useTranslation('shell')
  const goneMs = useElapsedMs()
  if (goneMs < patienceMs) return null
  return (
    <Alert className={classes.lost ?? ''} role="alert" color="red" variant="filled" p="sm" title={t('lost.title')}>
      <Text size="sm" aria-live="off">
        {t('lost.trying', { count: Math.max(1, Math.round(goneMs / 1_000)) })}
      </Text>
    </Alert>
  )
}

function useElapsedMs(): number {
  const [elapsedMs, setElapsedMs] = useState(0)
  useEffect(() => {
    const begunMs = performance.now()
    const timer = setInterval(() => setElapsedMs(performance.now() - begunMs), 250)
    return () => clearInterval(timer)
  }, [])
  return elapsedMs
}
