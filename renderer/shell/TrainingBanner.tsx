// Over everything while somebody trains, so that nobody takes it for the real counter.
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAction } from '../keys/keys.ts'
import { CommandFault } from '../ui/FaultBanner.tsx'
import classes from './training.module.css'
import { useTraining } from './training.ts'

/** @param props.mayEnd somebody is signed in */
export function TrainingBanner({ mayEnd }: { mayEnd: boolean }) {
  const { t } = useTranslation('shell')
  return (
    <aside className={classes.banner} aria-label={t('training.name')}>
      <strong>{t('training.name')}</strong>
      <span>{t('training.about')}</span>
      {mayEnd && <EndTraining />}
    </aside>
  )
}

function EndTraining() {
  const { t } = useTranslation('shell')
  const { end } = useTraining()
  const run = () => end.mutate({})
  useAction({ id: 'training.end', title: t('training.end'), group: 'general', run })
  return (
    <>
      <Button size="compact-sm" variant="white" loading={end.isPending} onClick={run}>
        {t('training.end')}
      </Button>
      <CommandFault of={end} />
    </>
  )
}
