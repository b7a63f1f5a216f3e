// A TCP proxy on loopback that counts what passes: bytes of both directions above TCP, and HTTP requests by their first lines.
import { connect, createServer, type Socket } from 'node:net'

export type Traffic = { requests: number; bytesUp: number; bytesDown: number }
export type CountingProxy = { url: string; traffic(): Traffic; close(): Promise<void> }

const requestLine = /^(?:GET|POST|PUT|DELETE|HEAD|OPTIONS|PATCH) \S+ HTTP\/1\.1\r$/gm

/** @param url of the server behind it, on loopback */
export async function openCountingProxy(url: string): Promise<CountingProxy> {
  const { hostname, port } = new URL(url)
  const traffic: Traffic = { requests: 0, bytesUp: 0, bytesDown: 0 }
  const sockets = new Set<Socket>()
  const proxy = createServer((client) => {
    const server = connect(Number(port), hostname)
    for (const socket of [client, server]) {
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
      // Either side may go without a word; then the other has nobody to speak to.
      socket.on('error', () => socket.destroy())
    }
    client.on('data', (chunk) => {
      traffic.bytesUp += chunk.length
      traffic.requests += chunk.toString('latin1').match(requestLine)?.length ?? 0
    })
    server.on('data', (chunk) => {
      traffic.bytesDown += chunk.length
    })
    client.pipe(server).pipe(client)
    client.once('close', () => server.destroy())
    server.once('close', () => client.destroy())
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const address = proxy.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    traffic: () => ({ ...traffic }),
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => proxy.close(() => resolve()))
    },
  }
}
