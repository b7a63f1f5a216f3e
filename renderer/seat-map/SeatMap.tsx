// The hall as a map: zoom, pan, choose by click, rectangle or keys. To a screen reader the seat under the ring
// is a box to tick, and the only one; the canvas itself says nothing.
import { useElementSize } from '@mantine/hooks'
import { useId, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { legendPlace } from './map-view.ts'
import { SeatLegend } from './SeatLegend.tsx'
import { NoteAtPointer, NoteAtSeat } from './SeatNote.tsx'
import { lookOf, mayToggle, type SeatChoiceProps, whyNot } from './seat-choice.ts'
import classes from './seat-map.module.css'
import { useHallCanvas } from './use-hall-canvas.ts'
import { useMapInput, useMapMarks } from './use-map-input.ts'
import { useMapKeys } from './use-map-keys.ts'
import { useSeatName } from './use-seat-name.ts'
import { ZoomButtons } from './ZoomButtons.tsx'

/** `onDrawn` is told the work of each frame in milliseconds, for measurements. */
export type SeatMapProps = SeatChoiceProps & { onDrawn?: (ms: number) => void }

export function SeatMap({ onDrawn, ...choice }: SeatMapProps) {
  const { t } = useTranslation('seatMap')
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const { marks, mark } = useMapMarks()
  const { ring, hover, rectangle, refused } = marks
  const hovered = hover?.seat.id
  const overlay = useMemo(
    () => ({ selected: choice.selected, ring, hover: hovered, rectangle }),
    [choice.selected, ring, hovered, rectangle],
  )
  const hall = useHallCanvas(canvas, choice, overlay, onDrawn)
  const { entry, ...keys } = useMapInput(frame, choice, hall, { marks, mark })
  useMapKeys(hall.camera, choice, entry)
  const all = useElementSize()
  const nameOf = useSeatName(choice)
  const id = useId()
  const reason = refused && whyNot(refused.seat.id, choice)
  const refusal = reason && t(`notFree.${reason}`)
  const noted = (ring && entry) || refused?.seat
  return (
    <div ref={all.ref} className={classes.map} data-legend={legendPlace(hall.scene.drawing.bounds, all)}>
      <div className={classes.field}>
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
        <p role="status" className={classes.unseen}>
          {refusal && <span key={refused?.nth}>{refusal}</span>}
        </p>
        {hover && (
          <NoteAtPointer
            at={hover.at}
            width={frame.current?.clientWidth ?? 0}
            text={nameOf(hover.seat, lookOf(hover.seat.id, choice))}
            refusal={refusal}
          />
        )}
        {!hover && noted && hall.camera && (
          <NoteAtSeat
            camera={hall.camera}
            seat={noted}
            text={nameOf(noted, lookOf(noted.id, choice))}
            refusal={refusal}
          />
        )}
      </div>
      <div className={classes.aside}>
        <SeatLegend plan={choice.plan} rightOf={choice.rightOf} />
        {hall.camera && <ZoomButtons camera={hall.camera} />}
      </div>
    </div>
  )
}
