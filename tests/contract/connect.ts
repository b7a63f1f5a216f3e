// A real client on a real counter, over either of the two transports.
import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { WebSocket } from 'ws'
import type { Contract } from '#core/contract/contract.ts'
import { makeDoors } from '#host/serve.ts'
import { openWebDoor, type WebDoor } from '#host/serve-web.ts'
import type { World } from '#host/world.ts'

export type Client = ContractRouterClient<Contract>
export type Transport = 'WebSocket' | 'MessagePort'
export const transports: Transport[] = ['WebSocket', 'MessagePort']
export const token = 'a-token-for-tests'

export type Connection = { client: Client; close(): Promise<void> }

export function openDoor(world: World, rendererDirectory?: string): Promise<WebDoor> {
  const doors = makeDoors(world, (error) => {
    throw error
  })
  return openWebDoor({ port: 0, token, rendererDirectory, onConnection: (socket) => doors.socket(socket) })
}

export async function connect(transport: Transport, world: World): Promise<Connection> {
  return transport === 'WebSocket' ? overSocket(world) : overPort(world)
}

export function openSocket(
  port: number,
  change: { token?: string; host?: string; origin?: string; path?: string } = {},
) {
  const address = `127.0.0.1:${port}`
  return new WebSocket(`ws://${address}${change.path ?? '/rpc'}`, ['foyer', `token.${change.token ?? token}`], {
    headers: {
      host: change.host ?? address,
      ...(change.origin !== '' && { origin: change.origin ?? `http://${address}` }),
    },
  })
}

async function overSocket(world: World): Promise<Connection> {
  const door = await openDoor(world)
  const socket = openSocket(door.port)
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  // The browser's WebSocket and the package's differ in the types of events the link never reads.
  const client = createORPCClient<Client>(new SocketLink({ websocket: socket as never }))
  return {
    client,
    close: async () => {
      socket.terminate()
      await door.close()
    },
  }
}

async function overPort(world: World): Promise<Connection> {
  const { port1, port2 } = new MessageChannel()
  makeDoors(world, (error) => {
    throw error
  }).port(port2)
  const client = createORPCClient<Client>(new PortLink({ port: port1 }))
  port1.start()
  return { client, close: async () => port1.close() }
}
