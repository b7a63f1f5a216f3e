// A visitor of the web shop who is made up: looks for seats, puts them into a cart, buys or changes their mind, comes back and
// gives a place back. What is chosen repeats with the seed; ids are new every time, as a real shop's are.
import { randomBytes } from 'node:crypto'
import { type OrderId, uuidV7 } from '#core/domain/ids.ts'
import { type Currency, formatMoney } from '#core/domain/money.ts'
import type { ShopLine, ShopOrder, ShopPerformance, ShopReceipt } from '#core/protocol/shop-contract.ts'
import { lands } from '#db/demo/people.ts'
import type { Dice } from '#db/demo/random.ts'
import type { ShopClient } from './shop-client.ts'

export type Deed = 'bought' | 'left the cart' | 'gave back' | 'looked' | 'found nothing' | 'refused'
export type Done = { deed: Deed; line: string }

export type Visitor = {
  /** Does one thing and says it in one line. @throws NoShop */
  act(): Promise<Done>
}

/** Orders to come back to; older ones are let be. */
const ownOrdersMax = 200

export function makeVisitor(client: ShopClient, dice: Dice): Visitor {
  const own: ShopReceipt[] = []
  return {
    async act() {
      const [first, ...more] = own
      const wish = dice.next()
      if (first && wish < 0.2) return await giveBack(client, dice, dice.pick([first, ...more]))
      if (first && wish < 0.3) return await look(client, dice.pick([first, ...more]))
      const { done, receipt } = await visit(client, dice)
      if (receipt) own.push(receipt)
      if (own.length > ownOrdersMax) own.shift()
      return done
    },
  }
}

async function look(client: ShopClient, { number, token }: ShopReceipt): Promise<Done> {
  const answer = await client.order(token)
  if ('refused' in answer) return refused(`${number} was not shown`, answer.refused)
  const { lines, paidMinor, currency } = answer.value
  return { deed: 'looked', line: `${number} was looked at: ${countOf(lines)}, ${money(paidMinor, currency)} paid` }
}

async function giveBack(client: ShopClient, dice: Dice, { number, token }: ShopReceipt): Promise<Done> {
  const answer = await client.order(token)
  if ('refused' in answer) return refused(`${number} was not shown`, answer.refused)
  const [first, ...more] = answer.value.lines.filter(({ state }) => state === 'active')
  if (!first) return { deed: 'looked', line: `${number} was looked at: everything was given back` }
  const line = dice.pick([first, ...more])
  const cancelled = await client.cancel(token, [line.lineId])
  if ('refused' in cancelled) return refused(`${number} did not get back ${line.text}`, cancelled.refused)
  const { paidMinor, currency } = cancelled.value
  return {
    deed: 'gave back',
    line: `${number} gave back ${line.text}${placeText(line)}: ${money(paidMinor, currency)} left`,
  }
}

type Visit = { done: Done; receipt?: ShopReceipt }

async function visit(client: ShopClient, dice: Dice): Promise<Visit> {
  const coming = await client.coming()
  if ('refused' in coming) return { done: refused('Nothing is on sale', coming.refused) }
  const [next, ...later] = coming.value.performances.filter((each) => each.freeSeats + each.freePlaces > 0).slice(0, 12)
  if (!next) return { done: { deed: 'found nothing', line: 'Everything is sold out' } }
  const shown = await client.performance(dice.pick([next, ...later]).performanceId)
  if ('refused' in shown) return { done: refused('A performance was gone', shown.refused) }
  const lines = choose(shown.value, dice)
  if (lines.length === 0) return { done: { deed: 'found nothing', line: `${shown.value.title}: nothing that fits` } }
  return await shop(client, dice, shown.value, lines)
}

async function shop(client: ShopClient, dice: Dice, performance: ShopPerformance, lines: ShopLine[]): Promise<Visit> {
  const { performanceId, title, currency } = performance
  const sessionId = crypto.randomUUID()
  const seatIds = lines.flatMap(({ seatId }) => seatId ?? [])
  const what = `${wordsOf(lines)} for ${title}${seatsText(performance, seatIds)}`
  if (seatIds.length > 0) {
    const held = await client.hold({ sessionId, performanceId, seatIds })
    if ('refused' in held) return { done: refused(`${what} not held`, held.refused) }
    if (dice.chance(0.1)) {
      await client.hold({ sessionId, performanceId, seatIds: [] })
      return { done: { deed: 'left the cart', line: `${what} put back out of the cart` } }
    }
  }
  const purchase = {
    orderId: uuidV7(Date.now(), randomBytes(10)) as OrderId,
    sessionId,
    buyer: buyerOf(dice),
    lines,
    expectedTotalMinor: lines.reduce((sum, line) => sum + priceOf(performance, line), 0),
  }
  const bought = await client.buy(purchase)
  if ('refused' in bought) return { done: refused(`${what} not bought`, bought.refused) }
  // Somebody's answer was lost now and then, and they press the button again.
  if (dice.chance(0.1)) await client.buy(purchase)
  const { number, totalMinor } = bought.value
  const line = `${number} ${nameOf(purchase.buyer)} bought ${what}: ${money(totalMinor, currency)}`
  return { done: { deed: 'bought', line }, receipt: bought.value }
}

/** Free seats of one row, or places on the floor, of price types at random; fewer than wished where there are fewer. */
function choose(performance: ShopPerformance, dice: Dice): ShopLine[] {
  const count = dice.pick([1, 2, 2, 2, 3, 4])
  const [first, ...more] = performance.areas.filter(({ free }) => free > 0)
  if (!first || !performance.isOnSale) return []
  const area = dice.pick([first, ...more])
  const places =
    area.kind === 'standing'
      ? Array.from({ length: Math.min(count, area.free) }, () => null)
      : seatsIn(performance, area, count, dice)
  return places.flatMap((seat) => {
    const category = seat?.category ?? area.category
    const [price, ...others] = performance.prices.filter((each) => each.category === category)
    if (!price) return []
    const { priceTypeId } = dice.pick([price, price, ...others])
    return [
      { performanceId: performance.performanceId, areaId: area.areaId, seatId: seat?.seatId ?? null, priceTypeId },
    ]
  })
}

function seatsIn({ seats }: ShopPerformance, { areaId }: ShopPerformance['areas'][number], count: number, dice: Dice) {
  const free = seats
    .filter((seat) => seat.isFree && seat.areaId === areaId && seat.kind === 'normal')
    .toSorted((a, b) => a.row.localeCompare(b.row, 'en', { numeric: true }) || a.x - b.x)
  const from = dice.between(0, Math.max(0, free.length - 1))
  return free.slice(from, from + count).filter(({ row }) => row === free[from]?.row)
}

function priceOf({ seats, areas, prices }: ShopPerformance, { areaId, seatId, priceTypeId }: ShopLine): number {
  const place =
    seatId === null ? areas.find((area) => area.areaId === areaId) : seats.find((seat) => seat.seatId === seatId)
  return (
    prices.find((price) => price.category === place?.category && price.priceTypeId === priceTypeId)?.priceMinor ?? 0
  )
}

function buyerOf(dice: Dice) {
  const land = dice.pick(lands)
  const firstName = dice.pick(dice.chance(0.5) ? land.women : land.men)
  const lastName = dice.pick(land.families)
  // Few enough that some come back and are known by their address.
  const email = `${plain(firstName)}.${plain(lastName)}${dice.between(1, 3)}@example.org`
  return { firstName, lastName, email }
}

const plain = (name: string) =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, '') || 'visitor'
const nameOf = ({ firstName, lastName }: { firstName: string; lastName: string }) => `${firstName} ${lastName}`
const wordsOf = (lines: readonly unknown[]) => (lines.length === 1 ? '1 place' : `${lines.length} places`)
const countOf = (lines: ShopOrder['lines']) => wordsOf(lines.filter(({ state }) => state === 'active'))
const money = (minor: number, currency: Currency) => formatMoney(minor, currency, 'en')
const refused = (what: string, code: string): Done => ({ deed: 'refused', line: `${what}: ${code}` })

function placeText({ row, seatNumber }: ShopOrder['lines'][number]): string {
  return row || seatNumber ? `, row ${row} seat ${seatNumber}` : ''
}

function seatsText({ seats }: ShopPerformance, seatIds: readonly string[]): string {
  const chosen = seats.filter(({ seatId }) => seatIds.includes(seatId))
  const [first] = chosen
  return first ? `, row ${first.row} seat ${chosen.map(({ number }) => number).join(', ')}` : ''
}
