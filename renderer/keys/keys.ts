// Every key of the counter in one place: who offers an action registers it with its key; `?`, the palette and the buttons
// show what is registered. The newest registration of a key wins, so the part in front answers first.
import { useEffect, useRef } from 'react'
import { create } from 'zustand'

/** `id` is stable; `title` is translated; `key` like `F2`, `Ctrl+K`, `Escape`, `?`, `b`. */
export type Action = {
  id: string
  title: string
  key?: string
  /** Where the help lists it. */
  group: 'places' | 'card' | 'sale' | 'general'
  run(): void
  isEnabled?: boolean
  /** Single letters and digits are left to text fields unless this says otherwise. */
  worksInFields?: boolean
}

type Registered = { actions: readonly Action[] }

export const useActions = create<Registered>(() => ({ actions: [] }))

/** Registers an action while the component is shown. `run` may change with every render. */
export function useAction(action: Action): void {
  const latest = useRef(action)
  latest.current = action
  const { id, title, key, group, isEnabled, worksInFields } = action
  useEffect(() => {
    const registered: Action = {
      id,
      title,
      group,
      run: () => latest.current.run(),
      ...(key !== undefined && { key }),
      ...(isEnabled !== undefined && { isEnabled }),
      ...(worksInFields !== undefined && { worksInFields }),
    }
    useActions.setState(({ actions }) => ({ actions: [...actions, registered] }))
    return () => useActions.setState(({ actions }) => ({ actions: actions.filter((other) => other !== registered) }))
  }, [id, title, key, group, isEnabled, worksInFields])
}

/** The key of an event as actions name it. */
export function keyName(event: KeyboardEvent): string {
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const parts = [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : '']
  const shift = event.shiftKey && event.key.length > 1 ? 'Shift' : ''
  return [...parts, shift, parts[0] || parts[1] ? name.toUpperCase() : name].filter(Boolean).join('+')
}

/** One listener for the window. @returns the way to end it */
export function listenForKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const name = keyName(event)
    const action = useActions.getState().actions.findLast((other) => other.key === name && other.isEnabled !== false)
    if (!action || (isTyping(event) && !mayInterrupt(action, event))) return
    event.preventDefault()
    action.run()
  }
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}

function isTyping(event: KeyboardEvent): boolean {
  const target = event.target
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
}

function mayInterrupt(action: Action, event: KeyboardEvent): boolean {
  return action.worksInFields === true || event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey
}
