// How long PouchDB takes from the server's word that it has a batch of documents until the last of them can be read here, by a live
// replication that was up to date before. A server of its own, both on the disk, each round in new databases.
// Arguments: a JSON file with the documents, the rounds. Answers with one JSON line: per round, from the word and from the asking.
import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PouchDB from 'pouchdb'

const [file, rounds] = process.argv.slice(2)
const docs = JSON.parse(readFileSync(file, 'utf8'))
const directory = mkdtempSync(join(tmpdir(), 'foyer-pouchdb-'))
const server = fork(join(import.meta.dirname, 'server.mjs'), [`${directory}/server-`])
let failure
try {
  const [{ url }] = await firstOf(server, 'message')
  const times = []
  for (let round = 0; round < Number(rounds); round++) times.push(await measure(url, round))
  writeSync(1, `${JSON.stringify(times)}\n`)
} catch (error) {
  failure = error
  console.error(error)
}
server.disconnect()
rmSync(directory, { recursive: true, force: true, maxRetries: 5 })
// At once: a live replication that was cancelled may still be asking, and would complain that nobody answers any more.
process.exit(failure ? 1 : 0)

async function measure(url, round) {
  const remote = new PouchDB(`${url}/round-${round}`)
  const local = new PouchDB(`${directory}/counter-${round}`)
  await remote.info()
  const replication = local.replicate.from(remote, { live: true })
  await firstOf(replication, 'paused')
  const arrived = lastOf(replication)
  const askedMs = performance.now()
  await remote.bulkDocs(docs)
  const takenMs = performance.now()
  await arrived
  const visibleMs = performance.now()
  replication.cancel()
  const { doc_count: found } = await local.info()
  if (found !== docs.length) throw new Error(`${found} documents of ${docs.length} arrived`)
  await local.close()
  return { commitToVisibleMs: visibleMs - takenMs, sentToVisibleMs: visibleMs - askedMs }
}

function lastOf(replication) {
  return new Promise((resolve, reject) => {
    replication.on('change', ({ docs_written: written }) => written >= docs.length && resolve())
    replication.once('error', reject)
  })
}

function firstOf(emitter, name) {
  return new Promise((resolve, reject) => {
    emitter.once(name, (...values) => resolve(values))
    emitter.once('error', reject)
  })
}
