// The host as components see it: the client, its connection, queries that follow change notices, and commands that keep
// their id until they are answered.

import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { notifyManager, QueryClient, QueryClientProvider, useMutation } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useRef, useSyncExternalStore } from 'react'
import type { Topic } from '#core/contract/change.ts'
import type { CommandId } from '#core/domain/ids.ts'
import { type ConnectionState, connectToHost, type HostClient, type HostConnection } from './client.ts'
import { newId } from './new-id.ts'

// What was read is drawn before the next key is heard: with the library's timer a key could open a form on the old card.
notifyManager.setScheduler(queueMicrotask)

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      retry: 2,
      retryDelay: 400,
      networkMode: 'always',
      refetchOnWindowFocus: false,
    },
    mutations: { retry: 0, networkMode: 'always' },
  },
})

/** Which features' queries each topic makes stale. The whole feature: a refetch is a millisecond, a stale fact is not. */
const featuresOf: Record<Topic, readonly (keyof HostClient)[]> = {
  session: ['session'],
  customer: ['customer', 'search'],
  order: ['order', 'search', 'customer', 'shift', 'subscription'],
  performance: ['performance', 'subscription'],
  document: ['document', 'order', 'shift'],
  printer: ['document', 'session'],
  catalogue: ['performance', 'customer', 'session', 'subscription'],
  import: ['fileImport'],
  backup: ['backup'],
  sync: ['sync', 'counter'],
  case: ['cases', 'sync', 'shift'],
  rights: ['rights', 'performance'],
  value: ['value'],
  payment: ['payment', 'shift'],
  'parked-cart': ['parkedCart'],
  shift: ['shift'],
}

const connection = connectToHost(() => {
  void queries.invalidateQueries()
  void followChanges()
})
const host = createTanstackQueryUtils(connection.client)
export type HostQueries = typeof host

async function followChanges(): Promise<void> {
  try {
    for await (const { topics } of await connection.client.change.stream()) {
      for (const feature of new Set(topics.flatMap((topic) => featuresOf[topic]))) {
        void queries.invalidateQueries({ queryKey: [[feature]] })
      }
    }
  } catch (error) {
    // The connection broke; when it stands again everything is read anew.
    console.info('change notices ended', error)
  }
}

const HostContext = createContext<{ connection: HostConnection; host: HostQueries }>({ connection, host })

export function HostProvider({ children }: { children: ReactNode }) {
  return (
    <HostContext value={{ connection, host }}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </HostContext>
  )
}

/** Query options per procedure: `useQuery(useHost().order.list.queryOptions({ input }))`. */
export function useHost(): HostQueries {
  return useContext(HostContext).host
}

/** The plain client, for calls that are not queries. Prefer `useCommand` for everything that writes. */
export function useHostClient(): HostClient {
  return useContext(HostContext).connection.client
}

export function useConnectionState(): ConnectionState {
  const { connection } = useContext(HostContext)
  return useSyncExternalStore(connection.subscribe, () => connection.state)
}

type CommandCall<Input, Output> = (input: Input) => Promise<Output>

/**
 * A command of the contract as a mutation. It makes the command id; when the answer is lost (time-out, host gone) the next try with
 * the same input sends the *same* id, so it is carried out once.
 */
export function useCommand<Input extends { commandId: string }, Output>(call: CommandCall<Input, Output>) {
  const unanswered = useRef<{ key: string; commandId: CommandId } | undefined>(undefined)
  return useMutation({
    mutationFn: async (input: Omit<Input, 'commandId'>) => {
      const key = JSON.stringify(input)
      if (unanswered.current?.key !== key) unanswered.current = { key, commandId: newId<CommandId>() }
      const { commandId } = unanswered.current
      try {
        // The id was taken out of the input's type above and is put back here.
        const command: object = { ...input, commandId }
        const answer = await call(command as Input)
        unanswered.current = undefined
        return answer
      } catch (error) {
        if (isAnswer(error)) unanswered.current = undefined
        throw error
      }
    },
  })
}

/** A refusal is an answer; a fault is not: nobody knows whether the command was carried out. */
function isAnswer(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'defined' in error && error.defined === true
}
