// What the seats on the map mean: the same pictures as on the map, each with its word.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { SeatKind } from '#core/domain/seat.ts'
import { drawSeat } from './draw-seat.ts'
import type { SeatChoiceProps, SeatLook } from './seat-choice.ts'
import classes from './seat-map.module.css'
import { useSeatColours } from './use-hall-canvas.ts'

const swatchPx = 18

export function SeatLegend({ plan, rightOf }: Pick<SeatChoiceProps, 'plan' | 'rightOf'>) {
  const { t } = useTranslation('seatMap')
  const offline: SeatLook[] = rightOf ? ['elsewhere', 'unknown'] : []
  const looks: SeatLook[] = ['free', 'chosen', 'reserved', 'sold', 'blocked', ...offline]
  const kinds = (['wheelchair', 'companion', 'restricted'] as const).filter((kind) =>
    plan.seats.some((seat) => seat.kind === kind),
  )
  return (
    <ul className={classes.legend} aria-label={t('legend')}>
      {looks.map((look) => (
        <li key={look}>
          <SeatSwatch look={look} />
          {t(`look.${look}`)}
        </li>
      ))}
      {kinds.map((kind) => (
        <li key={kind}>
          <SeatSwatch look="free" kind={kind} />
          {t(`kind.${kind}`)}
        </li>
      ))}
    </ul>
  )
}

/** One seat as the map draws it; for the legend neutral, for a category in its colours. */
export function SeatSwatch({
  look,
  kind = 'normal',
  paint,
}: {
  look: SeatLook
  kind?: SeatKind
  paint?: { edge: string; fill: string }
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const colours = useSeatColours()
  const { edge, fill } = paint ?? { edge: colours.edge, fill: colours.seat }
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const ratio = Math.max(2, window.devicePixelRatio || 1)
    context.canvas.width = swatchPx * ratio
    context.canvas.height = swatchPx * ratio
    context.scale(ratio, ratio)
    drawSeat(context, swatchPx / 2, swatchPx / 2, swatchPx - 2, { look, kind, edge, fill }, colours)
  }, [look, kind, edge, fill, colours])
  return <canvas ref={canvas} style={{ width: swatchPx, height: swatchPx, flex: 'none' }} aria-hidden />
}
