// `npm run server`: the central server alone, on the embedded PostgreSQL or on the one DATABASE_URL names. Says where it can
// be reached, and the one-time codes it was asked for.
import { join } from 'node:path'
import { HostNotStarted, startServer } from './host-process.ts'
import { endGroup, exited, onEndWish, root } from './processes.ts'
import { forgetServerAddress, saveServerAddress } from './server-address.ts'

process.exitCode = await main(process.argv.slice(2)).catch(sayWhy)

async function main(args: string[]): Promise<number> {
  const wish = new Promise<'wish'>((resolve) => onEndWish(() => resolve('wish')))
  const server = startServer([join(root, 'server/main.ts'), ...args])
  try {
    const ready = await Promise.race([server.ready, wish])
    if (ready === 'wish') return 0
    console.log(`The Foyer server is ready at ${ready.url}`)
    for (const invitation of ready.invitations.filter(Boolean))
      console.log(`A counter gets in with the code ${invitation} within a day.`)
    saveServerAddress(ready.url)
    await Promise.race([wish, exited(server.child)])
    forgetServerAddress(ready.url)
    return 0
  } finally {
    await endGroup(server.child)
  }
}

function sayWhy(error: unknown): number {
  if (!(error instanceof HostNotStarted)) throw error
  console.error(error.message)
  return 1
}
