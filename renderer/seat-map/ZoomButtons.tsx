// Closer, further off, the whole hall: for the mouse; the keys are + − 0. They stand beside the map, where no seat is.
import { ActionIcon, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { MapCamera } from './map-camera.ts'
import { zoomFactor } from './map-keys.ts'
import classes from './seat-map.module.css'

export function ZoomButtons({ camera }: { camera: MapCamera }) {
  const { t } = useTranslation('seatMap')
  const buttons = [
    { key: '+', name: t('zoomIn'), path: 'M10 4v12M4 10h12', act: () => camera.zoomStep(zoomFactor) },
    { key: '−', name: t('zoomOut'), path: 'M4 10h12', act: () => camera.zoomStep(1 / zoomFactor) },
    { key: '0', name: t('wholeHall'), path: 'M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4', act: camera.fit },
  ]
  return (
    <Group gap={4} className={classes.zoom}>
      {buttons.map(({ key, name, path, act }) => (
        <ActionIcon key={key} variant="default" size="lg" aria-label={name} title={`${name} (${key})`} onClick={act}>
          <svg
            width="20"
            height="20"
            viewBox="0 0 20 20"
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
            strokeLinecap="round"
            aria-hidden="true"
          >
            <path d={path} />
          </svg>
        </ActionIcon>
      ))}
    </Group>
  )
}
