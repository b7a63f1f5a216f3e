// `npm start`: builds what changed, starts the host and opens a window on it. Prints one line on standard output,
// `Foyer is ready at <address>`; everything else goes to standard error. Ctrl+C, or closing the window, ends all
// of it.
//   build -> Electron, which starts the host itself
//         -> host -> ready -> app window of a browser | only the address
//                    └─> one counter: the server beside it, which the counter finds when it is there
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { erasedExitCode } from '#core/protocol/shell.ts'
import { findChromium } from './browser.ts'
import { getBundle, makeBundle } from './bundles.ts'
import { findElectron, getOrFetchElectron } from './electron-binary.ts'
import { BadFlags, type Flag, oneOf, port, readFlags, type Values } from './flags.ts'
import { HostNotStarted, type ReadyServer, startHost, startServer } from './host-process.ts'
import { endGroup, exited, onEndWish, passThrough, root, startGroup } from './processes.ts'
import { forgetServerAddress, saveServerAddress } from './server-address.ts'
import { appWindowArgs, chooseShell, hasDisplay } from './window.ts'

const flags = {
  shell: {
    says: 'the window to open; auto takes the best there is',
    as: 'auto|electron|browser|none',
    read: oneOf('auto', 'electron', 'browser', 'none'),
  },
  port: { says: 'where the host listens on this machine; 0, which is usual, takes a free one', as: 'N', read: port },
  data: {
    says: 'the folder with the data; without it the demo in .foyer/demo',
    as: '<folder>',
    read: (text: string) => text,
  },
  fresh: { says: 'move away what is in the folder and begin anew' },
  counters: { says: 'so many counters with the server between them', as: '1 to 4', read: counters },
  server: {
    says: 'another server than the one that is started beside; none for a counter alone',
    as: '<address>|none',
    read: (text: string) => text,
  },
  invitation: { says: 'the one-time code that server gave', as: '<code>', read: (text: string) => text },
} satisfies Record<string, Flag>

/** A window that closes sooner never opened, or handed over to a browser that was already running. */
const WINDOW_MS_MIN = 5_000

process.exitCode = await main(process.argv.slice(2)).catch(sayWhy)

async function main(args: string[]): Promise<number> {
  const given = readFlags(flags, args)
  const { shell, note } = await chooseShell(given.shell ?? 'auto', {
    hasDisplay: hasDisplay(),
    electron: getOrFetchElectron,
    browser: findChromium,
  })
  if (note) console.error(note)
  if (shell === 'electron') return await startElectron(given)
  return await startWithHost(given, shell)
}

async function startElectron(given: Values<typeof flags>): Promise<number> {
  for (const name of ['renderer', 'host', 'electron']) await makeBundle(getBundle(name))
  const electron = findElectron()
  if (!electron) throw new Error('Electron was there a moment ago and is gone.')
  return await passThrough(electron, [
    join(root, 'dist/electron/main.js'),
    `--data=${dataDir(given)}`,
    ...dataFlags(given),
    ...linkFlags(given),
  ])
}

async function startWithHost(given: Values<typeof flags>, shell: 'browser' | 'none'): Promise<number> {
  const page = await makeBundle(getBundle('renderer'))
  if (page === 'not written yet') console.error('There is no page yet: renderer/index.html is missing.')
  const wish = endWish()
  const children: ChildProcess[] = []
  try {
    const places = countersOf(given)
    const server = await Promise.race([serverFor(given, places, children), wish])
    if (server === 'wish') return 0
    const ends: Promise<string>[] = [wish]
    let standing = 0
    for (const [index, place] of places.entries()) {
      const host = startHost(hostArgs(given, place, server, index))
      children.push(host.child)
      const url = await Promise.race([host.ready, wish])
      if (url === 'wish') return 0
      console.log(`Foyer is ready at ${url}`)
      standing += 1
      const end = hostEnd(host.child).then((why) => {
        standing -= 1
        if (why !== 'counter erased' || standing === 0) return why
        // The others go on without it.
        sayEnd(why)
        return never()
      })
      ends.push(end)
      if (server && 'begin' in server) children.push(server.begin())
      if (shell !== 'browser') continue
      const window = openWindow(url, place.data)
      children.push(window)
      ends.push(windowEnd(window))
    }
    return sayEnd(await Promise.race(ends))
  } finally {
    await Promise.all(children.map(endGroup))
  }
}

function sayEnd(why: string): number {
  if (why === 'counter erased') {
    console.error(
      'This counter was put out of service at the server. All it did was handed in, and its data were erased.',
    )
    return 0
  }
  if (why !== 'host ended') return 0
  console.error('The host ended by itself; what was confirmed is on the disk. Start Foyer again.')
  return 1
}

/** Where the counter is to look for it, and how it is started once the counter stands: nobody waits for it. */
type ServerBeside = ReadyServer & { begin(): ChildProcess }

type Place = { code: string; data: string }

/** The first counter has the demo; the others begin empty and get everything from the server. */
function countersOf(given: Values<typeof flags>): Place[] {
  const codes = ['A1', 'B1', 'C1', 'D1'].slice(0, given.counters ?? 1)
  return codes.map((code, index) => ({ code, data: index === 0 ? dataDir(given) : `${dataDir(given)}-${code}` }))
}

/** The server that was named, or one of our own: before several counters, after a single one. */
async function serverFor(
  given: Values<typeof flags>,
  places: readonly Place[],
  children: ChildProcess[],
): Promise<ReadyServer | ServerBeside | undefined> {
  if (given.server === 'none') return undefined
  if (given.server) return { url: given.server, invitations: [given.invitation ?? ''] }
  if (places.length < 2) return await serverBeside(given)
  const invite = places.flatMap(({ code }) => ['--invite', `${code}=Counter ${code}`])
  const where = ['--port', '0', '--shop', '--data', `${dataDir(given)}-server`, ...(given.fresh ? ['--fresh'] : [])]
  const server = startServer([join(root, 'server/main.ts'), ...where, ...invite])
  children.push(server.child)
  const ready = await server.ready
  saveServerAddress(ready.url)
  server.child.once('exit', () => forgetServerAddress(ready.url))
  return ready
}

async function serverBeside(given: Values<typeof flags>): Promise<ServerBeside> {
  const [serverPort, invitation] = [await freePort(), randomBytes(12).toString('hex').toUpperCase()]
  const where = [
    '--port',
    String(serverPort),
    '--data',
    `${dataDir(given)}-server`,
    ...(given.fresh ? ['--fresh'] : []),
  ]
  return {
    url: `http://127.0.0.1:${serverPort}`,
    invitations: [invitation],
    begin() {
      const server = startServer([join(root, 'server/main.ts'), ...where, '--invite', `A1=Counter A1=${invitation}`])
      server.ready.catch((error: Error) => console.error(`${error.message} The counter goes on by itself.`))
      return server.child
    },
  }
}

/** Free a moment ago: where somebody else takes it meanwhile, the server says so and the counter goes on by itself. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function hostArgs(given: Values<typeof flags>, { code, data }: Place, server: ReadyServer | undefined, index: number) {
  const port = index === 0 ? String(given.port ?? 0) : '0'
  const where = ['--data', data, '--counter', code, '--port', port, '--renderer', join(root, 'dist/renderer')]
  const beginning = index === 0 ? dataFlags(given) : dataFlags(given).filter((flag) => flag !== '--demo')
  const invitation = server?.invitations[index]
  const link = server ? ['--server', server.url, ...(invitation ? ['--invitation', invitation] : [])] : []
  return [join(root, 'host/main.ts'), ...where, ...beginning, ...link]
}

/** A new folder is filled with the demo venue, unless a server is named, which has a venue; one that has data keeps them. */
function dataFlags(given: Values<typeof flags>): string[] {
  const isOfAVenue = given.server !== undefined && given.server !== 'none'
  return [...(isOfAVenue ? [] : ['--demo']), ...(given.fresh ? ['--fresh'] : [])]
}

/** The server that was named; none is started beside Electron. */
function linkFlags({ server, invitation }: Values<typeof flags>): string[] {
  if (!server || server === 'none') return []
  return [`--server=${server}`, ...(invitation ? [`--invitation=${invitation}`] : [])]
}

function dataDir(given: Values<typeof flags>): string {
  return given.data ? resolve(process.env.INIT_CWD ?? root, given.data) : join(root, '.foyer', 'demo')
}

function counters(text: string): number {
  const number = Number(text)
  if (!/^[1-4]$/.test(text)) throw new BadFlags('has to be a number from 1 to 4')
  return number
}

function openWindow(url: string, data: string): ChildProcess {
  const browser = findChromium()
  if (!browser) throw new Error('The browser was there a moment ago and is gone.')
  return startGroup(browser, appWindowArgs(url, data, process.getuid?.() === 0), { stdio: 'ignore' })
}

function endWish(): Promise<'wish'> {
  return new Promise((resolve) => onEndWish(() => resolve('wish')))
}

async function hostEnd(host: ChildProcess): Promise<'host ended' | 'counter erased'> {
  return (await exited(host)) === erasedExitCode ? 'counter erased' : 'host ended'
}

/** Resolves when the window was closed; never when it did not open, for the address still works. */
async function windowEnd(window: ChildProcess): Promise<'window closed'> {
  const openedAtMs = Date.now()
  await exited(window)
  if (Date.now() - openedAtMs >= WINDOW_MS_MIN) return 'window closed'
  console.error('The window did not stay open; Foyer goes on at the address above.')
  return await never()
}

function never(): Promise<never> {
  return new Promise(() => undefined)
}

function sayWhy(error: unknown): number {
  if (!(error instanceof BadFlags || error instanceof HostNotStarted)) throw error
  console.error(error.message)
  return error instanceof BadFlags ? 64 : 1
}
