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
  | 'reserve'
  | 'give-up'
  | 'lapse'
  | 'pay'
  | 'return'
  | 'exchange'
  | 'gift-card'
  | 'redeem'
  | 'card-sale'
  | 'settle-card'
  | 'cancel-show'
  | 'block'
  | 'unblock'
  | 'move'
  | 'hold-longer'
  | 'assign'
  | 'park'
  | 'take-up'
  | 'join'
  | 'use-code'

export type Step = { kind: StepKind; counter: number; seed: number; trap: Trap | null; fates: readonly Fate[] }

/**
 * `daring`: how often a sale beyond the counter's rights is made on somebody's word. `greed`: how often a seat is wanted that is set
 * aside for another counter. `restShare`: before how many steps nothing happens for a while.
 */
export type Plan = {
  seed: number
  counters: number
  pageChangesMax: number
  daring: number
  greed: number
  restShare: number
  steps: readonly Step[]
}

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
  ['reserve', 2],
  ['give-up', 0.5],
  ['lapse', 1],
  ['pay', 2],
  ['return', 1.5],
  ['exchange', 1],
  ['gift-card', 1.5],
  ['redeem', 2],
  ['card-sale', 2],
  ['settle-card', 1],
  ['cancel-show', 0.3],
  ['block', 1],
  ['unblock', 0.7],
  ['move', 1],
  ['hold-longer', 1],
  ['assign', 1],
  ['park', 0.7],
  ['take-up', 1],
  ['join', 1],
  ['use-code', 2],
]
/** Many short seeds find more than few long ones, and say it in fewer words. */
const [stepsMin, stepsMax] = [10, 26]
const badFates: readonly Fate[] = ['drop', 'lose', 'twice', 'late', 'hold', 'other', 'half', 'fail']
const trapKinds: readonly Trap['kind'][] = ['before', 'within', 'after', 'full', 'busy']

/** What a seed is after: weights of its own, how often each other kind is known besides, and how much goes wrong. */
type Leaning = {
  own: Partial<Record<StepKind, number>>
  others: number
  /** Known for sure, and how often each other is. */
  fates: readonly Fate[]
  otherFates: number
  badShares: readonly number[]
  trapShares: readonly number[]
  greed: number
  restShare: number
}

/** With everything at once little of each happens: most seeds lean to one side, and may still know anything. */
const leanings = {
  none: {
    own: {},
    others: 0.5,
    fates: [],
    otherFates: 0.5,
    badShares: [0, 0.15, 0.4],
    trapShares: [0, 0.05, 0.15],
    greed: 0.125,
    restShare: 0.2,
  },
  line: {
    own: { sell: 8, edit: 4, 'let-go': 3, 'ask-again': 2 },
    others: 0.1,
    fates: ['other', 'half'],
    otherFates: 0.3,
    badShares: [0.3, 0.5],
    trapShares: [0, 0, 0.05],
    greed: 0.125,
    restShare: 0.1,
  },
  rights: {
    own: { sell: 12, sync: 9, plan: 3, edit: 0.3, note: 0.1, create: 0.1 },
    others: 0.1,
    fates: [],
    otherFates: 0.5,
    badShares: [0, 0, 0.2],
    trapShares: [0],
    greed: 0.5,
    restShare: 0.4,
  },
  disk: {
    own: { restart: 2, 'back-up': 1.5 },
    others: 0.2,
    fates: [],
    otherFates: 0.5,
    badShares: [0, 0, 0.15],
    trapShares: [0.15, 0.3],
    greed: 0.125,
    restShare: 0.2,
  },
  copies: {
    own: { sell: 10, sync: 7, 'back-up': 2, 'put-back': 2, clone: 1, edit: 0.5, note: 0.1 },
    others: 0.15,
    fates: [],
    otherFates: 0.5,
    badShares: [0, 0.15],
    trapShares: [0, 0, 0.05],
    greed: 0.125,
    restShare: 0.1,
  },
  server: {
    own: { shop: 4, answer: 4 },
    others: 0.25,
    fates: [],
    otherFates: 0.5,
    badShares: [0, 0.15],
    trapShares: [0, 0, 0.05],
    greed: 0.125,
    restShare: 0.2,
  },
  /** What is between a customer and the till besides sales. */
  till: {
    own: {
      sell: 4,
      reserve: 3,
      pay: 3,
      lapse: 1.5,
      return: 3,
      exchange: 2,
      'gift-card': 2,
      redeem: 3,
      'card-sale': 3,
      'settle-card': 1,
      move: 2,
      'hold-longer': 1.5,
      assign: 1,
      park: 0.7,
      'take-up': 1.5,
      join: 0.7,
      'use-code': 3,
      edit: 0.2,
      note: 0.1,
      create: 0.1,
    },
    others: 0.12,
    fates: [],
    otherFates: 0.5,
    badShares: [0, 0, 0.2],
    trapShares: [0, 0, 0.1],
    greed: 0.125,
    restShare: 0.1,
  },
} as const satisfies Record<string, Leaning>

export type LeaningName = keyof typeof leanings
const leaningNames = Object.keys(leanings) as LeaningName[]

/** @param wanted which way to lean; drawn like everything else without it */
export function makePlan(seed: number, wanted: LeaningName | null = null): Plan {
  const dice = makeDice(seed)
  const drawn = oneOf(dice, leaningNames)
  const leaning: Leaning = leanings[wanted ?? drawn]
  const counters = dice.chance(0.8) ? 2 : 3
  const kinds = kindsOf(dice, leaning)
  const fates = badFates.filter((fate) => dice.chance(leaning.fates.includes(fate) ? 1 : leaning.otherFates))
  const badShare = oneOf(dice, leaning.badShares)
  const traps = trapKinds.filter(() => dice.chance(0.5))
  const trapShare = oneOf(dice, leaning.trapShares)
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
  const { greed, restShare } = leaning
  const [pageChangesMax, daring] = [dice.pick([3, 10, 100]), dice.pick([0, 0, 0.5])]
  return { seed, counters, pageChangesMax, daring, greed, restShare, steps }
}

function kindsOf(dice: Dice, { own, others }: Leaning): [StepKind, number][] {
  const known = unusual.filter(([kind]) => kind in own || dice.chance(others))
  return [...everyday, ...known].map(([kind, weight]) => [kind, own[kind] ?? weight])
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
