// The server's contract with its handlers. Who may not, does not reach one.
import { implement, ORPCError } from '@orpc/server'
import type { Decision } from '#core/domain/decision.ts'
import { serverContract } from '#core/protocol/server-contract.ts'
import { ifAllowed } from './features/asker.ts'
import { audit } from './features/audit.ts'
import { challenge, counterOfToken, enrol, grantToken, invite, isRevoked, listCounters } from './features/counter.ts'
import { NotYourJournal, takeIn } from './features/push.ts'
import { revokeCounter } from './features/revoke.ts'
import { claim, hold, refill } from './features/rights.ts'
import { claimValue } from './features/value.ts'
import type { ServerWorld } from './world.ts'

/** `authorization`: the header as it came. */
export type RequestContext = { world: ServerWorld; authorization: string | undefined }

/** Empty when there is none, which is no good anywhere. */
export function bearerOf({ authorization }: RequestContext): string {
  return authorization?.replace(/^Bearer /, '') ?? ''
}

const server = implement(serverContract)
  .$context<RequestContext>()
  .use(async ({ context, procedure, next }) => {
    const { world } = context
    const { needsToken, isRevokedWelcome } = procedure['~orpc'].meta
    if (!needsToken) return next({ context: { counterId: '' } })
    const counterId = counterOfToken(world, bearerOf(context))
    if (!counterId) throw new ORPCError('TOKEN_INVALID')
    if (!isRevokedWelcome && (await isRevoked(world, counterId))) throw new ORPCError('COUNTER_REVOKED')
    return next({ context: { counterId } })
  })

/** What lets people change which counters there are. */
const right = 'counters'

export const serverRouter = server.router({
  counter: {
    enrol: server.counter.enrol.handler(async ({ input, context: { world }, errors }) =>
      settle(await enrol(world, input), errors),
    ),
    challenge: server.counter.challenge.handler(({ input, context: { world } }) => challenge(world, input.counterId)),
    token: server.counter.token.handler(async ({ input, context: { world }, errors }) =>
      settle(await grantToken(world, input), errors),
    ),
    list: server.counter.list.handler(({ context: { world } }) => listCounters(world)),
    revoke: server.counter.revoke.handler(async ({ input, context: { world, counterId }, errors }) => {
      const by = { ...input.by, counterId }
      return settle(await ifAllowed(world, { by, right }, () => revokeCounter(world, input.code, by)), errors)
    }),
    invite: server.counter.invite.handler(async ({ input, context: { world, counterId }, errors }) => {
      const by = { ...input.by, counterId }
      const { code, name } = input
      return settle(await ifAllowed(world, { by, right }, () => invite(world, { code, name }, by)), errors)
    }),
  },
  rights: {
    hold: server.rights.hold.handler(({ input, context: { world, counterId } }) => hold(world, counterId, input)),
    claim: server.rights.claim.handler(({ input, context: { world, counterId } }) => claim(world, counterId, input)),
    refill: server.rights.refill.handler(({ input, context: { world, counterId } }) => refill(world, counterId, input)),
  },
  value: {
    claim: server.value.claim.handler(({ input, context: { world, counterId } }) =>
      claimValue(world, counterId, input),
    ),
  },
  journal: {
    push: server.journal.push.handler(async ({ input, context: { world, counterId }, errors }) => {
      try {
        return await takeIn(world, counterId, input)
      } catch (error) {
        if (error instanceof NotYourJournal) throw errors.NOT_YOUR_JOURNAL()
        throw error
      }
    }),
  },
  feed: {
    pull: server.feed.pull.handler(({ input, context: { world } }) => world.store.pull(input)),
    heads: server.feed.heads.handler(async function* ({ context: { world }, signal }) {
      for await (const head of world.heads.follow(signal)) yield { head }
    }),
    fetch: server.feed.fetch.handler(async ({ input, context: { world } }) => ({
      entities: await world.store.fetch(input.keys),
    })),
    audit: server.feed.audit.handler(({ input, context: { world, counterId } }) => audit(world, counterId, input)),
  },
  snapshot: {
    ask: server.snapshot.ask.handler(({ input, context: { world } }) => world.snapshots.ask(input.shape)),
    part: server.snapshot.part.handler(async ({ input, context: { world }, errors }) => {
      const bytes = await world.snapshots.readPart(input.id, input.index)
      if (!bytes) throw errors.SNAPSHOT_GONE()
      return new File([new Uint8Array(bytes)], 'part.zst', { type: 'application/zstd' })
    }),
  },
})

/** A decision as the contract answers it. */
function settle<Value, Code extends string>(
  decision: Decision<Value, { code: Code }>,
  errors: Record<Code, () => Error>,
): Value {
  if (decision.accepted) return decision.value
  throw errors[decision.refusal.code]()
}
