// How long a new PouchDB takes until it has all documents of a server that has them already. Both on the disk; nothing is
// indexed here afterwards. Argument: a file with one JSON document a line. Answers with one JSON line.
import { fork } from 'node:child_process'
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import PouchDB from 'pouchdb'

const [file] = process.argv.slice(2)
const docsPerBatch = 2_000
const directory = mkdtempSync(join(tmpdir(), 'foyer-pouchdb-'))
const server = fork(join(import.meta.dirname, 'server.mjs'), [`${directory}/server-`])
let failure
try {
  const url = await new Promise((resolve, reject) => {
    server.once('message', (word) => resolve(word.url))
    server.once('error', reject)
  })
  const remote = new PouchDB(`${url}/venue`)
  const count = await load(remote)
  const local = new PouchDB(`${directory}/counter`)
  const startedMs = performance.now()
  await local.replicate.from(remote, { batch_size: docsPerBatch, batches_limit: 4 })
  const tookS = (performance.now() - startedMs) / 1_000
  const { doc_count: found } = await local.info()
  if (found !== count) throw new Error(`${found} documents of ${count} arrived`)
  writeSync(1, `${JSON.stringify({ tookS, peakMb: peakMb() })}\n`)
} catch (error) {
  failure = error
  console.error(error)
}
server.disconnect()
rmSync(directory, { recursive: true, force: true, maxRetries: 5 })
process.exit(failure ? 1 : 0)

async function load(remote) {
  let count = 0
  let batch = []
  for await (const line of createInterface({ input: createReadStream(file) })) {
    batch.push(JSON.parse(line))
    count += 1
    if (batch.length < docsPerBatch) continue
    await remote.bulkDocs(batch)
    batch = []
  }
  if (batch.length > 0) await remote.bulkDocs(batch)
  return count
}

/** Null where the system does not tell. */
function peakMb() {
  if (process.platform !== 'linux') return null
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1_024
}
