// Why these seats, in one line: what "best seats" found, or what a choice by hand would leave alone.
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { BestSeatsExplanation } from '#core/domain/best-seats.ts'
import type { SeatId } from '#core/domain/ids.ts'
import type { HallPlan } from '#core/domain/seat.ts'

export function useExplanation(plan: HallPlan) {
  const { t, i18n } = useTranslation('seatMap')
  const alone = useCallback(
    (seatIds: readonly SeatId[]): string => {
      const wanted = new Set(seatIds)
      const left = plan.seats.filter((seat) => wanted.has(seat.id))
      const seats = left.map(({ row, number }) => t('seatInText', { row, number })).join('; ')
      return left.length === 0 ? '' : t('leavesAlone', { count: left.length, seats })
    },
    [plan, t],
  )
  const explain = useCallback(
    ({ kind, parties, leftAlone, restrictedView, categories }: BestSeatsExplanation): string => {
      const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' })
      const row = parties[0]?.row ?? ''
      const sizes = list.format(parties.map((party) => t('party', { size: party.seats.length, row: party.row })))
      const isOne = kind === 'together' && parties[0]?.seats.length === 1
      const sentences = [
        kind === 'together' ? t(isOne ? 'oneSeat' : 'together', { row }) : t(kind, { parties: sizes }),
        restrictedView > 0 ? t('restrictedView', { count: restrictedView }) : '',
        categories.length > 1 ? t('mixedCategories', { categories: list.format(categories) }) : '',
        alone(leftAlone),
      ]
      return sentences.filter(Boolean).join(' ')
    },
    [alone, t, i18n.language],
  )
  return { explain, alone }
}
