// Who sees what: nobody signed in or the counter locked – the sign-in screen and nothing else; otherwise the clerk's desk.
//
//   starting ──host answers──▶ sign-in ──right PIN──▶ opening the desk ──drafts read──▶ desk
//                                 ▲                                                      │
//                                 └──────────── locked, asked or idle ───────────────────┘
import { Center, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useConnectionState } from '../host/HostContext.tsx'
import { ClerkProvider } from '../staff/clerk-context.ts'
import { useLock } from '../staff/lock.ts'
import { SignIn } from '../staff/SignIn.tsx'
import { useClerkDesk } from '../staff/use-clerk-desk.ts'
import { useIdleLock } from '../staff/use-idle-lock.ts'
import { usePreferredLook } from '../staff/use-preferred-look.ts'
import { useSession } from '../staff/use-session.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { ConnectionLost } from './ConnectionLost.tsx'
import { Desk } from './Desk.tsx'
import { Starting } from './Starting.tsx'
import classes from './shell.module.css'
import { TrainingBanner } from './TrainingBanner.tsx'
import { useTrainingChange } from './training.ts'

export function Counter() {
  const { session, error, retry } = useSession()
  const { isLocked, lock } = useLock(session)
  const connection = useConnectionState()
  const clerk = isLocked ? null : (session?.clerk ?? null)
  usePreferredLook(session, clerk)
  useTrainingChange(session)
  useIdleLock(clerk ? session?.venue.lockAfterMs : undefined, lock)
  if (!session) return <Starting error={error} onRetry={retry} />
  return (
    <div className={classes.counter}>
      {session.isTraining && <TrainingBanner mayEnd={clerk !== null} />}
      {clerk ? (
        <ClerkProvider value={{ clerk, session, lock }}>
          <OpenedDesk key={clerk.id} />
        </ClerkProvider>
      ) : (
        <SignIn session={session} isLocked={isLocked} />
      )}
      {connection !== 'open' && <ConnectionLost isRefused={connection === 'refused'} />}
    </div>
  )
}

/** Waits until the clerk's drafts are there, so that nothing is drawn empty that is not. */
function OpenedDesk() {
  const { t } = useTranslation('shell')
  const { isOpen, error, retry } = useClerkDesk()
  if (isOpen) return <Desk />
  if (!error)
    return (
      <Center flex={1}>
        <Text c="dimmed">{t('opening')}</Text>
      </Center>
    )
  return (
    <Center flex={1}>
      <FaultBanner error={error} onRetry={retry} />
    </Center>
  )
}
