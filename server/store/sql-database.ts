// One way to speak to PostgreSQL, whether it is a server of its own or the embedded one in this process.
import { Socket } from 'node:net'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { makeListener } from './pg-listener.ts'

export interface Sql {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>
}

export interface SqlTransaction extends Sql {
  /** The last statement, sent together with the commit: what it locks is not held for a way there and back. */
  commitWith<Row>(text: string, values: readonly unknown[]): Promise<Row[]>
}

export interface SqlDatabase extends Sql {
  /**
   * Commits when the work is done, takes everything back when it throws. What is asked without waiting for the answer before
   * it is done in the order it was asked.
   */
  transaction<Result>(work: (sql: SqlTransaction) => Promise<Result>): Promise<Result>
  /** Hears what is notified on a channel, from now on until it is closed. Notices while the line is down are lost: who listens asks anew then. */
  listen(channel: string, onNotice: (payload: string) => void, onGap: () => void): Promise<void>
  close(): Promise<void>
}

export type Connection = { url: string } | { dataDirectory: string | null }

/**
 * More transactions at once than this only wait for each other at the feed, and the waiting takes the processor from the
 * work: measured on two processors, four write a third more a second than sixteen.
 */
const transactionsAtOnce = 4
const queriesAtOnce = 10

/**
 * @param connection a PostgreSQL's address, or the folder of the embedded one; null keeps it in memory, for tests
 * @param atOnce how many transactions run at the same time; the others wait for their turn
 */
export async function connectDatabase(connection: Connection, atOnce = transactionsAtOnce): Promise<SqlDatabase> {
  if ('url' in connection) return poolsOf(connection.url, atOnce)
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
      embedded.transaction((tx) => {
        const query = async <Row>(text: string, values?: readonly unknown[]) => {
          const { rows } = await tx.query<Row>(text, values ? [...values] : undefined)
          return rows
        }
        return work(endingIn(query, query))
      }) as ReturnType<typeof work>,
    listen: async (channel, onNotice) => {
      await embedded.listen(channel, onNotice)
    },
    close: () => embedded.close(),
  }
}

/** Statements sent together go out in one packet: sending one costs more than most of them. */
function stream(): Socket {
  const socket = new Socket()
  const [cork, uncork] = [socket.cork.bind(socket), socket.uncork.bind(socket)]
  let isGathering = false
  socket.cork = () => {
    cork()
    if (isGathering) return
    isGathering = true
    cork()
    process.nextTick(() => {
      isGathering = false
      uncork()
    })
  }
  return socket
}

type Query = SqlTransaction['commitWith']

/** Once it is committed, a statement would be one of its own: it is refused instead. */
function endingIn(query: Sql['query'], commitWith: Query): SqlTransaction {
  let isOver = false
  const check = () => {
    if (isOver) throw new Error('the transaction has ended with its commit')
  }
  return {
    query: async (text, values) => {
      check()
      return await query(text, values)
    },
    commitWith: async (text, values) => {
      check()
      isOver = true
      return await commitWith(text, values)
    },
  }
}

const names = new Map<string, string>()

/** Statements with values are planned once a connection. Their texts are a fixed few, and so are their names. */
function prepared(text: string, values: readonly unknown[] | undefined) {
  if (!values) return { text }
  const name = names.get(text) ?? `s${names.size + 1}`
  names.set(text, name)
  return { name, text, values: [...values] }
}

// Numbers of the feed and milliseconds fit a double for longer than anybody will run this.
const int8 = 20
const parsers = { getTypeParser: (oid: number, format?: 'text' | 'binary') => parserOf(oid, format) }

function parserOf(oid: number, format: 'text' | 'binary' = 'text') {
  return oid === int8 ? Number : pg.types.getTypeParser(oid, format as 'text')
}

function poolOf(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    types: parsers,
    connectionTimeoutMillis: 10_000,
    pipeline: true,
    stream,
  })
  // A connection that breaks is replaced, and whoever uses it hears of that by their query. Between two queries nobody would,
  // and the program would end of it.
  pool.on('connect', (client) => client.on('error', () => undefined))
  pool.on('error', () => undefined)
  return pool
}

function poolsOf(connectionString: string, atOnce: number): SqlDatabase {
  const pool = poolOf(connectionString, queriesAtOnce)
  const writers = poolOf(connectionString, atOnce)
  const listener = makeListener(connectionString)
  return {
    query: async <Row>(text: string, values?: readonly unknown[]) =>
      (await pool.query(prepared(text, values))).rows as Row[],
    transaction: async (work) => await runTransaction(await writers.connect(), work),
    listen: (channel, onNotice, onGap) => listener.start(channel, onNotice, onGap),
    close: async () => {
      await listener.stop()
      await Promise.all([pool.end(), writers.end()])
    },
  }
}

async function runTransaction<Result>(
  client: pg.PoolClient,
  work: (sql: SqlTransaction) => Promise<Result>,
): Promise<Result> {
  let broken: Error | undefined
  let isCommitted = false
  const query = async <Row>(text: string, values?: readonly unknown[]) =>
    (await client.query(prepared(text, values))).rows as Row[]
  const commitWith: Query = async <Row>(text: string, values?: readonly unknown[]) => {
    isCommitted = true
    const [rows] = await Promise.all([query<Row>(text, values), client.query('commit')])
    return rows
  }
  try {
    // The first statements of the work are on their way behind it.
    const [, result] = await Promise.all([client.query('begin'), work(endingIn(query, commitWith))])
    if (!isCommitted) await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}
