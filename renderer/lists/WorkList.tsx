// One list of the place: what it is about, and its rows once they were read.
import { Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { FaultBanner } from '../ui/FaultBanner.tsx'

type Props = {
  title: string
  about: string
  /** Said instead of rows, where there are none. */
  none: string
  query: { data: readonly unknown[] | undefined; error: unknown; isFetching: boolean; refetch(): unknown }
  /** The rows are there to be gone through. */
  onRead(): void
  children: ReactNode
}

export function WorkList({ title, about, none, query, onRead, children }: Props) {
  const { data, error, isFetching, refetch } = query
  const isRead = data !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, whatever the one who listens is by then
  useEffect(() => {
    if (isRead) onRead()
  }, [isRead])
  return (
    <section aria-label={title}>
      <Title order={1} size="h3">
        {title}
      </Title>
      <Text c="dimmed" size="sm" mb="md">
        {about}
      </Text>
      <FaultBanner error={error} isRetrying={isFetching} onRetry={() => void refetch()} />
      {data?.length === 0 && <Text c="dimmed">{none}</Text>}
      {data && data.length > 0 && children}
    </section>
  )
}
