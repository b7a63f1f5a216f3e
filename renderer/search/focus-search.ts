// The search box is where every task starts and ends; whoever finishes one puts the focus there.
import { goTo } from '../stores/desk.ts'

export const searchBoxId = 'search-box'
/** The card in the middle: where the focus goes when a hit was opened. */
export const cardRegionId = 'card-region'

/** Shows the desk and puts the cursor into the search box, with what stands there selected. */
export function focusSearch(): void {
  goTo('desk')
  const box = document.getElementById(searchBoxId)
  if (!(box instanceof HTMLInputElement)) return
  box.focus()
  box.select()
}
