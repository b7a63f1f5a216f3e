// The contact form's draft: kept under `contact:<customerId>` from the first changed letter until it is saved or discarded.
import { useState } from 'react'
import { type CustomerDetails, changedFields } from '#core/domain/customer.ts'
import type { ContactPointId, CustomerId } from '#core/domain/ids.ts'
import type { Country } from '#core/domain/locale.ts'
import { newId } from '../host/new-id.ts'
import { setDraft, useDraft, useDrafts } from '../stores/drafts.ts'
import { isSameContact, withBlankRows } from './contact-edit.ts'

/** `base` is the card the edit began on. `birthdayTyped` is a date of birth that could not be read yet. */
export type ContactDraft = { base: CustomerDetails; details: CustomerDetails; birthdayTyped: string | null }

export type ContactEdit = ContactDraft & {
  change(step: (details: CustomerDetails) => CustomerDetails, birthdayTyped?: string | null): void
  /** Replaces all of it; undefined forgets it. */
  replace(draft: ContactDraft | undefined): void
}

export function contactKey(customerId: CustomerId): string {
  return `contact:${customerId}`
}

export const newContactPointId = () => newId<ContactPointId>()

/** Whether something typed here is not on the card yet. */
export function useHasUnsavedContact(customerId: CustomerId): boolean {
  const draft = useDraft<ContactDraft>(contactKey(customerId))
  return draft !== undefined && (draft.birthdayTyped !== null || !isSameContact(draft.base, draft.details))
}

/**
 * @param card the details as they stand on the card when the form opens
 * @param prefilled what a new card begins with
 */
export function useContactEdit(
  customerId: CustomerId,
  card: CustomerDetails,
  country: Country,
  prefilled = card,
): ContactEdit {
  const key = contactKey(customerId)
  const kept = useDraft<ContactDraft>(key)
  const [opened] = useState<ContactDraft>(() => ({
    base: card,
    details: withBlankRows(prefilled, country, newContactPointId),
    birthdayTyped: null,
  }))
  const replace = (draft: ContactDraft | undefined) => setDraft(key, draft)
  return {
    ...(kept ?? opened),
    replace,
    change: (step, typed) => {
      // The newest, not the rendered one: an answer of the host may come between two key presses.
      const now = (useDrafts.getState().bodies.get(key) as ContactDraft | undefined) ?? opened
      const birthdayTyped = typed === undefined ? now.birthdayTyped : typed
      const details = step(now.details)
      const isUndone = birthdayTyped === null && changedFields(opened.details, details).length === 0
      replace(isUndone && now.base === opened.base ? undefined : { ...now, details, birthdayTyped })
    },
  }
}
