// Further parts of the page about the server, below how the counter stands and above what waits, in the order they are shown.
// A new part is one line here.
import type { ComponentType } from 'react'
import type { SyncView } from '#core/contract/sync.ts'
import { Promises } from '../rights/Promises.tsx'

type SyncSection = {
  /** Its heading is the text `cases:sync.<name>`. */
  name: 'promises'
  /** Draws the part below its heading; it brings its own empty state and its own keys. */
  Section: ComponentType<{ mode: SyncView['mode'] }>
}

export const syncSections: readonly SyncSection[] = [{ name: 'promises', Section: Promises }]
