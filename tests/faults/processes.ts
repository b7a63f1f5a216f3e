// Two counters and a server, each a process of its own on its own disk, with a line between them that can be broken.

import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startHost, startServer } from '#build/host-process.ts'
import { endGroup, exited, node, root, runTool } from '#build/processes.ts'
import { canonicalJson } from '#core/protocol/canonical.ts'
import { type EntityKind, keyText } from '#core/protocol/entity.ts'
import { databaseFileName } from '#core/protocol/shell.ts'
import type { ReadableDb } from '#db/database.ts'
import { readEntity } from '#db/entity/entity.ts'
import { openForReading } from '#db/open.ts'
import { keyFromFile } from '#host/key-file.ts'
import { connectDatabase } from '#server/store/sql-database.ts'
import { connectTo } from '#tests/bench/shared/host-client.ts'
import type { Client } from '#tests/contract/connect.ts'
import { type Line, openLine } from './line-proxy.ts'

export interface Program {
  /** As a power cut ends it; it is started again on the same data. */
  killAndStart(): Promise<void>
}
export type CounterProgram = Program & {
  code: string
  line: Line
  /** Of its page, with the token of this start. */
  address(): string
  /** On the host as it runs now; a new one after every start. */
  client(): Client
}

export interface House {
  server: Program
  counters: CounterProgram[]
  /** Ends everything and reads the three disks: what the counters have otherwise than the server, in words. */
  endAndCompare(): Promise<string[]>
  close(): Promise<void>
}

const catalogue = join(root, 'docs/catalogue.example.json')

/** @param rendererDirectory the built page, for tests that look at a screen */
export async function openHouse(codes: readonly string[], rendererDirectory?: string): Promise<House> {
  const directory = mkdtempSync(join(tmpdir(), 'foyer-house-'))
  const serverData = join(directory, 'server')
  const invite = codes.flatMap((code) => ['--invite', `${code}=Door ${code}`])
  const server = await openProgram((port, isFirst) =>
    startServer([join(root, 'server/main.ts'), '--data', serverData, '--port', `${port}`, ...(isFirst ? invite : [])]),
  )
  const { url, invitations } = server.ready
  const counters: (CounterProgram & { child(): ChildProcess; data: string })[] = []
  for (const [index, code] of codes.entries()) {
    const data = join(directory, code)
    if (index === 0) await runTool(node, [join(root, 'host/main.ts'), 'import', 'catalogue', catalogue, '--data', data])
    const page = rendererDirectory ? ['--renderer', rendererDirectory] : []
    counters.push(await openCounter({ code, data, url, invitation: invitations[index] ?? '', page }))
  }
  const end = async () => {
    for (const counter of counters) await endGroup(counter.child())
    await endGroup(server.child())
    for (const { line } of counters) await line.close()
  }
  return {
    server,
    counters,
    endAndCompare: async () => {
      await end()
      return await compare(serverData, counters)
    },
    close: async () => {
      await end()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

type Started<Ready> = { child: ChildProcess; ready: Promise<Ready> }
type Running<Ready> = Program & { ready: Ready; child(): ChildProcess }

/** The first start takes a free port and keeps it: whoever knows the address finds it again. */
async function openProgram<Ready extends string | { url: string }>(
  start: (port: number, isFirst: boolean) => Started<Ready>,
): Promise<Running<Ready>> {
  const first = start(0, true)
  const running: Running<Ready> = {
    ready: await first.ready,
    child: () => child,
    async killAndStart() {
      child.kill('SIGKILL')
      await exited(child)
      const again = start(port, false)
      child = again.child
      running.ready = await again.ready
    },
  }
  let { child } = first
  const port = Number(new URL(typeof running.ready === 'string' ? running.ready : running.ready.url).port)
  return running
}

type CounterPlace = { code: string; data: string; url: string; invitation: string; page: string[] }

async function openCounter({ code, data, url, invitation, page }: CounterPlace) {
  const line = await openLine(url)
  const where = ['--data', data, '--counter', code, '--server', line.url, ...page]
  const host = await openProgram((port, isFirst) =>
    startHost([
      join(root, 'host/main.ts'),
      ...where,
      '--port',
      `${port}`,
      ...(isFirst ? ['--invitation', invitation] : []),
    ]),
  )
  let client = await connectTo(host.ready)
  return {
    code,
    data,
    line,
    child: host.child,
    address: () => host.ready,
    client: () => client,
    killAndStart: async () => {
      await host.killAndStart()
      client = await connectTo(host.ready)
    },
  }
}

async function compare(serverData: string, counters: readonly { code: string; data: string }[]): Promise<string[]> {
  const database = await connectDatabase({ dataDirectory: serverData })
  try {
    const rows = await database.query<{ kind: EntityKind; id: string; body: unknown }>(
      'select kind, id, body from entity',
    )
    return counters.flatMap(({ code, data }) => {
      const path = join(data, databaseFileName)
      const db = openForReading(path, keyFromFile(data, path))
      try {
        return [...otherThan(db.read, rows), ...unheard(db.read)].map((what) => `${code}: ${what}`)
      } finally {
        db.close()
      }
    })
  } finally {
    await database.close()
  }
}

function otherThan(db: ReadableDb, rows: readonly { kind: EntityKind; id: string; body: unknown }[]): string[] {
  return rows
    .filter(({ kind, id, body }) => canonicalJson(readEntity(db, kind, id) ?? null) !== canonicalJson(body))
    .map((row) => `${keyText(row)} differs`)
}

function unheard(db: ReadableDb): string[] {
  const orders = db.sql.prepare('select count(*) from orders').pluck().get()
  // That it stops is the last thing a counter writes down; it tells the server when it starts again.
  const waiting = db.sql
    .prepare("select count(*) from journal where outcome is null and name <> 'host.stop'")
    .pluck()
    .get()
  return waiting === 0 ? [] : [`${waiting} entries wait, with ${orders} orders on the disk`]
}
