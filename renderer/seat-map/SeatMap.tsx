// The hall as a map: zoom, pan, choose by click, rectangle or keys. To a screen reader the seat under the ring
// is a box to tick, and the only one; the canvas itself says nothing.
import { ActionIcon, Group, Paper } from '@mantine/core'
import { useId, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { MapCamera } from './map-camera.ts'
import type { Point } from './map-view.ts'
import { lookOf, mayToggle, type SeatChoiceProps } from './seat-choice.ts'
import classes from './seat-map.module.css'
import { useHallCanvas } from './use-hall-canvas.ts'
import { useMapInput, useMapMarks } from './use-map-input.ts'
import { useSeatName } from './use-seat-name.ts'

/** `onDrawn` is told the work of each frame in milliseconds, for measurements. */
export type SeatMapProps = SeatChoiceProps & { onDrawn?: (ms: number) => void }

export function SeatMap({ onDrawn, ...choice }: SeatMapProps) {
  const { t } = useTranslation('seatMap')
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const { marks, mark } = useMapMarks()
  const { ring, hover, rectangle } = marks
  const hovered = hover?.seat.id
  const overlay = useMemo(
    () => ({ selected: choice.selected, ring, hover: hovered, rectangle }),
    [choice.selected, ring, hovered, rectangle],
  )
  const hall = useHallCanvas(canvas, choice, overlay, onDrawn)
  const { entry, ...keys } = useMapInput(frame, choice, hall, { marks, mark })
  const nameOf = useSeatName(choice)
  const id = useId()
  return (
    <div className={classes.map}>
      <div
        ref={frame}
        className={classes.frame}
        role="application"
        aria-label={t('mapLabel', { hall: choice.plan.name })}
        aria-describedby={`${id}-help`}
        aria-activedescendant={ring ? `${id}-seat` : undefined}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys, so it has to take the focus
        tabIndex={0}
        {...keys}
      >
        <canvas ref={canvas} className={classes.canvas} aria-hidden />
        {entry && (
          // biome-ignore lint/a11y/useSemanticElements: the focus stays on the map; a real box would take it
          <div
            id={`${id}-seat`}
            role="checkbox"
            tabIndex={-1}
            className={classes.unseen}
            aria-checked={choice.selected.has(entry.id)}
            aria-disabled={!mayToggle(entry.id, choice)}
            aria-label={nameOf(entry, lookOf(entry.id, choice))}
          />
        )}
      </div>
      <p id={`${id}-help`} className={classes.unseen}>
        {t('mapHelp')}
      </p>
      {hover && (
        <SeatTooltip
          at={hover.at}
          text={nameOf(hover.seat, lookOf(hover.seat.id, choice))}
          width={frame.current?.clientWidth ?? 0}
        />
      )}
      {hall.camera && <ZoomButtons camera={hall.camera} />}
    </div>
  )
}

/** Beside the pointer, on the side where there is room. It never takes the pointer. */
function SeatTooltip({ at, text, width }: { at: Point; text: string; width: number }) {
  const isRight = at.x > width * 0.6
  const place = isRight ? { right: width - at.x + 14 } : { left: at.x + 14 }
  return (
    <Paper className={classes.tooltip} shadow="md" withBorder style={{ top: at.y + 14, ...place }} aria-hidden>
      {text}
    </Paper>
  )
}

function ZoomButtons({ camera }: { camera: MapCamera }) {
  const { t } = useTranslation('seatMap')
  const buttons = [
    { key: '+', name: t('zoomIn'), path: 'M10 4v12M4 10h12', act: () => camera.zoomStep(1.4) },
    { key: '−', name: t('zoomOut'), path: 'M4 10h12', act: () => camera.zoomStep(1 / 1.4) },
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
