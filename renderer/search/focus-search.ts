// The search box is where every task starts and ends; whoever finishes one puts the focus there.
import { flushSync } from 'react-dom'
import { goTo, useDesk } from '../stores/desk.ts'

export const searchBoxId = 'search-box'
/** The card in the middle: where the focus goes when a hit was opened. */
export const cardRegionId = 'card-region'

/** Shows the desk and puts the cursor into the search box, with what stands there selected. */
export function focusSearch(): void {
  // At once: a card that comes back with the desk takes the focus, and must have had it before the box does.
  if (useDesk.getState().place !== 'desk') flushSync(() => goTo('desk'))
  const box = document.getElementById(searchBoxId)
  if (!(box instanceof HTMLInputElement)) return
  box.focus()
  box.select()
}
