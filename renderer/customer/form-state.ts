// What the form knows beside the draft: which fields have a problem, and the way from "Save" to a call of the host.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CustomerDetails, isEmail } from '#core/domain/customer.ts'
import type { ContactPointId } from '#core/domain/ids.ts'
import { useHostClient } from '../host/HostContext.tsx'
import { todayIn, whyNoBirthday } from './birthday.ts'
import type { ContactDraft, ContactEdit } from './contact-draft.ts'
import { pointsOf, withoutBlankRows } from './contact-edit.ts'
import type { FormProps } from './contact-form-props.ts'
import type { Counter } from './counter.ts'
import { focusPlace } from './focus-row.ts'
import { readPhones, withPhones } from './phone-check.ts'
import { noDateTexts } from './problems.ts'

export type FormState = {
  form: FormProps
  /** Notes a problem and leads the eye to it. */
  show(place: string, text: string): void
  /** Gives the details as they may be sent; else says everything that has to be put right first, and goes to the first of it. */
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
  const problemsOf = useProblems(counter)
  const check = async (draft: ContactDraft) => {
    const read = await readAndFill(draft.details)
    const phones = read.filter(({ formatted }) => formatted === null).map(({ id }): Problem => [id, t('phoneUnread')])
    const { person, emails } = problemsOf(draft)
    const all = [...person, ...phones, ...emails]
    setProblems(Object.fromEntries(all))
    if (all[0]) focusPlace(all[0][0])
    return all.length > 0 ? undefined : withoutBlankRows(withPhones(draft.details, read))
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

type Problem = [place: string, text: string]

/** What can be judged without the host, in the order of the form; the host judges it once more. */
function useProblems(counter: Counter): (draft: ContactDraft) => { person: Problem[]; emails: Problem[] } {
  const { t } = useTranslation('customer')
  return ({ details, birthdayTyped }) => {
    const today = todayIn(counter.venue.zone, Date.now())
    const person: Problem[] = []
    const names = [details.firstName, details.lastName, details.organisation]
    if (names.every((name) => name.trim() === '')) person.push(['lastName', t('nameMissing')])
    if (birthdayTyped !== null) person.push(['dateOfBirth', t(noDateTexts[whyNoBirthday(birthdayTyped, today)])])
    else if ((details.dateOfBirth ?? '') > today) person.push(['dateOfBirth', t('birthdayInFuture')])
    const emails = pointsOf(details, 'email').filter(({ value }) => value.trim() !== '' && !isEmail(value))
    return { person, emails: emails.map(({ id }) => [id, t('emailInvalid')]) }
  }
}
