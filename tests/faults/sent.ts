// Commands as they are sent, remembered and sent again.
import { type DocumentState, listUnprinted } from '#db/document.ts'
import { clerkFrom, listStaff } from '#db/staff.ts'
import type { World } from '#host/world.ts'

/** `answer` is what the caller got before the counter died, if it got one. */
export type Sent = {
  path: readonly [string, string]
  input: { commandId: string } & Record<string, unknown>
  answer?: unknown
}

export function callIn(client: object, { path, input }: Sent): Promise<unknown> {
  const [feature, name] = path
  const procedures = (client as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[feature]
  const procedure = procedures?.[name]
  if (!procedure) throw new Error(`the contract has no ${path.join('.')}`)
  return procedure(input)
}

/** Puts the cashier at the till without the slow comparison of the PIN. */
export function signIn(world: World): void {
  const cashier = listStaff(world.db.read).find(({ role }) => role === 'cashier')
  if (cashier) world.session.enter(clerkFrom(cashier))
}

const onItsWay: readonly DocumentState[] = ['waiting', 'printing']

/** Resolves when nothing of these orders is waiting or on its way to the printer; by the notices, as a screen would. */
export async function settled(world: World): Promise<void> {
  const isDone = () => !listUnprinted(world.db.read, 500).some(({ document }) => onItsWay.includes(document.state))
  const patience = AbortSignal.timeout(settleMsMax)
  if (isDone()) return
  for await (const _ of world.changes.listen(patience)) if (isDone()) return
  throw new Error('papers were still on their way after the bound')
}

const settleMsMax = 10_000
