// Training on the screen: begun and ended by a command, and everything read anew when it changes, because a copy is behind it.
import { useEffect, useRef } from 'react'
import type { SessionState } from '#core/contract/session.ts'
import { useCommand, useHostClient } from '../host/HostContext.tsx'

export function useTraining() {
  const client = useHostClient()
  return { begin: useCommand(client.training.begin), end: useCommand(client.training.end) }
}

/** Carts and cards that are open belong to the one or to the other: the page begins anew, in every window. */
export function useTrainingChange(session: SessionState | undefined): void {
  const known = useRef<boolean>(undefined)
  const isTraining = session?.isTraining
  useEffect(() => {
    if (isTraining === undefined) return
    if (known.current !== undefined && known.current !== isTraining) window.location.reload()
    known.current = isTraining
  }, [isTraining])
}
