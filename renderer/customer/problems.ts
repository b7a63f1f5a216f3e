// What stands in the way of saving a card, in words and at the field it is about. Faults are the banner's business.
import type { CustomTypeOptions } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Contract } from '#core/contract/contract.ts'
import type { CustomerField } from '#core/domain/customer.ts'
import { type RefusalTexts, refusalOf } from '../host/refusal.ts'

type Calls = Contract['customer']
type Text = keyof CustomTypeOptions['resources']['customer'] & string

export const createRefusals = {
  NAME_MISSING: 'nameMissing',
  EMAIL_INVALID: 'emailInvalid',
  PHONE_INVALID: 'phoneUnread',
  BIRTHDAY_IN_FUTURE: 'birthdayInFuture',
  PRIMARY_TWICE: 'primaryTwice',
} as const satisfies RefusalTexts<Calls['create'], 'customer'>

export const editRefusals = {
  ...createRefusals,
  UNKNOWN_CUSTOMER: 'unknownCustomer',
  CHANGED_MEANWHILE: 'changedMeanwhile',
} as const satisfies RefusalTexts<Calls['edit'], 'customer'>

export const noteRefusals = {
  UNKNOWN_CUSTOMER: 'unknownCustomer',
  CHANGED_MEANWHILE: 'noteChangedMeanwhile',
} as const satisfies RefusalTexts<Calls['setNote'], 'customer'>

export const cardRefusals = { UNKNOWN_CUSTOMER: 'unknownCustomer' } as const satisfies RefusalTexts<
  Calls['card'],
  'customer'
>

/** What to say of a text that is no date of birth, by why it is none. */
export const noDateTexts = { unread: 'dateUnread', 'no-such-day': 'dateNotThere' } as const

type PlainText = (typeof editRefusals & typeof noteRefusals)[keyof typeof editRefusals] | 'noteChangedMeanwhile'

/** The sentence for a refusal by the call's own table; undefined for faults, which the banner explains. */
export function useRefusalText(): (error: unknown, texts: Partial<Record<string, Text>>) => string | undefined {
  const { t } = useTranslation('customer')
  return (error, texts) => {
    const key = texts[refusalOf(error)?.code ?? '']
    return key && t(key as PlainText)
  }
}

const fieldOfRefusal: Partial<Record<string, CustomerField>> = {
  NAME_MISSING: 'lastName',
  BIRTHDAY_IN_FUTURE: 'dateOfBirth',
}

/** Where in the form a refusal belongs: a field, the id of a row, or undefined when it is about the whole. */
export function placeOf(error: unknown): string | undefined {
  const refusal = refusalOf(error)
  if (!refusal) return undefined
  const { contactPointId } = (refusal.data ?? {}) as { contactPointId?: string }
  return contactPointId ?? fieldOfRefusal[refusal.code]
}
