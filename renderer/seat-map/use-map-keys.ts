// The map's keys for the rest of the counter: zooming works wherever the focus is, and the help lists what only the map answers.
import { useTranslation } from 'react-i18next'
import type { Seat } from '#core/domain/seat.ts'
import { useAction } from '../keys/keys.ts'
import type { MapCamera } from './map-camera.ts'
import { zoomFactor } from './map-keys.ts'
import type { SeatChoiceProps } from './seat-choice.ts'

/** @param entry the seat under the ring, or where it would appear: what is chosen is not lost by coming closer. */
export function useMapKeys(camera: MapCamera | undefined, choice: SeatChoiceProps, entry: Seat | undefined): void {
  const { t } = useTranslation('seatMap')
  const around = choice.selected.size > 0 ? entry : undefined
  useLocalKeys('seat-map.walk', t('keys.walk'), '← → ↑ ↓')
  useChoiceKeys(choice)
  const zoom = (factor: number) => () => camera?.zoomStep(factor, around)
  useAction({ id: 'seat-map.closer', title: t('zoomIn'), key: '+', group: 'sale', run: zoom(zoomFactor) })
  useAction({ id: 'seat-map.further', title: t('zoomOut'), key: '-', group: 'sale', run: zoom(1 / zoomFactor) })
  useAction({ id: 'seat-map.whole', title: t('wholeHall'), key: '0', group: 'sale', run: () => camera?.fit() })
}

/** Space and Enter, on the map as in the list. */
export function useChoiceKeys({ onDone, selected }: SeatChoiceProps): void {
  const { t } = useTranslation('seatMap')
  useLocalKeys('seat-map.choose', t('keys.choose'), t('keys.space'))
  useLocalKeys('seat-map.take', t('keys.take'), 'Enter', onDone !== undefined && selected.size > 0)
}

/** @param keys as they are shown, with spaces between */
export function useLocalKeys(id: string, title: string, keys: string, isEnabled = true): void {
  useAction({ id, title, key: keys, group: 'sale', isLocal: true, isEnabled, run: () => undefined })
}
