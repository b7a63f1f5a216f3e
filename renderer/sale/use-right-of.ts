// Whether this counter may sell a free seat now. While the line stands every seat that no other counter has may be asked for;
// without it only its own are sure.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { PerformanceView } from '#core/contract/performance.ts'
import type { SeatId } from '#core/domain/ids.ts'
import { useHost } from '../host/HostContext.tsx'
import type { SellingRight } from '../seat-map/seat-choice.ts'

/** Undefined for a counter that shares with nobody. */
export function useRightOf({ rights }: PerformanceView): ((seatId: SeatId) => SellingRight) | undefined {
  const { data: sync } = useQuery(useHost().sync.state.queryOptions())
  const isOnline = sync?.mode === 'online'
  return useMemo(() => {
    if (!rights) return undefined
    const own = new Set(rights.own)
    const elsewhere = new Map(rights.elsewhere.map(({ seatId, isInCart }) => [seatId, isInCart]))
    return (seatId) => {
      if (own.has(seatId)) return 'mine'
      const isInCart = elsewhere.get(seatId)
      if (isInCart !== undefined) return isOnline && !isInCart ? 'askable' : 'elsewhere'
      return isOnline ? 'mine' : 'unknown'
    }
  }, [rights, isOnline])
}
