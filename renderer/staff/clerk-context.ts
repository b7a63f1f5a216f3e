// Who is at the desk, for everything that is only shown when somebody is.
import { createContext, useContext } from 'react'
import type { Clerk, SessionState } from '#core/contract/session.ts'

export type AtTheDesk = {
  clerk: Clerk
  session: SessionState
  /** Covers the screen at once and signs the clerk out. */
  lock(reason: 'asked' | 'idle'): void
}

const ClerkContext = createContext<AtTheDesk | null>(null)
export const ClerkProvider = ClerkContext.Provider

/** @throws outside the desk: there is always somebody at it */
export function useAtTheDesk(): AtTheDesk {
  const atTheDesk = useContext(ClerkContext)
  if (!atTheDesk) throw new Error('nobody is at the desk')
  return atTheDesk
}
