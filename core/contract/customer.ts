// The customer card: reading it, making one, editing it.
import { z } from 'zod'
import { ContactPoint, CustomerDetails } from '#core/domain/customer.ts'
import { DuplicateReason } from '#core/domain/duplicate.ts'
import { ConsentPurposeId, ContactPointId, CustomerId, LabelId } from '#core/domain/ids.ts'
import { Country } from '#core/domain/locale.ts'
import { Membership } from '#core/domain/membership.ts'
import { Command, staffed, withRight } from './base.ts'

export const Note = z.object({ text: z.string().max(4_000), changedAtMs: z.int(), changedByName: z.string() })
export type Note = z.infer<typeof Note>
export const NoteKind = z.enum(['internal', 'important'])
export type NoteKind = z.infer<typeof NoteKind>

export const CustomerLabel = z.object({
  id: LabelId,
  code: z.string(),
  name: z.string(),
  colour: z.string(),
  expiresAtMs: z.int().nullable(),
})
export const CustomerConsent = z.object({
  purposeId: ConsentPurposeId,
  name: z.string(),
  state: z.enum(['given', 'refused', 'unknown']),
  source: z.string(),
  atMs: z.int().nullable(),
  textVersion: z.int().nullable(),
})

export const Card = z.object({
  id: CustomerId,
  number: z.string(),
  externalNumber: z.string().nullable(),
  details: CustomerDetails,
  labels: z.array(CustomerLabel),
  /** Those that hold or are to come, by the venue's calendar of today. */
  memberships: z.array(Membership),
  consents: z.array(CustomerConsent),
  notes: z.object({ internal: Note.nullable(), important: Note.nullable() }),
  createdAtMs: z.int(),
  createdByName: z.string(),
  changedAtMs: z.int(),
  changedByName: z.string(),
  lastSeenAtMs: z.int().nullable(),
})
export type Card = z.infer<typeof Card>

const detailsRefusals = {
  NAME_MISSING: {},
  EMAIL_INVALID: { data: z.object({ contactPointId: ContactPointId }) },
  PHONE_INVALID: { data: z.object({ contactPointId: ContactPointId }) },
  BIRTHDAY_IN_FUTURE: {},
  PRIMARY_TWICE: {},
}

export const Duplicate = z.object({
  customerId: CustomerId,
  number: z.string(),
  name: z.string(),
  phone: z.string(),
  email: z.string(),
  town: z.string(),
  reasons: z.array(DuplicateReason),
  /** 0 to 100; shown only as an order, best first. */
  score: z.int(),
})
export type Duplicate = z.infer<typeof Duplicate>

export const customer = {
  card: staffed
    .errors({ UNKNOWN_CUSTOMER: {} })
    .input(z.object({ customerId: CustomerId }))
    .output(Card),
  /** The id is made by the caller. */
  create: withRight('customer.edit')
    .errors(detailsRefusals)
    .input(Command.extend({ customerId: CustomerId, details: CustomerDetails }))
    .output(z.object({ customerId: CustomerId, number: z.string() })),
  /** `base` is what the form was opened with: fields that were changed by somebody else since are refused, not overwritten. */
  edit: withRight('customer.edit')
    .errors({
      ...detailsRefusals,
      UNKNOWN_CUSTOMER: {},
      CHANGED_MEANWHILE: { data: z.object({ fields: z.array(z.string()) }) },
    })
    .input(Command.extend({ customerId: CustomerId, base: CustomerDetails, details: CustomerDetails }))
    .output(z.object({ changedAtMs: z.int() })),
  /** An empty text removes the note. */
  setNote: withRight('customer.edit')
    .errors({ UNKNOWN_CUSTOMER: {}, CHANGED_MEANWHILE: { data: z.object({ fields: z.array(z.string()) }) } })
    .input(
      Command.extend({
        customerId: CustomerId,
        kind: NoteKind,
        base: z.string().max(4_000),
        text: z.string().max(4_000),
      }),
    )
    .output(z.object({})),
  /** Who this might already be; for the warning while a new customer is typed. Best first, at most ten. */
  duplicates: staffed
    .input(z.object({ details: CustomerDetails, exceptId: CustomerId.nullable() }))
    .output(z.array(Duplicate)),
  /** How a phone would stand on the card, or null when it is no possible number. */
  readPhone: staffed
    .input(z.object({ text: z.string().max(60), country: Country }))
    .output(z.object({ formatted: z.string().nullable() })),
  /** Towns already known for a postcode, most used first. */
  towns: staffed.input(z.object({ country: Country, postcode: z.string().max(20) })).output(z.array(z.string())),
  /** Addresses already known that begin like this. */
  addresses: staffed
    .input(z.object({ country: Country, street: z.string().max(200) }))
    .output(z.array(z.object({ street: z.string(), postcode: z.string(), town: z.string() }))),
  /** Cards by id, for tabs restored at start; unknown ones are left out. */
  names: staffed
    .input(z.object({ customerIds: z.array(CustomerId).max(50) }))
    .output(
      z.array(z.object({ id: CustomerId, name: z.string(), number: z.string(), primary: z.array(ContactPoint) })),
    ),
}
