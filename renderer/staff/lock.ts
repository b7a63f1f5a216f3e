// Locking the counter: the screen is covered first, whatever the host says; then the drafts are written and the clerk is
// signed out. When the host is not there, signing out is tried again with every new connection.
//
//   at the desk ──lock──▶ covered, signing out ──host answers──▶ locked ──right PIN──▶ at the desk
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { flushSync } from 'react-dom'
import { create } from 'zustand'
import type { Clerk, SessionState } from '#core/contract/session.ts'
import { useCommand, useConnectionState, useHost, useHostClient } from '../host/HostContext.tsx'
import { unloadDrafts } from '../stores/drafts.ts'

type Reason = 'asked' | 'idle'

const useLocked = create<{ reason: Reason | null }>(() => ({ reason: null }))

/** Whoever is leaving, until the host has said so or did not answer in time. */
let signingOut: Promise<void> | undefined

/** Nobody comes in before the one before has left: the host would take the later sign-out for theirs. */
export const whenSignedOut = (): Promise<void> => signingOut ?? Promise.resolve()

export function useLock(session: SessionState | undefined): { isLocked: boolean; lock: (reason: Reason) => void } {
  const reason = useLocked((state) => state.reason)
  const { mutateAsync: signOut } = useCommand(useHostClient().session.signOut)
  const isOpen = useConnectionState() === 'open'
  const hasClerk = Boolean(session?.clerk)
  useEffect(() => {
    if (reason === null || !hasClerk || !isOpen || signingOut) return
    signingOut = unloadDrafts()
      .then(async () => void (await signOut({ reason })))
      .catch((error: unknown) => console.warn('not signed out yet; the next connection tries again', error))
      .finally(() => {
        signingOut = undefined
      })
  }, [reason, hasClerk, isOpen, signOut])
  const lock = useCallback((why: Reason) => flushSync(() => useLocked.setState({ reason: why })), [])
  return { isLocked: reason !== null, lock }
}

/** After the right PIN: the cover goes away in the same moment in which the clerk is known. */
export function useEnter(): (clerk: Clerk) => void {
  const show = useShowClerk()
  return (clerk) => {
    show(clerk)
    useLocked.setState({ reason: null })
  }
}

/** Shows the clerk as they are now, before the host tells it again. */
export function useShowClerk(): (clerk: Clerk) => void {
  const queries = useQueryClient()
  const { queryKey } = useHost().session.state.queryOptions()
  return (clerk) => queries.setQueryData(queryKey, (session) => session && { ...session, clerk })
}
