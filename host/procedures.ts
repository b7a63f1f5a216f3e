// The contract, ready to be implemented: every procedure passes the guard that its contract asks for.
import { implement, ORPCError } from '@orpc/server'
import { contract } from '#core/contract/contract.ts'
import type { Clerk } from '#core/contract/session.ts'
import type { Decision } from '#core/domain/decision.ts'
import type { World } from './world.ts'

export type HostContext = { world: World }

const base = implement(contract).$context<HostContext>()

/** Feature files build their handlers from this. A staffed procedure never reaches its handler without a clerk who has the right. */
export const host = base.use(({ context: { world: real }, path, procedure, next }) => {
  const world = (isForReal(path[0]) ? undefined : real.training.world()) ?? real
  const { isStaffed, right } = procedure['~orpc'].meta
  const clerk = world.session.clerk()
  if (isStaffed && !clerk) throw new ORPCError('SIGNED_OUT')
  if (right && !clerk?.rights.includes(right)) throw new ORPCError('NOT_ALLOWED', { data: { right } })
  return next({ context: { world } })
})

/** What is the counter's own, also while somebody trains; everything else is done to the copy then. */
function isForReal(feature: string | undefined): boolean {
  return forReal.has(feature ?? '')
}

const forReal = new Set(['session', 'change', 'training', 'sync', 'counter', 'backup', 'fileImport'])

/** The clerk of a staffed procedure. Somebody is signed in there: the guard has seen to it. */
export function clerkOf(world: World): Clerk {
  const clerk = world.session.clerk()
  if (!clerk) throw new ORPCError('SIGNED_OUT')
  return clerk
}

type ErrorMakers<Refusal extends { code: string }> = { [Code in Refusal['code']]: (options: never) => Error }

/**
 * A decision as the contract answers it: the value, or the refusal as the typed error of the same code.
 * A refusal the contract does not name does not compile.
 */
export function settle<Value, Refusal extends { code: string }>(
  decision: Decision<Value, Refusal>,
  errors: ErrorMakers<Refusal>,
): Value {
  if (decision.accepted) return decision.value
  const { code, ...data } = decision.refusal
  // The maker of each code wants its own data; the refusal's type has already paired the two.
  const make = errors[code as Refusal['code']] as (options: { data: unknown }) => Error
  throw make({ data: Object.keys(data).length > 0 ? data : undefined })
}
