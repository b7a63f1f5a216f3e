// Closing a tab, with the way back when something unfinished lay in it.
import { create } from 'zustand'
import { giveUpCart } from '../sale/given-up.ts'
import { closeTab } from '../stores/desk.ts'

type Closed = { name: string; bringBack: () => void }

export const useClosedTab = create<{ closed: Closed | null }>(() => ({ closed: null }))

/** What the tabs are called now, by key; the tab bar keeps it. */
export const tabNames = new Map<string, string>()

export function closeWithNotice(key: string): void {
  const name = tabNames.get(key) ?? ''
  const reopen = closeTab(key)
  if (!reopen) return
  giveUpCart(key)
  const bringBack = () => {
    useClosedTab.setState({ closed: null })
    reopen()
  }
  useClosedTab.setState({ closed: { name, bringBack } })
}
