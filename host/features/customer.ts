// The customer card.
import type { Card } from '#core/contract/customer.ts'
import { calendarDay } from '#core/domain/calendar-time.ts'
import {
  type CustomerDetails,
  changedFields,
  type DetailsRefusal,
  decideDetails,
  listName,
} from '#core/domain/customer.ts'
import { accept, type Decision, refuse } from '#core/domain/decision.ts'
import type { CommandId, CustomerId } from '#core/domain/ids.ts'
import type { Country } from '#core/domain/locale.ts'
import { normalContact, readPhone } from '#core/domain/phone.ts'
import { getVenue } from '#db/counter.ts'
import {
  findCustomer,
  findDetails,
  findLastOrderAt,
  findNote,
  insertCustomer,
  listConsents,
  listCustomers,
  listLabels,
  listTowns,
  type StoredDetails,
  saveNote,
  updateDetails,
} from '#db/customer.ts'
import type { ReadableDb } from '#db/database.ts'
import { findDuplicates, listAddresses } from '#db/duplicate.ts'
import { readCustomerEntity } from '#db/entity/customer.ts'
import { listMemberships } from '#db/membership.ts'
import { takeNumber } from '#db/number-series.ts'
import { staffName } from '#db/staff.ts'
import { isoDateIn } from '../clock.ts'
import { inJournal } from '../in-journal.ts'
import { clerkOf, host, settle } from '../procedures.ts'
import type { World } from '../world.ts'

export const customer = {
  card: host.customer.card.handler(({ input, context: { world }, errors }) =>
    settle(readCard(world, input.customerId), errors),
  ),
  create: host.customer.create.handler(({ input, context: { world }, errors }) =>
    settle(createCustomer(world, input), errors),
  ),
  edit: host.customer.edit.handler(({ input, context: { world }, errors }) =>
    settle(editCustomer(world, input), errors),
  ),
  setNote: host.customer.setNote.handler(({ input, context: { world }, errors }) =>
    settle(setNote(world, input), errors),
  ),
  duplicates: host.customer.duplicates.handler(({ input, context: { world } }) =>
    findDuplicates(world.db.read, storable(input.details, getVenue(world.db.read).country), input.exceptId),
  ),
  readPhone: host.customer.readPhone.handler(({ input }) => ({
    formatted: readPhone(input.text, input.country)?.formatted ?? null,
  })),
  towns: host.customer.towns.handler(({ input, context: { world } }) =>
    listTowns(world.db.read, input.country, input.postcode.trim()),
  ),
  addresses: host.customer.addresses.handler(({ input, context: { world } }) =>
    listAddresses(world.db.read, input.country, input.street),
  ),
  names: host.customer.names.handler(({ input, context: { world } }) => readNames(world.db.read, input.customerIds)),
}

type Unknown = { code: 'UNKNOWN_CUSTOMER' }
type ChangedMeanwhile = { code: 'CHANGED_MEANWHILE'; fields: string[] }

/** Exported for the bench. */
export function readCard({ db, clock }: Pick<World, 'db' | 'clock'>, customerId: CustomerId): Decision<Card, Unknown> {
  const row = findCustomer(db.read, customerId)
  if (!row) return refuse({ code: 'UNKNOWN_CUSTOMER' })
  const today = calendarDay(clock.nowMs(), getVenue(db.read).zone)
  return accept({
    id: customerId,
    number: row.number,
    externalNumber: row.externalNumber,
    details: findDetails(db.read, row),
    labels: listLabels(db.read, customerId) as Card['labels'],
    memberships: listMemberships(db.read, customerId).filter(({ untilDay }) => untilDay >= today),
    consents: listConsents(db.read, customerId).map(({ answer, purposeId, name }) => ({
      purposeId: purposeId as Card['consents'][number]['purposeId'],
      name,
      state: answer?.state ?? 'unknown',
      source: answer?.source ?? '',
      atMs: answer?.atMs ?? null,
      textVersion: answer?.textVersion ?? null,
    })),
    notes: {
      internal: readNote(db.read, customerId, 'internal'),
      important: readNote(db.read, customerId, 'important'),
    },
    createdAtMs: row.createdAtMs,
    createdByName: staffName(db.read, row.createdBy),
    changedAtMs: row.changedAtMs,
    changedByName: staffName(db.read, row.changedBy),
    lastSeenAtMs: findLastOrderAt(db.read, customerId),
  })
}

function readNote(db: ReadableDb, customerId: string, kind: 'internal' | 'important'): Card['notes']['internal'] {
  const note = findNote(db, customerId, kind)
  return note ? { text: note.text, changedAtMs: note.changedAtMs, changedByName: staffName(db, note.changedBy) } : null
}

function readNames(db: ReadableDb, ids: readonly CustomerId[]) {
  return listCustomers(db, ids).map((row) => {
    const details = findDetails(db, row)
    return {
      id: row.id as CustomerId,
      name: listName(details),
      number: row.number,
      primary: details.contactPoints.filter(({ isPrimary }) => isPrimary),
    }
  })
}

type Create = { commandId: CommandId; customerId: CustomerId; details: CustomerDetails }

export function createCustomer(world: World, command: Create) {
  return inJournal<{ customerId: CustomerId; number: string }, DetailsRefusal>(
    world,
    command,
    { name: 'customer.create', v: 1 },
    (tx) => {
      const decision = decide(tx, world, command.details)
      if (!decision.accepted) return decision
      const { customerId } = command
      const { number } = takeNumber(tx, 'customer')
      const atMs = world.clock.nowMs()
      const details = storable(decision.value, getVenue(tx).country)
      insertCustomer(tx, { id: customerId, number, externalNumber: null, details, atMs, by: clerkOf(world).id })
      return accept({
        answer: { customerId, number },
        entry: { customerId, customer: readCustomerEntity(tx, customerId) },
        changed: ['customer'],
      })
    },
  )
}

type Edit = { commandId: CommandId; customerId: CustomerId; base: CustomerDetails; details: CustomerDetails }

/** Only fields that differ from what the form was opened with are written; the others keep what somebody else put there. */
export function editCustomer(world: World, command: Edit) {
  return inJournal<{ changedAtMs: number }, Unknown | ChangedMeanwhile | DetailsRefusal>(
    world,
    command,
    { name: 'customer.edit', v: 1 },
    (tx) => {
      const row = findCustomer(tx, command.customerId)
      if (!row) return refuse({ code: 'UNKNOWN_CUSTOMER' })
      const current = findDetails(tx, row)
      const edited = changedFields(command.base, command.details)
      // Contested is what somebody else changed meanwhile, and to something else than this clerk did.
      const contested = changedFields(command.base, current).map(({ field }) => field)
      const different = changedFields(current, command.details).map(({ field }) => field)
      const fields = edited
        .map(({ field }) => field)
        .filter((field) => contested.includes(field) && different.includes(field))
      if (fields.length > 0) return refuse({ code: 'CHANGED_MEANWHILE', fields })
      const merged = { ...current, ...Object.fromEntries(edited.map(({ field, to }) => [field, to])) }
      const decision = decide(tx, world, merged)
      if (!decision.accepted) return decision
      const changedAtMs = world.clock.nowMs()
      const before = getStored(tx, row.id)
      updateDetails(tx, row.id, storable(decision.value, getVenue(tx).country), changedAtMs, clerkOf(world).id)
      const entry = { customerId: command.customerId, changes: changedFields(before, getStored(tx, row.id)) }
      return accept({ answer: { changedAtMs }, entry, changed: ['customer'] })
    },
  )
}

/** The contact data as the journal keeps them: with the comparable form of each number and address. */
function getStored(db: ReadableDb, customerId: string) {
  const customer = readCustomerEntity(db, customerId)
  if (!customer) throw new Error('a customer just found is there')
  return customer.details
}

type SetNote = {
  commandId: CommandId
  customerId: CustomerId
  kind: 'internal' | 'important'
  base: string
  text: string
}

export function setNote(world: World, command: SetNote) {
  return inJournal<Record<string, never>, Unknown | ChangedMeanwhile>(
    world,
    command,
    { name: 'customer.set-note', v: 1 },
    (tx) => {
      if (!findCustomer(tx, command.customerId)) return refuse({ code: 'UNKNOWN_CUSTOMER' })
      const { customerId, kind } = command
      const from = findNote(tx, customerId, kind)?.text ?? ''
      if (from !== command.base) return refuse({ code: 'CHANGED_MEANWHILE', fields: [kind] })
      const to = cleanText(command.text)
      saveNote(tx, customerId, kind, to, world.clock.nowMs(), clerkOf(world).id)
      return accept({ answer: {}, entry: { customerId, kind, from, to }, changed: ['customer'] })
    },
  )
}

/** A note keeps its lines; other control characters and direction marks go. */
function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\n\t\P{Cc}]|\p{Bidi_Control}/gu, '')
    .trim()
}

function decide(db: ReadableDb, world: World, details: CustomerDetails) {
  const { zone, country } = getVenue(db)
  const today = isoDateIn(zone, world.clock.nowMs())
  return decideDetails(details, (value) => readPhone(value, country) !== undefined, today)
}

/** Phones as they are written on the card, and every contact point with its comparable form. */
function storable(details: CustomerDetails, country: Country): StoredDetails {
  const contactPoints = details.contactPoints.map((point) => ({
    ...point,
    value: point.channel === 'phone' ? (readPhone(point.value, country)?.formatted ?? point.value) : point.value,
    normal: normalContact(point, country),
  }))
  return { ...details, contactPoints }
}
