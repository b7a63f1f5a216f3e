// Going to a place of the rail: the focus goes with it, so that the next key belongs to what is seen.
import { goTo, type Place } from '../stores/desk.ts'

export const placeRegionId = 'place-region'

export function showPlace(place: Exclude<Place, 'desk'>): void {
  goTo(place)
  document.getElementById(placeRegionId)?.focus({ preventScroll: true })
}
