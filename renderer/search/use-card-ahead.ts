// Reads ahead: the card that Enter would open is asked for once the hits are painted, so that it opens at once.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { CustomerId } from '#core/domain/ids.ts'
import { useHost } from '../host/HostContext.tsx'
import type { Choice } from './search-hits.ts'

/** @param choice the chosen one, once it is certain that Enter means it */
export function useCardAhead(choice: Choice | undefined): void {
  const host = useHost()
  const queries = useQueryClient()
  const customerId = customerOf(choice)
  useEffect(() => {
    if (!customerId) return
    const input = { customerId }
    return afterNextPaint(() => {
      void queries.prefetchQuery(host.customer.card.queryOptions({ input }))
      void queries.prefetchQuery(host.order.list.queryOptions({ input }))
    })
  }, [host, queries, customerId])
}

/** @returns the way to take it back */
function afterNextPaint(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(act)
  })
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}

function customerOf(choice: Choice | undefined): CustomerId | null | undefined {
  if (choice?.kind === 'customer') return choice.hit.id
  if (choice?.kind === 'order') return choice.hit.customerId
  return choice?.kind === 'recent' ? choice.customer.id : undefined
}
