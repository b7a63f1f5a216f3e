// The customers a clerk had open last, newest first: what the empty search box and the empty desk offer.

import { z } from 'zod'
import { CustomerId } from '#core/domain/ids.ts'
import { setDraft, useDraft, useDrafts } from './drafts.ts'

const draftKey = 'recent-customers'
const recentMax = 8
const Recent = z.array(CustomerId).catch([])
const none: CustomerId[] = []

export function useRecent(): readonly CustomerId[] {
  return useDraft<CustomerId[]>(draftKey) ?? none
}

export function noteRecent(customerId: CustomerId): void {
  const known = Recent.parse(useDrafts.getState().bodies.get(draftKey))
  setDraft(draftKey, [customerId, ...known.filter((other) => other !== customerId)].slice(0, recentMax))
}
