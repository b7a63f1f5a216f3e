// Standing areas: how many places, per price type. One more, one fewer, or a figure for the first of them.
import { ActionIcon } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PerformanceView } from '#core/contract/performance.ts'
import type { HallPlan } from '#core/domain/seat.ts'
import classes from './choice.module.css'
import type { Shelf } from './offer.ts'
import shared from './sale.module.css'
import type { Till } from './till.ts'
import type { SeatCart } from './use-seat-cart.ts'

type Props = { till: Till; shelf: Shelf; view: PerformanceView; plan: HallPlan; seats: SeatCart; hasKeys: boolean }

export function PlaceCounts({ till, shelf, view, plan, seats, hasKeys }: Props) {
  const { t } = useTranslation('sale')
  const areas = view.standing.flatMap(({ areaId, free }) => {
    const area = plan.areas.find(({ id }) => id === areaId)
    return area ? [{ ...area, free }] : []
  })
  const first = areas[0]
  useFigureKeys(hasKeys && first ? (count) => seats.setFirstPlaces(first.id, Math.min(count, first.free)) : undefined)
  return (
    <div className={classes.places}>
      {areas.map((area) => {
        const chosen = seats.placesIn(area.id)
        const types = shelf.priceTypes.flatMap((type) => {
          const row = view.prices.find(
            ({ category, priceTypeId }) => category === area.category && priceTypeId === type.id,
          )
          return row ? [{ ...type, priceMinor: row.priceMinor }] : []
        })
        return (
          <section key={area.id} aria-label={area.name} className={classes.area}>
            <h3>
              {area.name} <small>{area.free === 0 ? t('state.sold-out') : t('free', { count: area.free })}</small>
            </h3>
            {types.map((type) => {
              const count = chosen.get(type.id) ?? 0
              const name = `${area.name}, ${type.name}`
              return (
                <div key={type.id} className={classes.place}>
                  <span>{type.name}</span>
                  <span>{till.amount(type.priceMinor)}</span>
                  <span className={shared.stepper}>
                    <ActionIcon
                      variant="default"
                      size="lg"
                      aria-label={t('fewer', { name })}
                      disabled={count === 0}
                      onClick={() => seats.setPlaces(area.id, type.id, count - 1)}
                    >
                      −
                    </ActionIcon>
                    <output aria-label={t('countOf', { name })}>{count}</output>
                    <ActionIcon
                      variant="default"
                      size="lg"
                      aria-label={t('more', { name })}
                      disabled={seats.placesLeft(area.id) === 0}
                      onClick={() => seats.setPlaces(area.id, type.id, count + 1)}
                    >
                      +
                    </ActionIcon>
                  </span>
                </div>
              )
            })}
          </section>
        )
      })}
    </div>
  )
}

/** Figures typed quickly after one another are one number: 1, 2 is twelve. */
const figurePauseMs = 700

function useFigureKeys(onCount: ((count: number) => void) | undefined): void {
  // Listened for once: what is typed changes the cart, and the next figure still belongs to the same number.
  const latest = useRef(onCount)
  latest.current = onCount
  const isOn = onCount !== undefined
  useEffect(() => {
    if (!isOn) return
    let typed = ''
    let lastMs = 0
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || !/^\d$/.test(event.key)) return
      if (event.target instanceof HTMLElement && event.target.closest('input, select, textarea')) return
      typed = event.timeStamp - lastMs < figurePauseMs ? `${typed}${event.key}`.slice(-3) : event.key
      lastMs = event.timeStamp
      event.preventDefault()
      latest.current?.(Number(typed))
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [isOn])
}
