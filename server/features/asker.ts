// For whom a counter asks: a member of staff of this venue, whose rights the server knows as well as any counter does.
import { type Decision, refuse } from '#core/domain/decision.ts'
import { type Right, rightsOf } from '#core/domain/staff.ts'
import { StaffEntity } from '#core/protocol/entity.ts'
import type { ServerWorld } from '../world.ts'

/** Who is signed in there, and at which counter. */
export type Asker = { staffId: string; counterId: string }

/** Does it only for somebody who exists, is active and has the right, by role or by rights of their own. */
export async function ifAllowed<Value, Refusal extends { code: string }>(
  { database, log }: Pick<ServerWorld, 'database' | 'log'>,
  { by, right }: { by: Asker; right: Right },
  act: () => Promise<Decision<Value, Refusal>>,
): Promise<Decision<Value, Refusal | { code: 'NOT_ALLOWED' }>> {
  const [row] = await database.query<{ body: unknown }>("select body from entity where kind = 'staff' and id = $1", [
    by.staffId,
  ])
  // Somebody this program cannot read, because a newer one wrote it, is nobody to it.
  const person = StaffEntity.safeParse(row?.body).data
  if (person?.isActive && rightsOf(person.role, person.rights).includes(right)) return await act()
  log.warn({ by, right, isKnown: person !== undefined }, 'somebody asked for what they may not do')
  return refuse({ code: 'NOT_ALLOWED' })
}
