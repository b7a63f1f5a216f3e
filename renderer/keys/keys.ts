// Every key of the counter in one place: who offers an action registers it with its key; `?`, the palette and the buttons
// show what is registered. Of two actions with one key the newer wins, so the part in front answers first; while a
// dialog is open (KeyLayer) only what is registered inside it answers.
import { createContext, useContext, useEffect, useRef } from 'react'
import { create } from 'zustand'
import { keyName } from './key-name.ts'

/** `id` is stable; `title` is translated; `key` like `F2`, `Ctrl+K`, `Escape`, `?`, `b`. */
export type Action = {
  id: string
  title: string
  key?: string
  /** Where the help lists it. */
  group: 'places' | 'card' | 'sale' | 'shift' | 'cases' | 'setup' | 'general'
  run(): void
  isEnabled?: boolean
  /** Single letters and digits are left to text fields unless this says otherwise. */
  worksInFields?: boolean
  /** Answers even while a dialog is open: locking the counter must always work. */
  worksEverywhere?: boolean
  /**
   * Answered by the part that has the focus, such as the arrows on the seat map: the help lists it, the window does not
   * listen for it. Its `key` is all its keys as they are shown, with spaces between.
   */
  isLocal?: boolean
}

/** `slot` is the component that offers the action; its place in the order stays while its words change. */
export type OfferedAction = Action & { slot: symbol; depth: number }

/** `lettersWork`: whether single letters and digits are keys at all; who dictates or shakes can turn them off (WCAG 2.1.4). */
type Registered = { actions: readonly OfferedAction[]; layers: readonly number[]; lettersWork: boolean }

export const useActions = create<Registered>(() => ({ actions: [], layers: [], lettersWork: true }))

/** How many dialogs a component lies in; given by KeyLayer. */
export const KeyDepth = createContext(0)

/**
 * What the keys of a part do while it is out of sight; said by whoever hides it. `asleep`: nothing, and no list names them.
 * A function brings the part into sight, and then they do what they always do; only Escape is left to what is in sight.
 */
export const KeySight = createContext<'in-sight' | 'asleep' | (() => void)>('in-sight')

/** Registers an action while the component is shown. `run` may change with every render. */
export function useAction(action: Action): void {
  const sight = useContext(KeySight)
  const show = useRef(sight)
  show.current = sight
  const latest = useRef(action)
  latest.current = action
  const slot = useRef(Symbol('action')).current
  const depth = useContext(KeyDepth)
  const { id, title, key, group, worksInFields = false, worksEverywhere = false, isLocal = false } = action
  const isAsleep = sight === 'asleep' || (sight !== 'in-sight' && (key === 'Escape' || isLocal))
  const isEnabled = action.isEnabled !== false && !isAsleep
  useEffect(() => () => removeAction(slot), [slot])
  useEffect(() => {
    const words = { id, title, group, isEnabled, worksInFields, worksEverywhere, isLocal }
    const run = () => {
      if (typeof show.current === 'function') show.current()
      latest.current.run()
    }
    putAction({ ...words, ...(key !== undefined && { key }), slot, depth, run })
  }, [slot, depth, id, title, key, group, isEnabled, worksInFields, worksEverywhere, isLocal])
}

/** The action a key stands for now: the newest enabled one of the layer in front, or one that works everywhere. */
export function findAction(
  { actions, layers }: Pick<Registered, 'actions' | 'layers'>,
  key: string,
): OfferedAction | undefined {
  const front = Math.max(0, ...layers)
  return actions.findLast(
    ({ key: own, isEnabled, isLocal, depth, worksEverywhere }) =>
      own === key && isEnabled !== false && !isLocal && (depth === front || worksEverywhere),
  )
}

/** Opens a layer; until it ends, keys of the layers beneath do not answer. @returns the way to end it */
export function enterLayer(depth: number): () => void {
  useActions.setState(({ layers }) => ({ layers: [...layers, depth] }))
  return () => {
    useActions.setState(({ layers }) => {
      const index = layers.indexOf(depth)
      return { layers: layers.filter((_, other) => other !== index) }
    })
  }
}

/** One listener for the window. @returns the way to end it */
export function listenForKeys(): () => void {
  // What answers is decided before anything else sees the key: a dialog that closes itself on Escape must not uncover an
  // Escape of the screen beneath it for the same press.
  let meant: OfferedAction | undefined
  const decide = (event: KeyboardEvent) => {
    meant = event.isComposing || isOwnBusiness(event) ? undefined : findAction(useActions.getState(), keyName(event))
  }
  const act = (event: KeyboardEvent) => {
    if (!meant || event.defaultPrevented || (isTyping(event.target) && !mayInterrupt(meant, event))) return
    if (isWriting(event) && !useActions.getState().lettersWork) return
    event.preventDefault()
    // A key held down is one press: nobody means to pay twice.
    if (!event.repeat) meant.run()
  }
  window.addEventListener('keydown', decide, { capture: true })
  window.addEventListener('keydown', act)
  return () => {
    window.removeEventListener('keydown', decide, { capture: true })
    window.removeEventListener('keydown', act)
  }
}

function putAction(offered: OfferedAction): void {
  useActions.setState(({ actions }) => {
    const isKnown = actions.some(({ slot }) => slot === offered.slot)
    if (!isKnown) return { actions: [...actions, offered] }
    return { actions: actions.map((other) => (other.slot === offered.slot ? offered : other)) }
  })
}

function removeAction(slot: symbol): void {
  useActions.setState(({ actions }) => ({ actions: actions.filter((other) => other.slot !== slot) }))
}

/** Escape in an open list or menu closes that list; it is not also a step back on the screen. */
function isOwnBusiness({ key, target }: KeyboardEvent): boolean {
  if (key !== 'Escape' || !(target instanceof Element)) return false
  return target.getAttribute('aria-expanded') === 'true' || target.closest('[role="menu"], [role="listbox"]') !== null
}

const notTyped = new Set(['checkbox', 'radio', 'button', 'submit', 'range', 'color', 'file'])

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  const field = target.closest('input, textarea, select, [contenteditable]')
  return field !== null && !(field instanceof HTMLInputElement && notTyped.has(field.type))
}

function mayInterrupt(action: Action, event: KeyboardEvent): boolean {
  return action.worksInFields === true || !isWriting(event)
}

/** A letter, digit or sign as one types it, not a command with Ctrl or Alt. */
function isWriting(event: KeyboardEvent): boolean {
  const isCommand = event.ctrlKey || event.metaKey || event.altKey
  return event.key.length === 1 && (!isCommand || event.getModifierState('AltGraph'))
}
