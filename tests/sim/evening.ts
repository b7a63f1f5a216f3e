// One evening of the simulation: a server in memory, its counters, the line between them, and the time that all of them live in.
import { setImmediate as turn } from 'node:timers/promises'
import type { Put } from '#core/effects/effect.ts'
import { type Dice, makeDice } from '#db/demo/random.ts'
import { type Bug, bugs, type Spoiling } from './bugs.ts'
import { type CounterOptions, openCounter, randomOf, type SimCounter, startCounter } from './counter.ts'
import { type Disk, giveBack } from './disk.ts'
import { type MemoryStore, memoryStore, type StoreImage } from './memory-store.ts'
import type { Fate, Network, Whole } from './network.ts'
import type { Plan } from './plan.ts'
import type { Bought } from './shop.ts'
import { askingLine } from './sync.ts'
import { epoch, furniture, openingMs } from './venue.ts'

export type Evening = {
  readonly store: MemoryStore
  readonly counters: SimCounter[]
  readonly network: Network
  /** Copies of whole data directories. */
  readonly images: Map<SimCounter, Copy>
  readonly dice: Dice
  readonly daring: number
  readonly greed: number
  readonly restShare: number
  readonly spoiling: Spoiling
  /** What becomes of the next calls of this step. */
  fates: Fate[]
  timeMs(): number
  pass(ms: number): void
  /** Everything that can go on without being asked has gone on. */
  quiet(): Promise<void>
  /** An invariant does not hold. */
  breach(name: string, what: string): void
  readonly breaches: string[]
  /**
   * What makes a seat sold twice nobody's mistake: sold on somebody's word, taken back by force, a disk that was copied or that
   * came back from a copy, a server that was put back and gave away again what it no longer knew to be sold or set aside.
   */
  readonly excuses: Set<'word' | 'force' | 'copy' | 'restore'>
  /** The web shop's own books. */
  readonly shop: Bought[]
  /** Outcomes that a server gave which was put back since, by op id. */
  readonly givenBefore: Map<string, string[]>
  /** The server's backup. */
  backup: StoreImage
  /** A disk that is no longer anybody's. */
  retire(disk: Disk): void
  close(): void
}

/** What a backup program takes away: the database, the black box and the number of the last start. */
export type Copy = { image: Uint8Array; box: SimCounter['box']; boot: SimCounter['boot'] }

export function openEvening(plan: Plan, bug: Bug | null): Evening {
  const store = memoryStore(epoch)
  store.furnish(furniture)
  const spoiling = bug ? bugs[bug] : {}
  const dice = makeDice(plan.seed + 1)
  let nowMs = openingMs
  const retired: Disk[] = []
  const breaches: string[] = []
  const evening: Evening = {
    store,
    counters: [],
    network: networkOf(store, spoiling, plan, {
      nowMs: () => nowMs,
      nextFate: () => evening.fates.shift() ?? 'pass',
    }),
    images: new Map(),
    dice,
    daring: plan.daring,
    greed: plan.greed,
    restShare: plan.restShare,
    spoiling,
    fates: [],
    timeMs: () => nowMs,
    pass: (ms) => {
      nowMs += ms
    },
    quiet: () => quiet(evening),
    breach: (name, what) => {
      breaches.push(`${name}: ${what}`)
    },
    breaches,
    excuses: new Set(),
    shop: [],
    givenBefore: new Map(),
    backup: store.image(),
    retire: (disk) => {
      retired.push(disk)
    },
    close: () => {
      for (const counter of evening.counters) {
        counter.program.end()
        retired.push(counter.disk)
      }
      for (const disk of retired) giveBack(disk)
    },
  }
  for (const code of ['A1', 'B1', 'C1'].slice(0, plan.counters)) {
    const counter = openCounter(optionsOf(evening, code), { epoch, cursor: furniture.length })
    store.enrol(counter.id)
    evening.counters.push(counter)
  }
  evening.backup = store.image()
  return evening
}

/** An exchange may take turns of its own; one that needs more than this goes round in a circle. */
const turnsMax = 10_000

async function quiet({ counters, network }: Evening): Promise<void> {
  const isRunning = (counter: SimCounter) =>
    counter.exchange !== null && !counter.program.isDead && network.held.every((answer) => answer.counter !== counter)
  for (let turns = 0; turns < turnsMax; turns++) {
    await turn()
    if (!counters.some(isRunning)) return
  }
  throw new Error('an exchange neither ends nor waits')
}

/** @returns what came of the work; undefined when it waits for an answer that is held back, or for a program that is dead */
export async function endOf<Result>(
  { network }: Evening,
  counter: SimCounter,
  work: Promise<Result>,
): Promise<Result | undefined> {
  const { program } = counter
  const countHeld = () => network.held.filter((answer) => answer.counter === counter).length
  const heldBefore = countHeld()
  let ended: { result: Result } | undefined
  work.then((result) => {
    ended = { result }
  })
  for (let turns = 0; turns < turnsMax; turns++) {
    await turn()
    if (ended || program.isDead || countHeld() > heldBefore) return ended?.result
  }
  throw new Error('an exchange neither ends nor waits')
}

/** Another program over a disk that is there already. */
export function openAt(
  evening: Evening,
  parts: { code: string; id: string; disk: Disk } & Pick<SimCounter, 'box' | 'boot'>,
): SimCounter {
  return startCounter({ ...parts, random: randomOf(evening.dice) }, optionsOf(evening, parts.code))
}

function optionsOf(evening: Evening, code: string): CounterOptions {
  return {
    code,
    seed: evening.dice.between(0, 2 ** 31),
    timeMs: evening.timeMs,
    line: (counter) => askingLine(evening, counter),
    beforeCommit: evening.spoiling.beforeCommit ?? (() => undefined),
  }
}

function networkOf(
  store: MemoryStore,
  spoiling: Spoiling,
  { pageChangesMax }: Plan,
  time: Pick<Network, 'nowMs' | 'nextFate'>,
): Network {
  return {
    ...time,
    store: spoiling.store?.(store, time.nowMs) ?? store,
    whole: snapshots(store),
    held: [],
    late: [],
    pages: [],
    pageChangesMax,
    spoil: {
      push: spoiling.push ?? ((_, answer) => answer),
      page: spoiling.page ?? ((_, page) => page),
    },
  }
}

/** So many changes may be behind the snapshot until another is made: few, as an evening has few. */
const changesMax = 6

/** Made once for all who ask, until too much has changed (server/features/snapshot.ts). */
function snapshots(store: MemoryStore): () => Whole {
  let made: Whole | undefined
  return () => {
    const { epoch, head, minSeq } = store.head()
    const isNewEnough = made?.epoch === epoch && made.seq >= minSeq && head - made.seq <= changesMax
    if (!made || !isNewEnough) made = { epoch, seq: head, entities: store.entities().map((row) => row as Put) }
    return made
  }
}

/** Nothing happens but what a test does. */
export function openQuietEvening(counters = 2): Evening {
  return openEvening({ seed: 1, counters, pageChangesMax: 100, daring: 0, greed: 0, restShare: 0, steps: [] }, null)
}
