// Where the focus goes when the sale comes into sight by itself: to what waits for the clerk there, else to the panel.

export const saleRegionId = 'sale-region'

/** `data-waits` is on the one thing that waits: the field for the cash given, the way to the next customer. */
export function focusSale(): void {
  const region = document.getElementById(saleRegionId)
  const waits = region?.querySelector<HTMLElement>('[data-waits]')
  ;(waits ?? region)?.focus({ preventScroll: true })
}
