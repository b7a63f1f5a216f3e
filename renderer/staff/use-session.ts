// The session as the host tells it; undefined until it was told once.
import { useQuery } from '@tanstack/react-query'
import type { SessionState } from '#core/contract/session.ts'
import { useHost } from '../host/HostContext.tsx'

export function useSession(): { session: SessionState | undefined; error: unknown; retry: () => void } {
  const { data, error, refetch } = useQuery(useHost().session.state.queryOptions())
  return { session: data, error, retry: () => void refetch() }
}
