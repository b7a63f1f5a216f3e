// The venue's counters: the list, inviting another one, and putting one out of service. Only the server lets counters in and
// out, so both are asked of it; the journal keeps that it was done and by whom.
import type { Invitation, VenueCounter } from '#core/contract/counter.ts'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { CommandId } from '#core/domain/ids.ts'
import { findCounter } from '#db/counter.ts'
import type { ReadableDb } from '#db/database.ts'
import { getCounterCode } from '#db/number-series.ts'
import { listKnownCounters } from '#db/rights.ts'
import { findServer } from '#db/sync-state.ts'
import { inJournal } from '../in-journal.ts'
import { clerkOf, host, settle } from '../procedures.ts'
import { decisionOf } from '../sync/ask.ts'
import type { World } from '../world.ts'
import { checkPin, type PinRefusal } from './pin-check.ts'

export const counter = {
  list: host.counter.list.handler(({ context: { world } }) => readCounters(world.db.read)),
  seen: host.counter.seen.handler(async ({ context: { world } }) => {
    const counters = await world.sync.ask((client) => client.counter.list())
    return (counters ?? []).map(({ id, lastSeenAtMs }) => ({ counterId: id, lastSeenAtMs }))
  }),
  invite: host.counter.invite.handler(async ({ input, context: { world }, errors }) =>
    settle(await invite(world, input), errors),
  ),
  revoke: host.counter.revoke.handler(async ({ input, context: { world }, errors }) =>
    settle(await revoke(world, input), errors),
  ),
}

function readCounters(db: ReadableDb): { serverUrl: string | null; counters: VenueCounter[] } {
  const own = findCounter(db)?.id
  const counters = listKnownCounters(db).map(({ id, code, name, revokedAtMs }) => ({
    counterId: id,
    code,
    name,
    isOwn: id === own,
    revokedAtMs,
  }))
  return { serverUrl: serverUrlOf(db), counters }
}

function serverUrlOf(db: ReadableDb): string | null {
  const server = findServer(db)
  return server?.isEnrolled ? server.url : null
}

/** What the server says to a clerk whom it does not know, or not with this right. */
type NotAllowed = { code: 'NOT_ALLOWED'; right: 'counters' }
const notAllowed: NotAllowed = { code: 'NOT_ALLOWED', right: 'counters' }

type Invite = { commandId: CommandId; name: string; code: string | null }
type InviteRefusal = { code: 'CODE_TAKEN' | 'OFFLINE' } | NotAllowed

async function invite(world: World, command: Invite): Promise<Decision<Invitation, InviteRefusal>> {
  const { name, code } = command
  const by = { staffId: clerkOf(world).id }
  const serverUrl = serverUrlOf(world.db.read)
  if (serverUrl === null) return refuse({ code: 'OFFLINE' })
  const answer = await world.sync.ask((client) =>
    decisionOf(client.counter.invite({ name, code, by }), ['CODE_TAKEN', 'NOT_ALLOWED']),
  )
  if (!answer) return refuse({ code: 'OFFLINE' })
  if (!answer.accepted) return refuse(answer.refusal.code === 'CODE_TAKEN' ? { code: 'CODE_TAKEN' } : notAllowed)
  const { invitation, validMs } = answer.value
  const validUntilMs = world.clock.nowMs() + validMs
  // Neither in the entry nor in its answer: whoever reads the journal could let a counter in by it.
  inJournal(world, command, { name: 'counter.invite', v: 1 }, () =>
    accept({ answer: {}, entry: { name, code, validUntilMs, by }, changed: [] }),
  )
  return accept({ invitation, name, validUntilMs, serverUrl })
}

type Revoke = { commandId: CommandId; code: string; pin: string }
type RevokeRefusal = { code: 'UNKNOWN_COUNTER' | 'THIS_COUNTER' | 'OFFLINE' } | PinRefusal | NotAllowed

async function revoke(
  world: World,
  { pin, ...command }: Revoke,
): Promise<Decision<{ revokedAtMs: number }, RevokeRefusal>> {
  const { code } = command
  // It would be gone from under whoever did it, with nobody there to see that all of it was handed in.
  if (code === getCounterCode(world.db.read)) return refuse({ code: 'THIS_COUNTER' })
  if (serverUrlOf(world.db.read) === null) return refuse({ code: 'OFFLINE' })
  const by = { staffId: clerkOf(world).id }
  const checked = await checkPin(world, { ...by, pin })
  if (!checked.accepted) return checked
  const answer = await world.sync.ask((client) =>
    decisionOf(client.counter.revoke({ code, by }), ['UNKNOWN_COUNTER', 'NOT_ALLOWED']),
  )
  if (!answer) return refuse({ code: 'OFFLINE' })
  if (!answer.accepted)
    return refuse(answer.refusal.code === 'UNKNOWN_COUNTER' ? { code: 'UNKNOWN_COUNTER' } : notAllowed)
  const { revokedAtMs } = answer.value
  inJournal(world, command, { name: 'counter.revoke', v: 1 }, () =>
    accept({ answer: { revokedAtMs }, entry: { code, revokedAtMs, by }, changed: [] }),
  )
  // So that the list says so at once; where that is too slow, the feed brings it by itself.
  await world.sync.catchUp()
  return accept({ revokedAtMs })
}
