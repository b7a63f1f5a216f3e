// What can happen in one step. Each does it by the product's own functions and says in a few words what came of it.
import { isDeepStrictEqual } from 'node:util'
import type { CustomerDetails } from '#core/domain/customer.ts'
import { accept } from '#core/domain/decision.ts'
import type { CommandId, CustomerId, PerformanceId, SeatId } from '#core/domain/ids.ts'
import type { Put } from '#core/effects/effect.ts'
import { allotmentId } from '#core/protocol/allotment.ts'
import { listBlocks } from '#db/block.ts'
import { type Dice, makeDice } from '#db/demo/random.ts'
import { readEntity, writeEntity } from '#db/entity/entity.ts'
import { newId } from '#host/clock.ts'
import { blockSeats, releaseBlock } from '#host/features/block.ts'
import { createCustomer, editCustomer, readCard, setNote } from '#host/features/customer.ts'
import { hold, setPlan, takeBack } from '#host/features/rights.ts'
import { inJournal } from '#host/in-journal.ts'
import { printOrder } from '#host/printing.ts'
import { ask, carryOut, editCommand, poisonedEdit, saleCommand, type Wish, writeEntry } from './acts.ts'
import { randomOf, restart, type SimCounter } from './counter.ts'
import { answerCase } from './desk.ts'
import type { Evening } from './evening.ts'
import { bringBack, clone, copyOf, purge, putBack, restoreServer } from './loss.ts'
import * as desk from './order-desk.ts'
import { oneOf, type Step, type StepKind } from './plan.ts'
import { visit } from './shop.ts'
import { letGo, startExchange } from './sync.ts'
import { sellByCard, settleDoubtful } from './terminal.ts'
import * as till from './till.ts'
import { house } from './venue.ts'

type Doing = (evening: Evening, counter: SimCounter, dice: Dice) => string | Promise<string>

export function doStep(evening: Evening, counter: SimCounter, step: Step): string | Promise<string> {
  return doings[step.kind](evening, counter, makeDice(step.seed))
}

const doings: Record<StepKind, Doing> = {
  sell,
  cart: (_, counter, dice) => cart(counter, dice),
  plan,
  force,
  edit: (_, counter, dice) => edit(counter, dice),
  note: (_, counter, dice) => note(counter, dice),
  create: (_, counter, dice) => create(counter, dice),
  'ask-again': (evening, counter) => askAgain(evening, counter),
  sync: startExchange,
  'let-go': (evening, _, dice) => letGo(evening, dice),
  restart: (_, counter) => {
    restart(counter)
    return 'ended and begun'
  },
  'set-clock': (_, counter, dice) => {
    counter.skewMs = oneOf(dice, [-3_600_000, -60_000, 0, 45_000, 7_200_000])
    return `${counter.skewMs} ms ahead`
  },
  drift: (_, counter, dice) => {
    const pace = oneOf(dice, [0.5, 0.99, 1, 1.01, 1.5])
    counter.drift.goAt(pace)
    return `at ${pace} of the time that is`
  },
  offer: (_, counter, dice) => offer(counter, dice),
  poison: (_, counter, dice) => poison(counter, dice),
  'back-up': (evening, counter) => {
    evening.images.set(counter, copyOf(counter))
    return 'copied'
  },
  'bring-back': bringBack,
  'put-back': (evening, counter, dice) => putBack(evening, counter, dice.chance(0.7)),
  clone,
  'restore-server': (evening, _, dice) => restoreServer(evening, dice),
  answer: answerCase,
  shop: (evening, _, dice) => visit(evening, dice),
  reserve: (evening, counter, dice) => till.reserve(counter, dice, wishes(evening, counter, dice)),
  'give-up': (_, counter, dice) => till.giveUp(counter, dice),
  lapse: till.lapse,
  pay: (_, counter, dice) => till.pay(counter, dice),
  return: (_, counter, dice) => till.giveBack(counter, dice),
  exchange: (evening, counter, dice) => till.exchange(counter, dice, wishes(evening, counter, dice)),
  'gift-card': (_, counter, dice) => till.sellCard(counter, dice),
  redeem: (evening, counter, dice) => till.redeem(counter, dice, wishes(evening, counter, dice)),
  'card-sale': (evening, counter, dice) => sellByCard(evening, counter, dice, wishes(evening, counter, dice)),
  'settle-card': (_, counter, dice) => settleDoubtful(counter, dice),
  'cancel-show': till.cancelShow,
  block: (evening, counter, dice) => block(evening, counter, dice),
  unblock: (_, counter, dice) => unblock(counter, dice),
  move: (evening, counter, dice) => desk.move(counter, dice, wishes(evening, counter, dice)),
  'hold-longer': (evening, counter, dice) => desk.holdLonger(counter, dice, wishes(evening, counter, dice)),
  assign: (_, counter, dice) => desk.assign(counter, dice),
  park: (evening, counter, dice) => desk.park(counter, dice, wishes(evening, counter, dice)),
  'take-up': (evening, counter, dice) => desk.takeUp(counter, dice, wishes(evening, counter, dice)),
  'use-code': (evening, counter, dice) => desk.useCode(counter, dice, wishes(evening, counter, dice)),
  join: (evening, counter, dice) => desk.join(counter, dice, wishes(evening, counter, dice)),
  purge: (evening, _, dice) => purge(evening, dice),
  revoke: (evening, counter) => {
    if (evening.counters.filter(({ isRevoked }) => !isRevoked).length < 2) return 'the last one'
    counter.isRevoked = true
    evening.store.revoke(counter.id)
    return 'revoked'
  },
}

async function askAgain(evening: Evening, counter: SimCounter): Promise<string> {
  const asked = counter.lastAsked
  if (!asked) return 'nothing was asked'
  const answer = await asked.again()
  const isDone = (asked.answer as { accepted?: boolean } | undefined)?.accepted
  if (isDone && !isDeepStrictEqual(answer, asked.answer))
    evening.breach('I8', `${counter.code}: the same command again was answered otherwise`)
  asked.answer = answer
  return isDone ? 'the same' : 'answered'
}

/** Seats at the front go first, so that counters that do not know of each other want the same ones. */
const wantedSeats = 9

function sell(evening: Evening, counter: SimCounter, dice: Dice): Promise<string> {
  const wanted = wishes(evening, counter, dice)
  const customerId = dice.chance(0.3) ? oneOf(dice, house.customers) : null
  const command = saleCommand(counter, wanted, { customerId, random: randomOf(dice) })
  const isPrinted = dice.chance(0.25)
  const isOnWord = dice.chance(evening.daring)
  if (isOnWord) evening.excuses.add('word')
  return ask(counter, async () => {
    const sold = await carryOut(counter, command, isOnWord)
    if (sold.accepted && isPrinted) printOrder(counter.world, sold.value.orderId)
    return sold
  })
}

function wishes(evening: Evening, counter: SimCounter, dice: Dice): Wish[] {
  return Array.from({ length: dice.pick([1, 1, 1, 2]) }, () => wish(evening, counter, dice))
}

function wish(evening: Evening, counter: SimCounter, dice: Dice): Wish {
  if (dice.chance(0.25)) return { product: dice.pick(['soup', 'soup', 'programme']) }
  const show = dice.between(0, house.performances.length - 1)
  if (dice.chance(0.25)) return { evening: show, seat: 'standing' }
  const drawn = dice.next()
  const isOthers = drawn < evening.greed
  const others = evening.counters.filter(({ id }) => id !== counter.id)
  const has = isOthers && others.length > 0 ? oneOf(dice, others) : counter
  const seats = isOthers || drawn > 0.5 ? setAside(counter, has, show) : []
  return { evening: show, seat: seats.length > 0 ? oneOf(dice, seats) : dice.between(0, wantedSeats) }
}

/** What a counter has of an evening, as another knows it: these are the seats that everybody shows first. */
export function setAside({ world }: SimCounter, { id }: SimCounter, show: number): number[] {
  const rights = readEntity(world.db.read, 'allotment', allotmentId(house.performances[show] ?? '', id))
  return (rights?.seats ?? []).map((seatId) => house.seats.indexOf(seatId))
}

/** Seats lie in a cart, and may be left there. */
async function cart({ world }: SimCounter, dice: Dice): Promise<string> {
  const performanceId = oneOf(dice, house.performances) as PerformanceId
  const seatIds = Array.from({ length: dice.between(0, 2) }, () => house.seats[dice.between(0, wantedSeats)] as SeatId)
  const { state } = await hold(world, { performanceId, seatIds: [...new Set(seatIds)] })
  return state
}

/** A manager gives shares. */
function plan(evening: Evening, counter: SimCounter, dice: Dice): Promise<string> {
  const command = {
    commandId: idFrom<CommandId>(counter, dice),
    performanceId: oneOf(dice, house.performances) as PerformanceId,
    shares: evening.counters.map(({ id }) => ({
      counterId: id,
      seats: [{ category: 'A', count: dice.between(0, 6) }],
      areas: [{ areaId: house.floor, places: dice.between(0, 3) }],
    })),
    stopMinutesBefore: null,
  }
  return ask(counter, () => setPlan(counter.world, command))
}

/** A manager keeps seats for somebody: this counter's own, or what may be had of others. */
function block(evening: Evening, counter: SimCounter, dice: Dice): Promise<string> {
  const wanted = Array.from({ length: dice.pick([1, 1, 2]) }, () => wish(evening, counter, dice))
  const places = wanted.flatMap((each) => ('seat' in each && each.seat !== 'standing' ? [each] : []))
  const show = places[0]?.evening ?? 0
  const indexes = [...new Set(places.filter((place) => place.evening === show).map(({ seat }) => Number(seat)))]
  const seatIds = indexes.flatMap((index) => house.seats[index] ?? []) as SeatId[]
  if (seatIds.length === 0) return Promise.resolve('no seats')
  const commandId = newId<CommandId>(counter.world.clock, randomOf(dice))
  const performanceId = house.performances[show] as PerformanceId
  const owner = dice.pick(['house', 'promoter', 'channel'] as const)
  return ask(counter, () => blockSeats(counter.world, { commandId, performanceId, owner, name: 'Somebody', seatIds }))
}

function unblock(counter: SimCounter, dice: Dice): Promise<string> {
  const performanceId = oneOf(dice, house.performances) as PerformanceId
  const blocks = listBlocks(counter.world.db.read, performanceId)
  if (blocks.length === 0) return Promise.resolve('nothing is blocked')
  const { blockId } = oneOf(dice, blocks)
  const commandId = newId<CommandId>(counter.world.clock, randomOf(dice))
  const command = { commandId, performanceId, blockId, seatIds: null, reason: '' }
  return ask(counter, () => releaseBlock(counter.world, command))
}

/** A manager takes back by force what another counter has. */
function force(evening: Evening, counter: SimCounter, dice: Dice): Promise<string> {
  const command = {
    commandId: idFrom<CommandId>(counter, dice),
    performanceId: oneOf(dice, house.performances) as PerformanceId,
    counterId: oneOf(dice, evening.counters).id,
    reason: 'not heard for days',
  }
  evening.excuses.add('force')
  return ask(counter, () => takeBack(counter.world, command))
}

function edit(counter: SimCounter, dice: Dice): Promise<string> {
  const card = dice.between(0, house.customers.length - 1)
  const command = editCommand(counter, card, (details) => editOf(dice, details, card), randomOf(dice))
  return ask(counter, () => editCustomer(counter.world, command))
}

/** @param card its place in the house: a contact point is of one card alone */
function editOf(dice: Dice, { contactPoints }: CustomerDetails, card: number): Partial<CustomerDetails> {
  const point = {
    id: `00000000-0000-7000-8000-0000000000${card}${dice.between(0, 3)}` as never,
    channel: 'email' as const,
    kind: 'private' as const,
    value: `${dice.pick(['anne', 'ola', 'kari'])}@example.org`,
    isPrimary: false,
  }
  return dice.pick<Partial<CustomerDetails>>([
    { firstName: dice.pick(['Anne', 'Anna', 'Ane']) },
    { title: dice.pick(['', 'Dr.']) },
    { organisation: dice.pick(['', 'Skansen', 'Teatret']) },
    { contactPoints: [...contactPoints.filter(({ id }) => id !== point.id), point] },
    { contactPoints: contactPoints.slice(1) },
  ])
}

function note(counter: SimCounter, dice: Dice): string | Promise<string> {
  const customerId = oneOf(dice, house.customers) as CustomerId
  const card = readCard(counter.world, customerId)
  const base = card.accepted ? (card.value.notes.internal?.text ?? '') : ''
  const command = { commandId: idFrom<CommandId>(counter, dice), customerId, kind: 'internal' as const, base }
  const text = dice.pick(['', 'Sits at the aisle', 'Comes late'])
  return ask(counter, () => setNote(counter.world, { ...command, text }))
}

function create(counter: SimCounter, dice: Dice): string | Promise<string> {
  const details: CustomerDetails = {
    title: '',
    gender: '',
    firstName: 'Tuva',
    lastName: dice.pick(['Ny', 'Lie']),
    organisation: '',
    language: 'nb',
    dateOfBirth: null,
    contactPoints: [],
    addresses: [],
  }
  const command = {
    commandId: idFrom<CommandId>(counter, dice),
    customerId: idFrom<CustomerId>(counter, dice),
    details,
  }
  return ask(counter, () => createCustomer(counter.world, command))
}

/** A manager changes what is offered, as an import of the catalogue does. */
function offer({ world }: SimCounter, dice: Dice): string {
  const performanceId = oneOf(dice, house.performances)
  const show = readEntity(world.db.read, 'performance', performanceId)
  const programme = readEntity(world.db.read, 'product', house.programme)
  if (!show || !programme) return 'not there'
  const put = dice.pick<Put>([
    {
      kind: 'performance',
      id: performanceId,
      body: { ...show, title: dice.pick(['Peer Gynt', 'Brand', 'Gengangere']) },
    },
    {
      kind: 'performance',
      id: performanceId,
      body: { ...show, state: dice.pick<'on-sale' | 'cancelled'>(['on-sale', 'on-sale', 'cancelled']) },
    },
    { kind: 'product', id: house.programme, body: { ...programme, priceMinor: dice.pick([5_000, 6_000]) } },
  ])
  const command = { commandId: newId<CommandId>(world.clock, world.random) }
  inJournal(world, command, { name: 'catalogue.import', v: 1 }, (tx) => {
    writeEntity(tx, put)
    const entities = [{ kind: put.kind, id: put.id, body: readEntity(tx, put.kind, put.id) }]
    return accept({ answer: null, entry: { importId: command.commandId, fileName: '', entities }, changed: [] })
  })
  return put.kind
}

const poisons: readonly [name: string, v: number, body: object][] = [
  ['sale.complete', 7, {}],
  ['sale.complete', 1, { orderId: 7 }],
  ['nobody.knows', 1, {}],
  ['customer.edit', 1, poisonedEdit],
]

function poison(counter: SimCounter, dice: Dice): string {
  const [name, v, body] = oneOf(dice, poisons)
  writeEntry(counter, name, v, body)
  return `${name} ${v}`
}

/** From the step's own randomness: the same step makes the same command, whatever went before. */
function idFrom<Id extends string>({ world }: SimCounter, dice: Dice): Id {
  return newId<Id>(world.clock, randomOf(dice))
}
