// Whether the clerk is choosing seats, and where. The sale panel opens it; the shell then shows `SeatChoice` in the middle
// instead of the card's body (the card's header stays), because 3,000 seats need more than a panel's width.
//
//   closed ──a performance──▶ its seats ──done──▶ closed
//   closed ──a subscription──▶ its performances ──one of them──▶ its seats ──done──▶ its performances ──done──▶ closed
import { create } from 'zustand'
import type { PerformanceId, SeatId } from '#core/domain/ids.ts'

/** `wanted`: seats to follow, such as those of last season. */
export type SubscriptionWish = { code: string; count: number; wanted: readonly SeatId[] }

type Choosing = {
  isOpen: boolean
  tabKey: string | null
  performanceId: PerformanceId | null
  subscription: SubscriptionWish | null
}

const closed: Choosing = { isOpen: false, tabKey: null, performanceId: null, subscription: null }

export const useSeatChoice = create<Choosing>(() => closed)

/** For the shell: whether this tab's middle belongs to the seats now. */
export function useIsChoosingSeats(tabKey: string): boolean {
  return useSeatChoice((choosing) => choosing.isOpen && choosing.tabKey === tabKey)
}

export function openSeatChoice(tabKey: string, performanceId: PerformanceId): void {
  useSeatChoice.setState({ ...closed, isOpen: true, tabKey, performanceId })
}

export function openSubscription(tabKey: string, subscription: SubscriptionWish): void {
  useSeatChoice.setState({ ...closed, isOpen: true, tabKey, subscription })
}

/** The seats of one of the subscription's performances. */
export function openSubscribedSeats(performanceId: PerformanceId): void {
  useSeatChoice.setState({ performanceId })
}

/** One step back: from the seats to the subscription they are chosen for, from everything else to the card. */
export function leaveSeatChoice(): void {
  useSeatChoice.setState(({ performanceId, subscription }) =>
    performanceId && subscription ? { performanceId: null } : closed,
  )
}

export function closeSeatChoice(): void {
  useSeatChoice.setState(closed)
}
