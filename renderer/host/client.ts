// The renderer's one way to the host: the same typed client over a MessagePort (Electron) or a WebSocket (browser shell).
// It connects by itself, again and again with a growing pause, and says how it stands.
//
//   connecting ──open──▶ open ──closed──▶ waiting ──pause──▶ connecting …
//        └──token of an earlier start──▶ refused ──pause or another address──▶ connecting …
import { createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '#core/contract/contract.ts'
import { type FoyerShell, type PortMessage, shellChannels } from '#core/protocol/shell-channels.ts'

export type HostClient = ContractRouterClient<Contract>
/** `refused`: the host answers, but it was started anew and knows this page's token no more. Only another address helps. */
export type ConnectionState = 'connecting' | 'open' | 'waiting' | 'refused'
type Connection = { client: HostClient; close(): void; closed: Promise<void> }

declare global {
  interface Window {
    foyerShell?: FoyerShell
  }
}

export interface HostConnection {
  /** Calls go to whatever connection is open now; without one they fail at once with `HOST_GONE`. */
  readonly client: HostClient
  readonly state: ConnectionState
  subscribe(listener: () => void): () => void
}

/** Thrown by calls while no host is there. The same command may be sent again: its id makes that safe. */
export class HostGone extends Error {
  constructor() {
    super('the host is not there')
    this.name = 'HostGone'
  }
}

const pauseMsMin = 250
const pauseMsMax = 5_000

/** Starts connecting at once and never gives up. @param onOpen is told of every new connection, to read everything again */
export function connectToHost(onOpen: () => void): HostConnection {
  let current: Connection | undefined
  let state: ConnectionState = 'connecting'
  const listeners = new Set<() => void>()
  const change = (next: ConnectionState) => {
    state = next
    for (const listener of listeners) listener()
  }
  const run = async () => {
    for (let pauseMs = pauseMsMin; ; pauseMs = Math.min(pauseMs * 2, pauseMsMax)) {
      if (state !== 'refused') change('connecting')
      const connection = await (window.foyerShell ? overPort(window.foyerShell) : overSocket())
      if (connection) {
        current = connection
        pauseMs = pauseMsMin
        change('open')
        onOpen()
        await connection.closed
        current = undefined
      }
      change(!connection && (await isRefused()) ? 'refused' : 'waiting')
      await pauseOrAddress(pauseMs)
    }
  }
  void run()
  return {
    client: forwardingClient(() => current?.client),
    get state() {
      return state
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** How long the host may take to answer before the call counts as a fault; copying or walking all there is takes longer. */
const callMsMax = 15_000
const longCallMsMax = 15 * 60_000
const longCalls: ReadonlySet<string> = new Set(['backup.make', 'backup.verify', 'fileImport.preview'])

/** Bounds a call, whatever else may end it; only the stream of notices lasts as long as the connection. */
function bounded(path: readonly string[], signal: AbortSignal | undefined): AbortSignal | undefined {
  const name = path.join('.')
  if (name === 'change.stream') return signal
  const bound = AbortSignal.timeout(longCalls.has(name) ? longCallMsMax : callMsMax)
  return signal ? AbortSignal.any([signal, bound]) : bound
}

/** A client whose every procedure looks up the open connection when it is called. */
function forwardingClient(find: () => HostClient | undefined): HostClient {
  const link = {
    call: (path: readonly string[], input: unknown, options: { signal?: AbortSignal }) => {
      const client = find()
      if (!client) return Promise.reject(new HostGone())
      const procedure = path.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], client)
      const call = procedure as (input: unknown, options: object) => Promise<unknown>
      return call(input, { ...options, signal: bounded(path, options.signal) })
    },
  }
  return createORPCClient<HostClient>(link)
}

/** The address brings the token of the start it was printed by. */
const tokenOfAddress = () => new URLSearchParams(location.hash.slice(1)).get('token') ?? ''

const askMsMax = 2_000

/** A socket that did not open says nothing of why, so the host is asked whether it knows the token. */
async function isRefused(): Promise<boolean> {
  if (window.foyerShell) return false
  const headers = { authorization: `Bearer ${tokenOfAddress()}` }
  try {
    const answer = await fetch('/rpc', { method: 'HEAD', headers, signal: AbortSignal.timeout(askMsMax) })
    return answer.status === 401
  } catch (error) {
    console.info('no host to ask', error)
    return false
  }
}

/** Ends early when another address is opened in this window, which brings the token of the new start. */
async function pauseOrAddress(pauseMs: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer)
      window.removeEventListener('hashchange', end)
      resolve()
    }
    const timer = setTimeout(end, pauseMs)
    window.addEventListener('hashchange', end)
  })
}

async function overSocket(): Promise<Connection | undefined> {
  const token = tokenOfAddress()
  const socket = new WebSocket(`ws://${location.host}/rpc`, ['foyer', `token.${token}`])
  const opened = await new Promise<boolean>((resolve) => {
    socket.addEventListener('open', () => resolve(true), { once: true })
    socket.addEventListener('close', () => resolve(false), { once: true })
  })
  if (!opened) return undefined
  const closed = new Promise<void>((resolve) => socket.addEventListener('close', () => resolve(), { once: true }))
  return {
    client: createORPCClient<HostClient>(new SocketLink({ websocket: socket })),
    close: () => socket.close(),
    closed,
  }
}

const portWaitMs = 10_000

/** Asks the shell for a port and takes only the one that carries our own nonce. */
async function overPort(shell: FoyerShell): Promise<Connection | undefined> {
  const nonce = crypto.randomUUID()
  const port = await new Promise<MessagePort | undefined>((resolve) => {
    const timer = setTimeout(() => settle(undefined), portWaitMs)
    const onMessage = ({ source, data, ports }: MessageEvent<Partial<PortMessage> | null>) => {
      if (source === window && data?.type === shellChannels.port && data.nonce === nonce) settle(ports[0])
    }
    const settle = (found: MessagePort | undefined) => {
      clearTimeout(timer)
      window.removeEventListener('message', onMessage)
      resolve(found)
    }
    window.addEventListener('message', onMessage)
    shell.connect(nonce)
  })
  if (!port) return undefined
  const closed = new Promise<void>((resolve) => {
    port.addEventListener('close', () => resolve(), { once: true })
    const stop = shell.onHostState((state) => {
      if (state === 'running') return
      stop()
      resolve()
    })
  })
  const client = createORPCClient<HostClient>(new PortLink({ port }))
  port.start()
  return { client, close: () => port.close(), closed }
}
