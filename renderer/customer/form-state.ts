// What the form knows beside the draft: which fields have a problem, and the way from "Save" to a call of the host.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerDetails } from '#core/domain/customer.ts'
import type { ContactPointId } from '#core/domain/ids.ts'
import { useHostClient } from '../host/HostContext.tsx'
import type { ContactDraft, ContactEdit } from './contact-draft.ts'
import { withoutBlankRows } from './contact-edit.ts'
import type { FormProps } from './contact-form-props.ts'
import type { Counter } from './counter.ts'
import { focusPlace } from './focus-row.ts'
import { readPhones, withPhones } from './phone-check.ts'

export type FormState = {
  form: FormProps
  /** Notes a problem and leads the eye to it. */
  show(place: string, text: string): void
  /** Gives the details as they may be sent, or undefined when something has to be put right first. */
  check(draft: ContactDraft): Promise<CustomerDetails | undefined>
}

export function useFormState(edit: ContactEdit, counter: Counter): FormState {
  const { t } = useTranslation('customer')
  const client = useHostClient()
  const [problems, setProblems] = useState<FormProps['problems']>({})
  const show = (place: string, text: string) => {
    setProblems((old) => ({ ...old, [place]: text }))
    focusPlace(place)
  }
  const readAndFill = async (details: CustomerDetails, only?: ContactPointId) => {
    const read = await readPhones(client, details, counter.venue.country, only)
    const unread = read.filter(({ formatted }) => formatted === null).map(({ id }) => [id, t('phoneUnread')])
    setProblems((old) => ({ ...old, ...Object.fromEntries(unread) }))
    if (read.some(({ typed, formatted }) => formatted !== null && formatted !== typed))
      edit.change((now) => withPhones(now, read))
    return read
  }
  const check = async ({ details, birthdayTyped }: ContactDraft) => {
    if (birthdayTyped !== null) {
      show('dateOfBirth', t('dateUnread'))
      return undefined
    }
    const read = await readAndFill(details)
    const refused = read.find(({ formatted }) => formatted === null)
    if (refused) focusPlace(refused.id)
    return refused ? undefined : withoutBlankRows(withPhones(details, read))
  }
  return {
    form: {
      details: edit.details,
      counter,
      change: edit.change,
      problems,
      clearProblem: (place) => setProblems(({ [place]: _, ...others }) => others),
      // A fault here loses nothing: the number stays as typed and is read again before it is saved.
      onPhoneLeft: (id) =>
        void readAndFill(edit.details, id).catch((error: unknown) => console.info('phone not read yet', error)),
    },
    show,
    check,
  }
}
