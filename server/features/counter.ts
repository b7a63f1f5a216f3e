// Letting counters in: once by an invitation, then by a signature that only the counter's own key can make.
//
//   invited ──enrols with its public key──▶ known ──signs a challenge──▶ token, 15 minutes ──▶ again
import { createHash, createPublicKey, verify } from 'node:crypto'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { EntityBody } from '#core/protocol/entity.ts'
import { type KnownCounter, signedText } from '#core/protocol/server-contract.ts'
import { seal, unseal } from '../seal.ts'
import type { Sql } from '../store/sql-database.ts'
import type { ServerWorld } from '../world.ts'
import type { Asker } from './asker.ts'
import { webCode } from './shop-new-order.ts'

const invitationMsMax = 24 * 3_600_000
const challengeMsMax = 60_000
const tokenMsMax = 15 * 60_000

export type Enrolment = { invitation: string; counterId: string; publicKey: string; code: string | null }
type EnrolRefusal = { code: 'INVITATION_INVALID' | 'CODE_TAKEN' }

/** Asked again with the same key after a lost answer, it answers the same. */
export function enrol(
  world: ServerWorld,
  { invitation, counterId, publicKey, code }: Enrolment,
): Promise<Decision<{ code: string; name: string }, EnrolRefusal>> {
  return world.database.transaction(async (sql) => {
    const [known] = await sql.query<{ code: string; name: string; publicKey: string }>(
      'select code, name, public_key as "publicKey" from counter where id = $1',
      [counterId],
    )
    if (known?.publicKey === publicKey) return accept({ code: known.code, name: known.name })
    const [invited] = await sql.query<{ code: string | null; name: string; expiresAtMs: number }>(
      'select code, name, expires_at_ms as "expiresAtMs" from invitation where hash = $1 and used_by is null for update',
      [hashOf(invitation)],
    )
    if (known || !invited || invited.expiresAtMs < world.nowMs()) return refuse({ code: 'INVITATION_INVALID' })
    const given = code ?? invited.code ?? (await freeCode(sql))
    if (await isTaken(sql, given)) return refuse({ code: 'CODE_TAKEN' })
    await sql.query('insert into counter (id, code, name, public_key, enrolled_at_ms) values ($1, $2, $3, $4, $5)', [
      counterId,
      given,
      invited.name,
      publicKey,
      world.nowMs(),
    ])
    await announceCounter(sql, counterId, { code: given, name: invited.name, revokedAtMs: null }, world.nowMs())
    await sql.query('update invitation set used_by = $1 where hash = $2', [counterId, hashOf(invitation)])
    return accept({ code: given, name: invited.name })
  })
}

/** The other counters know it by its name: on the seat map, in a case, in the plan of who may sell what. */
export async function announceCounter(sql: Sql, id: string, body: EntityBody<'counter'>, nowMs: number): Promise<void> {
  const isNew = (await sql.query("select 1 from entity where kind = 'counter' and id = $1", [id])).length === 0
  const puts = [{ kind: 'counter', id, body, isNew }]
  await sql.query('select put_entities($1::jsonb, $2)', [JSON.stringify(puts), nowMs])
}

export async function listCounters({ database }: Pick<ServerWorld, 'database'>): Promise<KnownCounter[]> {
  return await database.query<KnownCounter>(
    `select id, code, name, last_seen_at_ms as "lastSeenAtMs", revoked_at_ms as "revokedAtMs" from counter order by code`,
  )
}

export type Invited = { invitation: string; validMs: number }

/**
 * @param code null for the first that is free when the counter comes
 * @param by who asked for it at which counter; null for whoever has the server's command line
 */
export async function invite(
  world: ServerWorld,
  { code, name, invitation = readable(world.random(12)) }: { code: string | null; name: string; invitation?: string },
  by: Asker | null = null,
): Promise<Decision<Invited, { code: 'CODE_TAKEN' }>> {
  if (code !== null && (await isTaken(world.database, code))) return refuse({ code: 'CODE_TAKEN' })
  await world.database.query('insert into invitation (hash, code, name, expires_at_ms) values ($1, $2, $3, $4)', [
    hashOf(invitation),
    code,
    name,
    world.nowMs() + invitationMsMax,
  ])
  world.log.info({ code, name, by }, 'a counter was invited')
  return accept({ invitation, validMs: invitationMsMax })
}

/** The same for whoever asks, known or not: nobody learns which counters there are. */
export function challenge(world: ServerWorld, counterId: string): { challenge: string } {
  return { challenge: seal(world.secret, 'challenge', counterId, world.nowMs() + challengeMsMax) }
}

export type Signed = { counterId: string; challenge: string; signature: string }
export type Granted = { token: string; validMs: number; isRevoked: boolean; serverMs: number }

export async function grantToken(
  world: ServerWorld,
  { counterId, challenge: given, signature }: Signed,
): Promise<Decision<Granted, { code: 'SIGNATURE_INVALID' }>> {
  const nowMs = world.nowMs()
  const [row] = await world.database.query<{ publicKey: string; revokedAtMs: number | null }>(
    'update counter set last_seen_at_ms = $2 where id = $1 returning public_key as "publicKey", revoked_at_ms as "revokedAtMs"',
    [counterId, nowMs],
  )
  const isFresh = unseal(world.secret, 'challenge', given, nowMs) === counterId
  if (!row || !isFresh || !isSignedBy(row.publicKey, signedText(counterId, given), signature)) {
    world.log.warn({ counterId, isKnown: row !== undefined, isFresh }, 'a counter could not show who it is')
    return refuse({ code: 'SIGNATURE_INVALID' })
  }
  const token = seal(world.secret, 'token', counterId, nowMs + tokenMsMax)
  return accept({ token, validMs: tokenMsMax, isRevoked: row.revokedAtMs !== null, serverMs: nowMs })
}

/** The counter a token was made for; undefined when it is no good. */
export function counterOfToken(world: ServerWorld, token: string): string | undefined {
  return unseal(world.secret, 'token', token, world.nowMs())
}

export async function isRevoked(world: ServerWorld, counterId: string): Promise<boolean> {
  const rows = await world.database.query('select 1 from counter where id = $1 and revoked_at_ms is null', [counterId])
  return rows.length === 0
}

function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'))
}

const hashOf = (invitation: string) => createHash('sha256').update(invitation.replace(/-/g, '')).digest('hex')

// Crockford's base 32: no letter that could be read as a digit, for people who type it from a screen.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

function readable(bytes: Uint8Array): string {
  const text = [...bytes].map((byte) => letters[byte % letters.length]).join('')
  return text.replace(/(.{4})(?=.)/g, '$1-')
}

/** The web shop's numbers begin with a code as well. */
async function isTaken(sql: Sql, code: string): Promise<boolean> {
  if (code === webCode) return true
  return (await sql.query('select 1 from counter where code = $1', [code])).length > 0
}

/** A1 to A9, then B1 and so on. */
async function freeCode(sql: Sql): Promise<string> {
  const taken = new Set((await sql.query<{ code: string }>('select code from counter')).map(({ code }) => code))
  for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
    for (let digit = 1; digit <= 9; digit++) if (!taken.has(letter + digit)) return letter + digit
  }
  throw new Error('every short code is taken: name one in the invitation')
}
