// Who may do what at the counter, and how long a wrong PIN makes one wait.
import { z } from 'zod'

export const Role = z.enum(['cashier', 'rental', 'manager', 'administrator'])
export type Role = z.infer<typeof Role>

export const Right = z.enum([
  'sell',
  'customer.edit',
  'till',
  'till.approve',
  'case.settle',
  'rights',
  'counters',
  'sell.unprotected',
  'setup',
  'import',
  'backup',
])
export type Right = z.infer<typeof Right>

const deskRights: readonly Right[] = ['sell', 'customer.edit', 'till']
const managingRights: readonly Right[] = [
  ...deskRights,
  'till.approve',
  'case.settle',
  'rights',
  'counters',
  'sell.unprotected',
  'setup',
  'import',
  'backup',
]

const rightsOfRole: Record<Role, readonly Right[]> = {
  cashier: deskRights,
  rental: deskRights,
  manager: managingRights,
  administrator: managingRights,
}

/** @param own rights given to this person alone ("custom" staff); they replace those of the role. */
export function rightsOf(role: Role, own: readonly Right[] | null): readonly Right[] {
  return own ?? rightsOfRole[role]
}

export const Pin = z.string().regex(/^[0-9]{4,12}$/)

const freeTries = 3
const longestDelayMs = 5 * 60_000

/**
 * How long to wait after so many wrong PINs in a row before the next try is heard: three are free, then it
 * doubles from two seconds up to five minutes. Never a final lock: a counter must not be closed by a prank.
 */
export function pinDelayMs(failedTries: number): number {
  if (failedTries < freeTries) return 0
  return Math.min(longestDelayMs, 2_000 * 2 ** (failedTries - freeTries))
}
