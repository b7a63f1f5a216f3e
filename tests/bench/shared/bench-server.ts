// The server of a bench: the program as `npm run server` starts it, on loopback, on the embedded PostgreSQL in a folder of
// its own or on a real one, with counters that were invited and exist on paper only.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer } from '#build/host-process.ts'
import { endGroup, root } from '#build/processes.ts'
import type { JournalEntry } from '#core/protocol/journal-entry.ts'
import { pushBytesMax, pushEntriesMax } from '#core/protocol/sync.ts'
import { systemClock } from '#host/clock.ts'
import { newKeyPair, openClient, openLink, type ServerIdentity, type ServerLink } from '#host/sync/link.ts'
import { type PaperCounter, paperCounter } from '#tests/server/journal-maker.ts'

export type BenchServer = {
  url: string
  /** One-time codes, as many as were asked for. */
  invitations: string[]
  close(): Promise<void>
}

/** @param databaseUrl a real PostgreSQL; without one the embedded one */
export async function startBenchServer(counters: number, databaseUrl?: string): Promise<BenchServer> {
  const directory = mkdtempSync(join(tmpdir(), 'foyer-bench-server-'))
  const invite = Array.from({ length: counters }, (_, n) => ['--invite', `C${n + 1}=Counter ${n + 1}`]).flat()
  const { DATABASE_URL: _, ...others } = process.env
  const env = { ...others, FOYER_LOG: 'error', ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }) }
  const args = [join(root, 'server/main.ts'), '--port', '0', '--data', join(directory, 'data'), ...invite]
  const { child, ready } = startServer(args, { env })
  const close = async () => {
    await endGroup(child)
    rmSync(directory, { recursive: true, force: true })
  }
  try {
    return { ...(await ready), close }
  } catch (error) {
    await close()
    throw error
  }
}

export type BenchCounter = {
  paper: PaperCounter
  link: ServerLink
  /** As it comes back after a time without a line: it has to show anew who it is. */
  linkAnew(): ServerLink
}

/** A counter on paper with a key of its own, known to the server. */
export async function enrolPaper(url: string, invitation: string | undefined): Promise<BenchCounter> {
  const paper = paperCounter()
  const { counterId } = paper
  const { publicKey, privateKey } = newKeyPair()
  await openClient(url).counter.enrol({ invitation: invitation ?? '', counterId, publicKey, code: null })
  const identity: ServerIdentity = { url, counterId, privateKey }
  const linkAnew = () => openLink(identity, systemClock)
  return { paper, link: linkAnew(), linkAnew }
}

/** Hands in entries as a counter does, as many at once as may be. @returns how often each outcome was given */
export async function handIn(
  link: ServerLink,
  { incarnation }: PaperCounter,
  entries: readonly JournalEntry[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const batch of batchesOf(entries)) {
    const answer = await link.call((client) => client.journal.push({ incarnation, entries: batch }))
    if (answer.state !== 'taken') throw new Error(`the journal was not taken in: ${answer.state}`)
    for (const { outcome } of answer.outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1)
  }
  return counts
}

/** A batch of at most `pushBytesMax` of bodies, but always one entry: the bounds of a real counter's outbox. */
function batchesOf(entries: readonly JournalEntry[]): JournalEntry[][] {
  const batches: JournalEntry[][] = []
  let bytes = 0
  for (const entry of entries) {
    const batch = batches.at(-1)
    bytes += entry.body.length
    if (batch && bytes <= pushBytesMax && batch.length < pushEntriesMax) batch.push(entry)
    else {
      batches.push([entry])
      bytes = entry.body.length
    }
  }
  return batches
}
