// Subscriptions: what is sold now, seats for one, and whose last one may be renewed.
import type { Renewal, SubscriptionOffer } from '#core/contract/subscription.ts'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import { getVenue } from '#db/counter.ts'
import { customerNameOf } from '#db/customer.ts'
import { listSubscriberSeats, listSubscribers } from '#db/subscription.ts'
import { host, settle } from '../procedures.ts'
import { proposePlaces, type SeatsWanted } from '../subscription-seats.ts'
import { readSeries } from '../subscription-series.ts'
import type { World } from '../world.ts'
import { makeFreeCount } from './performance.ts'
import { isLimited } from './selling-rights.ts'

export const subscription = {
  offered: host.subscription.offered.handler(({ context: { world } }) => readOffered(world)),
  propose: host.subscription.propose.handler(({ input, context: { world }, errors }) =>
    settle(propose(world, input), errors),
  ),
  renewals: host.subscription.renewals.handler(({ context: { world } }) => readRenewals(world)),
}

export function readOffered({ db: { read: db }, clock }: World): SubscriptionOffer[] {
  const freeOf = makeFreeCount(db)
  return readSeries(db, getVenue(db), clock.nowMs()).map(({ type: { code, name, choose }, performances }) => ({
    code,
    name,
    choose,
    performances: performances.map(({ id, title, hallId, hallName, startsAtMs }) => {
      const free = freeOf({ id, hallId })
      return { id, title, hallId, hallName, startsAtMs, free }
    }),
  }))
}

type Asked = Omit<SeatsWanted, 'isApart'> & { code: string; performanceIds: readonly string[] }

export function propose({ db: { read: db }, clock, sync }: World, asked: Asked) {
  const all = readSeries(db, getVenue(db), clock.nowMs()).find(({ type }) => type.code === asked.code)
  const performances = all?.performances.filter(({ id }) => asked.performanceIds.includes(id)) ?? []
  if (performances.length === 0) return refuse({ code: 'UNKNOWN_SUBSCRIPTION' })
  const isApart = isLimited(db) && sync.report()?.mode !== 'online'
  return accept(proposePlaces(db, performances, { ...asked, isApart })) satisfies Decision<unknown, never>
}

const renewalsMax = 500

export function readRenewals({ db: { read: db }, clock }: World): Renewal[] {
  const venue = getVenue(db)
  const renewing = readSeries(db, venue, clock.nowMs()).flatMap(({ type }) =>
    type.renews === null ? [] : [{ ...type, renews: type.renews }],
  )
  return renewing.flatMap(({ code, name: nextName, renews }) => {
    const name = venue.subscriptionTypes.find((type) => type.code === renews)?.name ?? renews
    return listSubscribers(db, renews, code, renewalsMax).map(({ performanceId, ...subscriber }) => ({
      ...subscriber,
      customerName: customerNameOf(db, subscriber.customerId),
      ...{ code, name, nextName },
      seats: listSubscriberSeats(db, { ...subscriber, performanceId }, renews),
    }))
  })
}
