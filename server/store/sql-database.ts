// One way to speak to PostgreSQL, whether it is a server of its own or the embedded one in this process.
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { makeListener } from './pg-listener.ts'

export interface Sql {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>
}

export interface SqlDatabase extends Sql {
  /** Commits when the work is done, takes everything back when it throws. */
  transaction<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result>
  /** Hears what is notified on a channel, from now on until it is closed. Notices while the line is down are lost: who listens asks anew then. */
  listen(channel: string, onNotice: (payload: string) => void, onGap: () => void): Promise<void>
  close(): Promise<void>
}

export type Connection = { url: string } | { dataDirectory: string | null }

/** @param connection a PostgreSQL's address, or the folder of the embedded one; null keeps it in memory, for tests */
export async function connectDatabase(connection: Connection, poolMax = 10): Promise<SqlDatabase> {
  if ('url' in connection) return poolOf(connection.url, poolMax)
  const { dataDirectory } = connection
  return embeddedDatabase(await (dataDirectory === null ? PGlite.create() : PGlite.create(dataDirectory)))
}

export function embeddedDatabase(embedded: PGlite): SqlDatabase {
  return {
    query: async <Row>(text: string, values?: readonly unknown[]) => {
      const { rows } = await embedded.query<Row>(text, values ? [...values] : undefined)
      return rows
    },
    transaction: (work) =>
      embedded.transaction((tx) =>
        work({
          query: async <Row>(text: string, values?: readonly unknown[]) => {
            const { rows } = await tx.query<Row>(text, values ? [...values] : undefined)
            return rows
          },
        }),
      ) as ReturnType<typeof work>,
    listen: async (channel, onNotice) => {
      await embedded.listen(channel, onNotice)
    },
    close: () => embedded.close(),
  }
}

// Numbers of the feed and milliseconds fit a double for longer than anybody will run this.
const int8 = 20
const parsers = { getTypeParser: (oid: number, format?: 'text' | 'binary') => parserOf(oid, format) }

function parserOf(oid: number, format: 'text' | 'binary' = 'text') {
  return oid === int8 ? Number : pg.types.getTypeParser(oid, format as 'text')
}

function poolOf(connectionString: string, max: number): SqlDatabase {
  const pool = new pg.Pool({ connectionString, max, types: parsers, connectionTimeoutMillis: 10_000 })
  // A connection that breaks while nobody uses it is replaced; whoever uses one hears of it by the query.
  pool.on('error', () => undefined)
  const listener = makeListener(connectionString)
  return {
    query: async <Row>(text: string, values?: readonly unknown[]) => {
      const { rows } = await pool.query(text, values ? [...values] : undefined)
      return rows as Row[]
    },
    async transaction(work) {
      const client = await pool.connect()
      let broken: Error | undefined
      try {
        await client.query('begin')
        const result = await work({
          query: async <Row>(text: string, values?: readonly unknown[]) =>
            (await client.query(text, values ? [...values] : undefined)).rows as Row[],
        })
        await client.query('commit')
        return result
      } catch (error) {
        await client.query('rollback').catch((failure: Error) => {
          broken = failure
        })
        throw error
      } finally {
        client.release(broken)
      }
    },
    listen: (channel, onNotice, onGap) => listener.start(channel, onNotice, onGap),
    close: async () => {
      await listener.stop()
      await pool.end()
    },
  }
}
