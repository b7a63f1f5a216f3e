// A client on a host that runs as a process of its own, signed in as the bench's clerk.
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { WebSocket } from 'ws'
import { CommandId, type StaffId } from '#core/domain/ids.ts'
import { newId, systemClock, systemRandom } from '#host/clock.ts'
import { personOf } from '#tests/bench/shared/large-counter.ts'
import type { Client } from '#tests/contract/connect.ts'

/** @param address as the host says it, with the token in its fragment */
export async function connectTo(address: string): Promise<Client> {
  const url = new URL(address)
  const token = new URLSearchParams(url.hash.slice(1)).get('token') ?? ''
  const socket = new WebSocket(`ws://${url.host}/rpc`, ['foyer', `token.${token}`], { headers: { origin: url.origin } })
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  return createORPCClient<Client>(new RPCLink({ websocket: socket as never }))
}

/** How long it took, most of it the slow hash of the PIN. */
export async function signIn(client: Client): Promise<{ tookMs: number }> {
  const startedMs = performance.now()
  const commandId = CommandId.parse(newId<string>(systemClock, systemRandom))
  await client.session.signIn({ commandId, staffId: personOf(0).id as StaffId, pin: '1234' })
  return { tookMs: performance.now() - startedMs }
}
