// Further parts of the page about the server, below how the counter stands and above what waits, in the order they are shown:
// such as what this counter cannot promise now. A new part is one line here.
import type { ComponentType } from 'react'
import type { Counter } from '../customer/counter.ts'

export type SyncSection = {
  id: string
  /** Draws the part; it brings its own heading, its own empty state and its own keys. */
  Section: ComponentType<{ counter: Counter }>
}

export const syncSections: readonly SyncSection[] = []
