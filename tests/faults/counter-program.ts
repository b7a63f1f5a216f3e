// A counter as a program of its own, for being killed: the host's own world and handlers behind the process channel, in
// place of a socket that adds nothing to what is on the disk. Arguments: data directory, migrations.
import { createRouterClient } from '@orpc/server'
import pino from 'pino'
import { openWorld } from '#host/open-world.ts'
import { router } from '#host/router.ts'
import { recoverIn } from './recover.ts'
import { callIn, type Sent, settled, signIn } from './sent.ts'

/** What the program is told. `settle` answers when no paper is waiting or on its way any more. */
export type ToCounter = { call?: Sent; settle?: true; recover?: Sent[]; close?: true }
export type FromCounter = {
  ready?: true
  answer?: unknown
  refused?: string
  settled?: true
  violations?: string[]
  steps?: string[]
}

const [dataDirectory = '', migrationsDirectory = ''] = process.argv.slice(2)
const tell = (message: FromCounter) => process.send?.(message)

const opened = await openWorld({
  dataDirectory,
  migrationsDirectory,
  warnings: [],
  counterCode: 'A1',
  log: pino({ level: 'silent' }),
})
signIn(opened.world)
const client = createRouterClient(router, { context: { world: opened.world } })
process.on('message', (message: ToCounter) => {
  carryOut(message).catch((error: unknown) => tell({ refused: String(error) }))
})
tell({ ready: true })

async function carryOut({ call, settle, recover, close }: ToCounter): Promise<void> {
  if (call) await answer(call)
  if (settle) {
    await settled(opened.world)
    tell({ settled: true })
  }
  if (recover) tell({ violations: await recoverIn(opened, dataDirectory, recover) })
  if (close) {
    await opened.close()
    process.disconnect()
  }
}

async function answer(sent: Sent): Promise<void> {
  try {
    tell({ answer: await callIn(client, sent) })
  } catch (error) {
    tell({ refused: (error as { code?: string }).code ?? String(error) })
  }
}
