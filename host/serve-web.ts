// The host's door for the browser shell: static files and one WebSocket, on 127.0.0.1 only. A request without the launch
// token, or with another Host or Origin than ours, is refused before anything is read from it.
import { createHash, timingSafeEqual } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, relative, sep } from 'node:path'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'

export type WebDoor = { url: string; port: number; close(): Promise<void> }

export type WebDoorOptions = {
  /** 0 takes a free one. */
  port: number
  token: string
  /** Directory of the built page; its files are read once, at start. */
  rendererDirectory: string | undefined
  onConnection(socket: WebSocket): void
}

const connectionsMax = 16
const messageBytesMax = 4 * 1024 * 1024
const subprotocol = 'foyer'

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Listens and resolves with the address, the token in its fragment (which a browser sends nowhere). @throws when the port is taken */
export async function openWebDoor(options: WebDoorOptions): Promise<WebDoor> {
  const files = options.rendererDirectory ? readFiles(options.rendererDirectory) : new Map<string, StaticFile>()
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: messageBytesMax,
    handleProtocols: (offered) => (offered.has(subprotocol) ? subprotocol : false),
  })
  const server = createServer((request, response) => {
    if (request.url === '/rpc') return sayWhetherKnown(request, response, portOf(server), options.token)
    serveFile(request, response, files, portOf(server))
  })
  server.requestTimeout = 10_000
  server.headersTimeout = 10_000
  server.on('upgrade', (request, socket, head) => {
    const status = refusalOf(request, portOf(server), options)
    if (status || sockets.clients.size >= connectionsMax)
      return refuseUpgrade(socket, status ?? '503 Service Unavailable')
    sockets.handleUpgrade(request, socket, head, (client) => options.onConnection(client))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${portOf(server)}/#token=${options.token}`,
    port: portOf(server),
    close: () => closeAll(server, sockets),
  }
}

function refusalOf(request: IncomingMessage, port: number, options: WebDoorOptions): string | undefined {
  if (request.url !== '/rpc') return '404 Not Found'
  if (request.headers.host !== `127.0.0.1:${port}`) return '403 Forbidden'
  if (request.headers.origin !== `http://127.0.0.1:${port}`) return '403 Forbidden'
  return hasToken(request, options.token) ? undefined : '401 Unauthorized'
}

/**
 * A page whose socket was refused is told nothing of why; here it may ask whether its token is of this start: 204 or 401.
 * The token is in a header, so that it stands in no address and no log.
 */
function sayWhetherKnown(request: IncomingMessage, response: ServerResponse, port: number, token: string): void {
  const isOurs = request.headers.host === `127.0.0.1:${port}` && request.method === 'HEAD'
  const isKnown = timingSafeEqual(digest(request.headers.authorization ?? ''), digest(`Bearer ${token}`))
  response.writeHead(!isOurs ? 403 : isKnown ? 204 : 401, { 'Cache-Control': 'no-store' }).end()
}

/** The token travels as a second WebSocket subprotocol, so that it stands in no address and no log. */
function hasToken(request: IncomingMessage, token: string): boolean {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((part) => part.trim())
  const expected = digest(`token.${token}`)
  return offered.some((part) => timingSafeEqual(digest(part), expected))
}

/** Equal lengths, as the constant-time comparison wants them. */
const digest = (text: string) => createHash('sha256').update(text).digest()

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.on('error', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

type StaticFile = { body: Buffer; type: string; isImmutable: boolean }

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

/** Only files that were there at start can be asked for: no path is ever built from a request. */
function readFiles(directory: string): Map<string, StaticFile> {
  const files = new Map<string, StaticFile>()
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)]
    if (!entry.isFile() || !type) continue
    const path = join(entry.parentPath, entry.name)
    const address = `/${relative(directory, path).split(sep).join('/')}`
    files.set(address, { body: readFileSync(path), type, isImmutable: address.startsWith('/assets/') })
  }
  const index = files.get('/index.html')
  if (index) files.set('/', index)
  return files
}

function serveFile(
  request: IncomingMessage,
  response: ServerResponse,
  files: Map<string, StaticFile>,
  port: number,
): void {
  const isOurs = request.headers.host === `127.0.0.1:${port}` && (request.method === 'GET' || request.method === 'HEAD')
  const file = isOurs ? files.get((request.url ?? '').split('?')[0] ?? '') : undefined
  response.setHeader('Content-Security-Policy', contentSecurityPolicy)
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'no-referrer')
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  if (!file) {
    response.writeHead(isOurs ? 404 : 403).end()
    return
  }
  response.setHeader('Cache-Control', file.isImmutable ? 'max-age=31536000, immutable' : 'no-store')
  response.writeHead(200, { 'Content-Type': file.type, 'Content-Length': file.body.length })
  response.end(request.method === 'HEAD' ? undefined : file.body)
}

function portOf(server: Server): number {
  const address = server.address() as AddressInfo | string | null
  return typeof address === 'object' && address ? address.port : 0
}

async function closeAll(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const client of sockets.clients) client.terminate()
  server.closeAllConnections()
  await new Promise<void>((resolve) => server.close(() => resolve()))
}
