// The same handlers over a WebSocket and over a MessagePort.
import type { MessagePort as NodeMessagePort } from 'node:worker_threads'
import { ORPCError } from '@orpc/server'
import { RPCHandler as PortHandler } from '@orpc/server/message-port'
import { RPCHandler as SocketHandler } from '@orpc/server/ws'
import type { WebSocket } from 'ws'
import { isIdInUse, sqliteCodeOf } from '#db/refusal.ts'
import { CommandIdReused } from './in-journal.ts'
import type { HostContext } from './procedures.ts'
import { router } from './router.ts'
import type { World } from './world.ts'

export interface Doors {
  socket(socket: WebSocket): void
  port(port: NodeMessagePort): void
}

/** @param onBroken told when the database is found damaged: the host must not go on with it */
export function makeDoors(world: World, onBroken: (error: unknown) => void): Doors {
  const options = {
    clientInterceptors: [
      async ({ next }: { next(): Promise<unknown> }) => {
        try {
          return await next()
        } catch (error) {
          return translate(error, world, onBroken)
        }
      },
    ],
  }
  const sockets = new SocketHandler<HostContext>(router, options)
  const ports = new PortHandler<HostContext>(router, options)
  const context = { context: { world } }
  return {
    socket: (socket) => {
      socket.on('error', (error) => world.log.warn({ error: error.message }, 'a connection broke'))
      sockets.upgrade(socket, context)
    },
    port: (port) => {
      ports.upgrade(port, context)
      port.start()
    },
  }
}

/** Refusals and bad input pass as they are; everything else becomes one of three faults, and is logged. */
function translate(error: unknown, world: World, onBroken: (error: unknown) => void): never {
  if (error instanceof ORPCError) throw error
  if (error instanceof CommandIdReused) throw new ORPCError('BAD_REQUEST', { message: error.message })
  if (isIdInUse(error)) throw new ORPCError('BAD_REQUEST', { message: 'an id in it is already in use' })
  const code = sqliteCodeOf(error)
  world.log.error({ code, error: error instanceof Error ? error.stack : String(error) }, 'a command failed')
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) throw new ORPCError('DATABASE_BUSY')
  if (code.startsWith('SQLITE_FULL')) throw new ORPCError('DISK_FULL')
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_IOERR'))
    onBroken(error)
  throw new ORPCError('DEFECT', { message: 'the host could not do this; it is in the log' })
}
