// `npm run dev`: the page from Vite with reload, in front of a host that starts again when its sources change.
// The page talks to the host through Vite (`/rpc`), so one address serves both. The host keeps its port over
// restarts; each restart says a new address, because each start of the host makes a new token.
import { createServer as createTcpServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createServer as createViteServer } from 'vite'
import { BadFlags, type Flag, port, readFlags } from './flags.ts'
import { readReadyLine } from './host-process.ts'
import { endGroup, exited, node, onEndWish, root, startGroup } from './processes.ts'

const flags = {
  port: { says: 'where the page is served; 0 takes a free one', as: 'N', read: port },
  fresh: { says: 'move away the demo in .foyer/demo and begin anew' },
} satisfies Record<string, Flag>

const PAGE_PORT = 5173

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof BadFlags)) throw error
  console.error(error.message)
  process.exitCode = 64
}

async function main(args: string[]): Promise<number> {
  const given = readFlags(flags, args)
  const hostPort = await freePort()
  const vite = await servePage(given.port ?? PAGE_PORT, hostPort)
  const host = startWatchedHost(hostPort, given.fresh === true)
  createInterface({ input: host.stdout ?? process.stdin }).on('line', (line) => sayAddress(line, pageAddress(vite)))
  const wish = new Promise<'wish'>((resolve) => onEndWish(() => resolve('wish')))
  const why = await Promise.race([wish, exited(host)])
  await Promise.all([endGroup(host), vite.close()])
  return why === 'wish' ? 0 : 1
}

function startWatchedHost(hostPort: number, isFresh: boolean) {
  const where = [
    '--data',
    join(root, '.foyer', 'demo'),
    '--port',
    String(hostPort),
    '--renderer',
    join(root, 'dist/renderer'),
  ]
  const args = [
    '--watch',
    '--watch-preserve-output',
    join(root, 'host/main.ts'),
    ...where,
    '--demo',
    ...(isFresh ? ['--fresh'] : []),
  ]
  return startGroup(node, args, { stdio: ['ignore', 'pipe', 'inherit'] })
}

async function servePage(pagePort: number, hostPort: number) {
  const vite = await createViteServer({
    configFile: join(root, 'vite.config.ts'),
    server: {
      host: '127.0.0.1',
      port: pagePort,
      // The host takes connections from its own page only; to it, Vite's page is that page.
      proxy: {
        '/rpc': { target: `http://127.0.0.1:${hostPort}`, ws: true, changeOrigin: true, rewriteWsOrigin: true },
      },
    },
  })
  return await vite.listen()
}

function pageAddress(vite: Awaited<ReturnType<typeof servePage>>): string {
  return vite.resolvedUrls?.local[0] ?? `http://127.0.0.1:${PAGE_PORT}/`
}

/** The host says its own address; what counts here is the page's, with the host's token behind it. */
function sayAddress(line: string, page: string): void {
  if (!line.startsWith('{')) {
    console.error(line)
    return
  }
  try {
    console.log(`Foyer is ready at ${page}${new URL(readReadyLine(line)).hash}`)
  } catch (error) {
    // A host that refuses waits under --watch for the next change of its sources: say why and go on.
    console.error((error as Error).message)
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createTcpServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
