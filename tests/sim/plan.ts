// What happens in one seed: a list of steps, each with randomness of its own, so that any of them can be left out and the others
// stay what they are. Every seed draws which faults it knows and how often they come: many seeds with few kinds of trouble
// each find more than all with everything.
import { type Dice, makeDice } from '#db/demo/random.ts'
import type { Fate } from './network.ts'
import type { Trap } from './trap.ts'

export type StepKind =
  | 'sell'
  | 'cart'
  | 'plan'
  | 'force'
  | 'edit'
  | 'note'
  | 'create'
  | 'ask-again'
  | 'sync'
  | 'let-go'
  | 'restart'
  | 'set-clock'
  | 'drift'
  | 'offer'
  | 'poison'
  | 'back-up'
  | 'bring-back'
  | 'put-back'
  | 'clone'
  | 'revoke'
  | 'restore-server'
  | 'purge'
  | 'shop'
  | 'answer'

export type Step = { kind: StepKind; counter: number; seed: number; trap: Trap | null; fates: readonly Fate[] }

/** `daring`: how often a sale beyond the counter's rights is made on somebody's word. */
export type Plan = { seed: number; counters: number; pageChangesMax: number; daring: number; steps: readonly Step[] }

const everyday: readonly [StepKind, number][] = [
  ['sell', 10],
  ['edit', 2.5],
  ['note', 0.7],
  ['create', 1],
  ['sync', 9],
]
/** What a seed may know besides, and its weight then. */
const unusual: readonly [StepKind, number][] = [
  ['cart', 1],
  ['plan', 1.5],
  ['force', 0.3],
  ['ask-again', 2],
  ['let-go', 3],
  ['restart', 1],
  ['set-clock', 1],
  ['drift', 1],
  ['offer', 1],
  ['poison', 1],
  ['back-up', 1],
  ['bring-back', 0.7],
  ['clone', 0.3],
  ['revoke', 0.3],
  ['restore-server', 1],
  ['purge', 0.7],
  ['shop', 3],
  ['answer', 4],
  ['put-back', 0.7],
]
/** Many short seeds find more than few long ones, and say it in fewer words. */
const [stepsMin, stepsMax] = [10, 26]
const badFates: readonly Fate[] = ['drop', 'lose', 'twice', 'late', 'hold', 'other', 'half', 'fail']
const trapKinds: readonly Trap['kind'][] = ['before', 'within', 'after', 'full', 'busy']

/** Another kind of step makes every seed another: mistakes are looked for among these, where it is known how soon they are found. */
const kindsForMistakes: ReadonlySet<StepKind> = new Set<StepKind>([
  'cart',
  'plan',
  'force',
  'ask-again',
  'let-go',
  'restart',
  'set-clock',
  'offer',
  'poison',
  'back-up',
  'bring-back',
  'clone',
  'revoke',
])

/** @param isForMistake whether a mistake is switched on, and has to be found */
export function makePlan(seed: number, isForMistake = false): Plan {
  const dice = makeDice(seed)
  const counters = dice.chance(0.8) ? 2 : 3
  const known = unusual.filter(([kind]) => !isForMistake || kindsForMistakes.has(kind))
  const kinds = [...everyday, ...known.filter(() => dice.chance(0.5))]
  const fates = badFates.filter(() => dice.chance(0.5))
  const badShare = dice.pick([0, 0.15, 0.4])
  const traps = trapKinds.filter(() => dice.chance(0.5))
  const trapShare = dice.pick([0, 0.05, 0.15])
  const steps = Array.from(
    { length: dice.between(stepsMin, stepsMax) },
    (): Step => ({
      kind: weighted(dice, kinds),
      counter: dice.between(0, counters - 1),
      seed: dice.between(0, 2 ** 31),
      trap: traps.length > 0 && dice.chance(trapShare) ? trapOf(dice, traps) : null,
      fates: Array.from({ length: 4 }, () => (fates.length > 0 && dice.chance(badShare) ? oneOf(dice, fates) : 'pass')),
    }),
  )
  return { seed, counters, pageChangesMax: dice.pick([3, 10, 100]), daring: dice.pick([0, 0, 0.5]), steps }
}

function trapOf(dice: Dice, kinds: readonly Trap['kind'][]): Trap {
  return { kind: oneOf(dice, kinds), writesUntil: dice.between(1, 4) }
}

function weighted(dice: Dice, kinds: readonly [StepKind, number][]): StepKind {
  let left = dice.next() * kinds.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [kind, weight] of kinds) {
    left -= weight
    if (left < 0) return kind
  }
  return 'sync'
}

/** @param items at least one */
export function oneOf<Item>(dice: Dice, items: readonly Item[]): Item {
  return items[dice.between(0, items.length - 1)] as Item
}
