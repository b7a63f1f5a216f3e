// Whether the clerk is choosing seats, and where. The sale panel opens it; the shell then shows `SeatChoice` in the middle
// instead of the card's body (the card's header stays), because 3,000 seats need more than a panel's width.
import { create } from 'zustand'
import type { PerformanceId } from '#core/domain/ids.ts'

type Choosing = { isOpen: boolean; tabKey: string | null; performanceId: PerformanceId | null }

const closed: Choosing = { isOpen: false, tabKey: null, performanceId: null }

export const useSeatChoice = create<Choosing>(() => closed)

/** For the shell: whether this tab's middle belongs to the seats now. */
export function useIsChoosingSeats(tabKey: string): boolean {
  return useSeatChoice((choosing) => choosing.isOpen && choosing.tabKey === tabKey)
}

export function openSeatChoice(tabKey: string, performanceId: PerformanceId): void {
  useSeatChoice.setState({ isOpen: true, tabKey, performanceId })
}

export function closeSeatChoice(): void {
  useSeatChoice.setState(closed)
}
