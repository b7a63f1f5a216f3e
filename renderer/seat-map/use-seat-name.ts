// A seat in words, the same in the tooltip, in the list and for a screen reader: where it is, what it costs, how it stands.
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { HallPlan, Seat } from '#core/domain/seat.ts'
import type { SeatChoiceProps, SeatLook } from './seat-choice.ts'

/** "Row F, seat 12, Stalls, category A, 320 kr, restricted view, free"; the area only where there are several. */
export function useSeatName({ plan, priceLabelOf }: Pick<SeatChoiceProps, 'plan' | 'priceLabelOf'>) {
  const { t } = useTranslation('seatMap')
  return useCallback(
    (seat: Seat, look?: SeatLook): string => {
      const parts = [
        t('seat', { row: seat.row, number: seat.number }),
        areaNameOf(plan, seat),
        t('category', { category: seat.category }),
        priceLabelOf?.(seat.category),
        seat.kind === 'normal' ? undefined : t(`kind.${seat.kind}`),
        look && t(`look.${look}`),
      ]
      return parts.filter(Boolean).join(', ')
    },
    [t, plan, priceLabelOf],
  )
}

function areaNameOf(plan: HallPlan, seat: Seat): string | undefined {
  const seated = plan.areas.filter((area) => area.kind === 'seated')
  return seated.length > 1 ? seated.find((area) => area.id === seat.areaId)?.name : undefined
}
