// Puts the focus into a row that is only just being added.

/** After the next paint, when the row stands. */
export function focusRow(id: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => fieldOf(id)?.focus()))
}

/** The field that a problem at `place` is shown in: a row's input, or the field of that name. */
export function focusPlace(place: string): void {
  const field = fieldOf(place) ?? document.querySelector<HTMLElement>(`[data-field="${CSS.escape(place)}"]`)
  field?.focus()
}

function fieldOf(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"] input`)
}
