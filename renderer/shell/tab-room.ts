// Which open cards have a tab in sight. A name cut to five letters helps nobody, so there are as many tabs as have room for
// a name, the one in front always among them, and the others are a number to press.

/** In pixels, as the style sheet has them: the narrowest tab, the space between two, and the button for the others. */
export const tabWidthPxMin = 136
export const tabGapPx = 4
export const moreWidthPx = 56

/** @returns the indexes in sight, in their order; all of them where they fit */
export function tabsInSight(count: number, activeIndex: number, roomPx: number): number[] {
  const fitting = (px: number) => Math.max(1, Math.floor((px + tabGapPx) / (tabWidthPxMin + tabGapPx)))
  const all = Array.from({ length: count }, (_, index) => index)
  if (count <= fitting(roomPx)) return all
  const first = all.slice(0, fitting(roomPx - moreWidthPx - tabGapPx))
  return activeIndex < first.length ? first : [...first.slice(0, -1), activeIndex]
}
