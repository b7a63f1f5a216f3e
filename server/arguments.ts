// What the server can be started with.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Connection } from './store/sql-database.ts'

export type ServerArguments = {
  connection: Connection
  port: number
  /** Puts the embedded database's folder aside and begins anew. */
  isFresh: boolean
  /** Where it listens; this machine alone unless said otherwise. */
  host: string
  /** Counters to make invitations for; what is made is said with the first line. */
  invite: { code: string | null; name: string; invitation?: string }[]
  /** Codes of counters to put out of service. */
  revoke: string[]
  /** The database was put back from a backup: counters hand in what it lost and take all down again. */
  isNewEpoch: boolean
  /** Opens the web shop's part to whoever reaches the port. */
  hasShop: boolean
}

/** @param databaseUrl a PostgreSQL; without one the embedded one keeps its data in a folder @throws TypeError with a plain sentence */
export function readServerArguments(argv: readonly string[], databaseUrl: string | undefined): ServerArguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: 'string', default: '4870' },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string', default: '.foyer/server' },
      fresh: { type: 'boolean', default: false },
      invite: { type: 'string', multiple: true, default: [] },
      shop: { type: 'boolean', default: false },
      revoke: { type: 'string', multiple: true, default: [] },
      'new-epoch': { type: 'boolean', default: false },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new TypeError(`--port ${values.port} is not a port`)
  const connection = databaseUrl ? { url: databaseUrl } : { dataDirectory: resolve(values.data) }
  const { host, fresh: isFresh, shop: hasShop, revoke, 'new-epoch': isNewEpoch } = values
  return { connection, port, host, isFresh, invite: values.invite.map(invitedOf), revoke, isNewEpoch, hasShop }
}

/** `B1=Door B` names the code as well; `Door B` takes the first that is free. A third part is the one-time code itself, for who starts both. */
function invitedOf(text: string): ServerArguments['invite'][number] {
  const [, code = null, name = '', invitation] =
    /^(?:([A-Z][A-Z0-9]{0,3})=)?([^=]+)(?:=([0-9A-Z]{12,40}))?$/s.exec(text) ?? []
  return { code, name, ...(invitation && { invitation }) }
}
