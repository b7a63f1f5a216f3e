// A connection of its own that listens for notices, and comes back by itself when it is lost.
//
//   connecting ──listening──▶ hearing ──line lost──▶ pause ──▶ connecting … ──stop──▶ ended
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

export interface Listener {
  /** Resolves when it hears. @param onGap when it hears again after a time in which notices were lost */
  start(channel: string, onNotice: (payload: string) => void, onGap: () => void): Promise<void>
  stop(): Promise<void>
}

const pauseMs = 1_000

export function makeListener(connectionString: string): Listener {
  const ending = new AbortController()
  let client: pg.Client | undefined
  const connect = async (channel: string, onNotice: (payload: string) => void, onLost: () => void) => {
    const fresh = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 })
    fresh.on('notification', ({ payload }) => onNotice(payload ?? ''))
    // More than once, as a broken connection complains: nobody else hears it.
    fresh.on('error', onLost)
    fresh.once('end', onLost)
    await fresh.connect()
    await fresh.query(`listen ${pg.escapeIdentifier(channel)}`)
    client = fresh
  }
  const again = async (channel: string, onNotice: (payload: string) => void, onGap: () => void): Promise<void> => {
    let isLost = false
    const onLost = () => {
      if (isLost || ending.signal.aborted) return
      isLost = true
      void reconnect(channel, onNotice, onGap)
    }
    await connect(channel, onNotice, onLost)
  }
  const reconnect = async (channel: string, onNotice: (payload: string) => void, onGap: () => void) => {
    while (!ending.signal.aborted) {
      try {
        await again(channel, onNotice, onGap)
        return onGap()
      } catch {
        // Not there yet: whoever needs the database hears of that by their own queries. Here it is only waited for.
        await pause(pauseMs, undefined, { signal: ending.signal }).catch(() => undefined)
      }
    }
  }
  return {
    start: again,
    stop: async () => {
      ending.abort()
      await client?.end()
    },
  }
}
