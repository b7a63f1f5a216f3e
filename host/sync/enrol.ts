// Becoming known to a server: a key pair is made and kept first, then the invitation is used. A lost answer costs nothing,
// as the same key asked again gets the same answer.
import { findCounter, renameCounter } from '#db/counter.ts'
import type { Database, ReadableDb } from '#db/database.ts'
import { lastNumber } from '#db/number-series.ts'
import { findServer, type ServerSetting, saveServer } from '#db/sync-state.ts'
import { newKeyPair, openClient } from './link.ts'
import { noteEarlierTouches } from './touches.ts'

export type Invited = { url: string; invitation: string }

/** @throws what the line throws, INVITATION_INVALID and CODE_TAKEN among it; asked again, it goes on where it stopped */
export async function enrol(db: Database, { url, invitation }: Invited): Promise<ServerSetting> {
  const counter = findCounter(db.read)
  if (!counter) throw new Error('the counter has no identity yet')
  const server = keepKeys(db, url)
  await noteEarlierTouches(db)
  const code = hasGivenNumbers(db.read) ? counter.code : null
  const { publicKey } = server
  const known = await openClient(url).counter.enrol({ invitation, counterId: counter.id, publicKey, code })
  const enrolled = { ...server, isEnrolled: true }
  db.write((tx) => {
    if (known.code !== counter.code) renameCounter(tx, known.code)
    saveServer(tx, enrolled)
  })
  return enrolled
}

function keepKeys(db: Database, url: string): ServerSetting {
  const before = findServer(db.read)
  if (before && !before.isEnrolled && before.url === url) return before
  const { publicKey, privateKey } = newKeyPair()
  const server = { url, publicKey, privateKey: { ...privateKey }, isEnrolled: false }
  db.write((tx) => saveServer(tx, server))
  return server
}

/** A number once given carries the code for good. */
function hasGivenNumbers(db: ReadableDb): boolean {
  return (['customer', 'order', 'receipt', 'ticket'] as const).some((kind) => lastNumber(db, kind) > 0)
}
