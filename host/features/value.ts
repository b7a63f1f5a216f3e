// Gift cards and credit: found by code, and those of a customer.
import type { StoredValueView } from '#core/contract/value.ts'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import { hiddenCode } from '#core/domain/gift-card.ts'
import type { StoredValueId } from '#core/domain/ids.ts'
import { readTicketCode } from '#core/domain/ticket-code.ts'
import { shareOf } from '#core/effects/stored-value.ts'
import { findCounter, getVenue } from '#db/counter.ts'
import type { ReadableDb } from '#db/database.ts'
import { findValueByCode, listValuesOf, type StoredValueRow } from '#db/stored-value.ts'
import { host, settle } from '../procedures.ts'
import { readUsesLeft } from '../rule-uses.ts'
import type { World } from '../world.ts'
import { isLimited } from './selling-rights.ts'

export const value = {
  findCard: host.value.findCard.handler(({ input, context: { world }, errors }) =>
    settle(findCard(world, input.code), errors),
  ),
  uses: host.value.uses.handler(({ input, context: { world } }) => readUses(world.db.read, input.customerId)),
  ofCustomer: host.value.ofCustomer.handler(({ input, context: { world } }) =>
    listValuesOf(world.db.read, input.customerId)
      .filter(({ value: { kind } }) => kind !== 'uses')
      .map((row) => viewOf(world, row)),
  ),
}

function readUses(db: ReadableDb, customerId: string | null) {
  const venue = getVenue(db)
  const left = readUsesLeft(db, venue, customerId)
  return venue.priceRules.flatMap(({ code, name, uses }) =>
    uses && left.has(code) ? [{ ruleCode: code, name, most: uses.most, left: left.get(code) ?? 0 }] : [],
  )
}

type Found = StoredValueView & { id: StoredValueId }

function findCard(world: World, typed: string): Decision<Found, { code: 'CODE_INVALID' | 'UNKNOWN_CARD' }> {
  const code = readTicketCode(typed)
  if (code === undefined) return refuse({ code: 'CODE_INVALID' })
  const row = findValueByCode(world.db.read, code)
  if (!row) return refuse({ code: 'UNKNOWN_CARD' })
  return accept({ ...viewOf(world, row), id: row.id as StoredValueId })
}

function viewOf({ db: { read: db }, clock }: World, { id, value: stored }: StoredValueRow): StoredValueView {
  const { kind, code, currency, balanceMinor, expiresAtMs, openedAtMs } = stored
  const isExpired = expiresAtMs !== null && expiresAtMs <= clock.nowMs()
  const counterId = findCounter(db)?.id ?? ''
  let sumMinor = 0
  return {
    id,
    kind,
    hiddenCode: code === null ? '' : hiddenCode(code),
    currency,
    state: isExpired && stored.state === 'active' ? 'expired' : stored.state,
    balanceMinor,
    ownMinor: isLimited(db) ? Math.min(balanceMinor, shareOf(stored, counterId)) : balanceMinor,
    openedAtMs,
    expiresAtMs,
    movements: stored.movements.map(({ counterId: _, ...movement }) => {
      sumMinor += movement.amountMinor
      return { ...movement, balanceMinor: sumMinor }
    }),
  }
}
