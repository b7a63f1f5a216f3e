// From the server's word that it has a batch of new customers until the last of them can be found at a counter that listens: a
// real server and a real counter with its loop, joined by loopback HTTP, the server on the embedded PostgreSQL on the disk.
// Held against PouchDB, which replicates the same documents live from an express-pouchdb server, in turns in the same run.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { CustomerEntity } from '#core/protocol/entity.ts'
import { type RunningCounter, startCounter } from '#tests/bench/shared/bench-counter.ts'
import { type BenchCounter, enrolPaper, handIn, startBenchServer } from '#tests/bench/shared/bench-server.ts'
import { personOf } from '#tests/bench/shared/large-counter.ts'
import { installPeer, runPeer } from '#tests/bench/shared/peer.ts'
import { overRuns } from '#tests/bench/shared/percentile.ts'
import { customerBody, madeId } from '#tests/server/journal-maker.ts'

/** A first round on both sides, before anything counts. */
const warmUp = 1

export async function run(args: string[]) {
  const options = { changes: { type: 'string', default: '1000' }, runs: { type: 'string', default: '5' } } as const
  const { values } = parseArgs({ args, options })
  const [changes, runs] = [Number(values.changes), Number(values.runs)]
  const peer = await installPeer('pouchdb')
  const server = await startBenchServer(2)
  try {
    const writer = await enrolPaper(server.url, server.invitations[0])
    const counter = await startCounter(server.url, server.invitations[1])
    try {
      await counter.until(() => counter.loop.report().mode === 'online')
      const rounds: Round[] = []
      for (let n = 0; n < warmUp + runs; n++) rounds.push(await measureRound(counter, writer, peer, changes, n))
      return report({ changes, runs }, rounds.slice(warmUp))
    } finally {
      await counter.close()
    }
  } finally {
    await server.close()
  }
}

type Times = { commitToVisibleMs: number; sentToVisibleMs: number }
type Round = { ours: Times; peer: Times | undefined }

function report(args: object, rounds: readonly Round[]) {
  const beside = rounds.flatMap(({ ours, peer }) => (peer ? [{ ours, peer }] : []))
  const ratio = overRuns(beside, ({ ours, peer }) => peer.commitToVisibleMs / ours.commitToVisibleMs)
  const figures = {
    commitToVisibleMs: overRuns(rounds, ({ ours }) => ours.commitToVisibleMs),
    sentToVisibleMs: overRuns(rounds, ({ ours }) => ours.sentToVisibleMs),
    peerRounds: beside.length,
    ...(beside.length > 0 && {
      pouchdbCommitToVisibleMs: overRuns(beside, ({ peer }) => peer.commitToVisibleMs),
      pouchdbSentToVisibleMs: overRuns(beside, ({ peer }) => peer.sentToVisibleMs),
      pouchdbOverOurs: ratio,
    }),
  }
  const goals = [
    { figure: 'commitToVisibleMs', op: '<=' as const, value: 250 },
    ...(beside.length > 0 ? [{ figure: 'pouchdbOverOurs', op: '>=' as const, value: 1 }] : []),
  ]
  return { args, figures, goals }
}

async function measureRound(
  counter: RunningCounter,
  writer: BenchCounter,
  peer: string | undefined,
  changes: number,
  round: number,
): Promise<Round> {
  const created = Array.from({ length: changes }, (_, n) => customerOf(round * changes + n))
  const ours = () => timeOurs(counter, writer, created)
  const theirs = async () => (peer === undefined ? undefined : await timePeer(peer, created))
  if (round % 2 === 0) return { ours: await ours(), peer: await theirs() }
  const first = await theirs()
  return { ours: await ours(), peer: first }
}

type Created = ReturnType<typeof customerBody>

function customerOf(n: number): Created {
  const { id, firstName, lastName, email, phone, street, postcode, town, ...person } = personOf(n)
  const country = person.country as CustomerEntity['details']['addresses'][number]['country']
  const { customer } = customerBody(lastName)
  const kind = 'private' as const
  const contactPoints = [
    { id: madeId(), channel: 'email' as const, kind, value: email, normal: email, isPrimary: true },
    { id: madeId(), channel: 'phone' as const, kind, value: phone, normal: phone, isPrimary: true },
  ]
  const address = { id: madeId(), kind: 'home' as const, street, extra: '', postcode, town, country, isPrimary: true }
  const details = { ...customer.details, firstName, contactPoints, addresses: [address] }
  return { customerId: id, customer: { ...customer, number: person.number, details } }
}

async function timeOurs({ world, until }: RunningCounter, writer: BenchCounter, created: Created[]): Promise<Times> {
  const file = { importId: madeId(), fileName: 'people.csv', created, changed: [] }
  const entry = writer.paper.write('customer.import', file)
  const count = world.db.sqlite.prepare('select count(*) from customers').pluck()
  const wanted = (count.get() as number) + created.length
  const arrived = until(() => (count.get() as number) >= wanted).then(() => performance.now())
  const sentMs = performance.now()
  await handIn(writer.link, writer.paper, [entry])
  const takenMs = performance.now()
  const visibleMs = await arrived
  return { commitToVisibleMs: visibleMs - takenMs, sentToVisibleMs: visibleMs - sentMs }
}

async function timePeer(directory: string, created: readonly Created[]): Promise<Times> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-bench-'))
  try {
    const file = join(folder, 'documents.json')
    writeFileSync(file, JSON.stringify(created.map(({ customerId, customer }) => ({ _id: customerId, ...customer }))))
    // The second round of its process counts, the first warms it up as ours was.
    const times = await runPeer<Times[]>(directory, 'replicate.mjs', [file, '2'])
    return times.at(-1) ?? { commitToVisibleMs: Number.NaN, sentToVisibleMs: Number.NaN }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
