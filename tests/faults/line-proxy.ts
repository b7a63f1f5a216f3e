// A line between a counter and its server that a test can slow down, cut, or cut in the middle of what is said.
import { connect, createServer, type Socket } from 'node:net'

export interface Line {
  /** What a counter takes for the server's address. */
  url: string
  /** Breaks what is open and lets nothing through until it is healed. */
  cut(): void
  heal(): void
  /** Everything said from now on arrives so much later. */
  delay(ms: number): void
  /** The next answer breaks off after so many bytes, once. */
  truncateNext(bytes: number): void
  close(): Promise<void>
}

/** @param target a server on loopback */
export async function openLine(target: string): Promise<Line> {
  const { hostname, port } = new URL(target)
  const open = new Set<Socket>()
  let isCut = false
  let delayMs = 0
  let bytesLeft: number | undefined
  const keep = (socket: Socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    // A line that is cut ends with an error on the other side: that is what is wanted here.
    socket.on('error', () => socket.destroy())
  }
  const later = (work: () => void) => (delayMs > 0 ? setTimeout(work, delayMs) : work())
  const server = createServer((near) => {
    keep(near)
    if (isCut) return near.destroy()
    const far = connect(Number(port), hostname)
    keep(far)
    near.on('data', (bytes) => later(() => far.writable && far.write(bytes)))
    far.on('data', (bytes) => {
      if (bytesLeft !== undefined && bytes.length > bytesLeft) {
        near.end(bytes.subarray(0, bytesLeft))
        far.destroy()
        bytesLeft = undefined
        return
      }
      later(() => near.writable && near.write(bytes))
    })
    near.on('close', () => far.destroy())
    far.on('close', () => later(() => near.destroy()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('the line has no port')
  const breakAll = () => {
    for (const socket of open) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    cut: () => {
      isCut = true
      breakAll()
    },
    heal: () => {
      isCut = false
    },
    delay: (ms) => {
      delayMs = ms
    },
    truncateNext: (bytes) => {
      bytesLeft = bytes
    },
    close: async () => {
      breakAll()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
