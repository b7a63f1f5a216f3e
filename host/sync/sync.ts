// Sync as the rest of the host sees it: what state it is in, and a nudge when something new is in the journal.
//
//   alone ──invited──▶ enrolling, again and again until the server answers ──▶ the loop ──stopped with the host
import { setTimeout as pause } from 'node:timers/promises'
import { findCounter } from '#db/counter.ts'
import { findServer, type ServerSetting, saveServer } from '#db/sync-state.ts'
import type { World } from '../world.ts'
import { askInTime } from './ask.ts'
import { enrol, type Invited } from './enrol.ts'
import { pull } from './exchange.ts'
import { openLink, type ServerClient, type ServerLink } from './link.ts'
import { type SyncLoop, type SyncReport, startLoop } from './loop.ts'
import { type FreshPlace, startAfresh } from './start-afresh.ts'

export interface Sync {
  /** Null for a counter that works alone. */
  report(): SyncReport | null
  nudge(): void
  /** Asks the server what a clerk waits for; undefined when there is none, it cannot be reached, or it takes too long. */
  ask<Answer>(question: (client: ServerClient) => Promise<Answer>): Promise<Answer | undefined>
  /** Takes down what there is now. False when the server was not reached in time. */
  catchUp(): Promise<boolean>
  /** How far the server's clock is ahead of this one's; 0 while nobody knows. */
  clockOffsetMs(): number
  /** A person asked: now, even while the line is held to be down. */
  retry(): void
  /** Begins, or goes on, where this counter has a server or is invited to one. */
  begin(world: World, invited?: Invited): void
  stop(): Promise<void>
}

const enrolPauseMs = 5_000
const catchUpMsMax = 4_000

/** @param onRevoked told when the counter is out of service and its journal is in; the rest is where a fresh database is built */
export function makeSync({ onRevoked, ...place }: FreshPlace & { onRevoked(): void }): Sync {
  let loop: SyncLoop | undefined
  let enrolling: Promise<void> | undefined
  let line: { world: World; link: ServerLink } | undefined
  const ending = new AbortController()
  const run = (world: World, { url, privateKey }: ServerSetting) => {
    const counterId = findCounter(world.db.read)?.id
    if (!counterId || ending.signal.aborted) return
    const random = () => new DataView(world.random(4).slice().buffer).getUint32(0) / 2 ** 32
    const link = openLink({ url, counterId, privateKey }, world.clock)
    line = { world, link }
    loop = startLoop(world, link, {
      nowMs: () => world.clock.nowMs(),
      random,
      onRevoked,
      startAfresh: (heard, onProgress) => startAfresh(world, heard, place, onProgress),
    })
    world.changes.announce(['sync'])
  }
  return {
    report: () => loop?.report() ?? null,
    nudge: () => loop?.nudge(),
    retry: () => loop?.retry(),
    // While the line is held to be down nobody waits for it: the loop finds out when it is back.
    ask: async (question) =>
      line && loop?.report().mode === 'online' ? await askInTime(line.link, question) : undefined,
    clockOffsetMs: () => line?.link.clockOffsetMs() ?? 0,
    async catchUp() {
      if (!line) return false
      const { world, link } = line
      const pulled = pull(world, link).then(
        () => true,
        () => false,
      )
      return await Promise.race([pulled, pause(catchUpMsMax, false, { ref: false })])
    },
    begin(world, invited) {
      const known = findServer(world.db.read)
      if (known?.isEnrolled) run(world, invited ? moved(world, known, invited.url) : known)
      else if (invited?.invitation)
        enrolling = enrolPatiently(world, invited, ending.signal, (server) => run(world, server))
    },
    async stop() {
      ending.abort()
      await enrolling
      await loop?.stop()
    },
  }
}

/** The same server at another address; whether it is the same, its feed says. */
function moved(world: World, known: ServerSetting, url: string): ServerSetting {
  const server = { ...known, url }
  if (url !== known.url) world.db.write((tx) => saveServer(tx, server))
  return server
}

async function enrolPatiently(
  world: World,
  invited: Invited,
  signal: AbortSignal,
  onEnrolled: (server: ServerSetting) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      return onEnrolled(await enrol(world.db, invited))
    } catch (error) {
      const code = (error as { code?: unknown } | null)?.code
      world.log.warn({ error: String(error) }, 'the counter could not be enrolled')
      // What the server refuses it will refuse again: somebody has to bring another invitation.
      if (code === 'INVITATION_INVALID' || code === 'CODE_TAKEN') return
    }
    await pause(enrolPauseMs, undefined, { signal }).catch(() => undefined)
  }
}
