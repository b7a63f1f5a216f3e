// Opens the desk of the clerk who came: reads what the host kept of it, and hands it back when the clerk leaves.
import { useEffect, useState } from 'react'
import { useConnectionState, useHostClient } from '../host/HostContext.tsx'
import { restoreDesk } from '../stores/desk.ts'
import { loadDrafts, unloadDrafts, writeUnwritten } from '../stores/drafts.ts'
import { useAtTheDesk } from './clerk-context.ts'

export function useClerkDesk(): { isOpen: boolean; error: unknown; retry: () => void } {
  const { clerk } = useAtTheDesk()
  const client = useHostClient()
  const connection = useConnectionState()
  const [tries, setTries] = useState(0)
  const [opened, setOpened] = useState<{ isOpen: boolean; error: unknown }>({ isOpen: false, error: null })
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new try reads again
  useEffect(() => {
    let hasLeft = false
    setOpened({ isOpen: false, error: null })
    client.draft.all().then(
      (kept) => {
        if (hasLeft) return
        loadDrafts(clerk.id, kept, (key, body) => client.draft.save({ key, body }))
        restoreDesk()
        setOpened({ isOpen: true, error: null })
      },
      (error: unknown) => {
        if (!hasLeft) setOpened({ isOpen: false, error })
      },
    )
    return () => {
      hasLeft = true
      void unloadDrafts()
    }
  }, [client, clerk.id, tries])
  useEffect(() => {
    if (connection === 'open') void writeUnwritten()
  }, [connection])
  useEffect(() => {
    // A page that is closed or loaded anew does not wait for the pause after the last key.
    const onLeave = () => void writeUnwritten()
    window.addEventListener('pagehide', onLeave)
    return () => window.removeEventListener('pagehide', onLeave)
  }, [])
  return { ...opened, retry: () => setTries((count) => count + 1) }
}
