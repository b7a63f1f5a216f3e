// When a counter was last heard, in words: the server knows it, and while it cannot be asked nobody does.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useHost } from '../host/HostContext.tsx'
import { useMoments } from '../rights/use-moments.ts'

export type Heard = (counterId: string) => string

export function useHeard(): Heard {
  const { t } = useTranslation('counters')
  const { moment } = useMoments()
  const seen = useQuery({ ...useHost().counter.seen.queryOptions(), staleTime: 0 })
  const heard = new Map(seen.data?.map(({ counterId, lastSeenAtMs }) => [counterId, lastSeenAtMs]))
  return (counterId) => {
    // Not asked yet is not the same as not to be asked.
    if (seen.isPending) return '…'
    const ms = heard.get(counterId)
    return ms ? moment(ms) : t(heard.has(counterId) ? 'neverHeard' : 'notKnown')
  }
}
