// Said while the host does not answer: that it is being tried again, for how long, and that nothing typed is lost; or that
// it was started anew and this page has to be opened anew too. Has a line of its own under the screen and covers nothing.
import { Alert, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './notices.module.css'
import { useElapsedMs } from './use-elapsed-ms.ts'

/** A host that is only being handed over is back before anybody has read a sentence. */
const patienceMs = 700

export function ConnectionLost({ isRefused }: { isRefused: boolean }) {
  const { t } = useTranslation('shell')
  const goneMs = useElapsedMs()
  if (goneMs < patienceMs) return null
  const seconds = Math.max(1, Math.round(goneMs / 1_000))
  return (
    <Alert
      className={classes.lost ?? ''}
      classNames={{ body: classes.lostBody ?? '' }}
      role="alert"
      color="red"
      variant="filled"
      radius={0}
      p="xs"
      title={isRefused ? t('lost.refusedTitle') : t('lost.title')}
    >
      <Text size="sm" aria-live="off">
        {isRefused ? t('lost.refused') : t('lost.trying', { count: seconds })}
      </Text>
    </Alert>
  )
}
