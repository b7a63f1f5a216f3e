// One hall row in the seat list: its name, price and how many are free, then its seats with a gap where neighbours end.
import { Box } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { SeatSwatch } from './SeatLegend.tsx'
import { categoriesOf, lookOf, type SeatChoiceProps } from './seat-choice.ts'
import { colourOfCategory } from './seat-colours.ts'
import classes from './seat-map.module.css'
import type { OpenRow, OpenSeat } from './seat-runs.ts'
import { useSeatColours } from './use-hall-canvas.ts'
import { useSeatName } from './use-seat-name.ts'

type SeatListRowProps = {
  choice: SeatChoiceProps
  row: OpenRow
  index: number
  rowCount: number
  start: number
  measure: (element: HTMLElement | null) => void
  /** Which of the row's seats is in the tab order, if any. */
  tabStop: number | undefined
  onEnter: (seat: number) => void
}

export function SeatListRow({ choice, row, index, rowCount, start, measure, tabStop, onEnter }: SeatListRowProps) {
  const { t } = useTranslation('seatMap')
  const nameOf = useSeatName(choice)
  const colours = useSeatColours()
  const headId = useId()
  const categories = categoriesOf(choice.plan)
  const area = choice.plan.areas.find(({ id }) => id === row.areaId)
  const free = row.seats.filter((seat) => !choice.selected.has(seat.id)).length
  const paintOf = (seat: OpenSeat) => {
    const { edge, fill } = colourOfCategory(colours, categories.indexOf(seat.category))
    return { '--edge': edge, '--fill': fill }
  }
  return (
    <li
      ref={measure}
      data-index={index}
      aria-setsize={rowCount}
      aria-posinset={index + 1}
      className={classes.listRow}
      style={{ transform: `translateY(${start}px)` }}
    >
      <div id={headId} className={classes.listHead}>
        <strong>{t('row', { row: row.row })}</strong> {area?.name}
        <br />
        {t('freePlaces', { count: free })}
      </div>
      <Box role="group" aria-labelledby={headId} className={classes.listSeats}>
        {row.seats.map((seat, place) => (
          <Box
            component="button"
            key={seat.id}
            type="button"
            className={classes.seat}
            __vars={paintOf(seat)}
            tabIndex={place === tabStop ? 0 : -1}
            aria-pressed={choice.selected.has(seat.id)}
            aria-label={nameOf(seat, lookOf(seat.id, choice))}
            data-run-end={seat.isRunEnd || undefined}
            data-square={seat.kind === 'wheelchair' || seat.kind === 'companion' || undefined}
            onFocus={() => onEnter(place)}
            onClick={() => choice.onToggle(seat.id)}
          >
            {choice.selected.has(seat.id) ? '✓ ' : ''}
            {seat.kind === 'normal' ? (
              ''
            ) : (
              <SeatSwatch
                look="free"
                kind={seat.kind}
                paint={colourOfCategory(colours, categories.indexOf(seat.category))}
              />
            )}
            {seat.number}
          </Box>
        ))}
      </Box>
    </li>
  )
}
