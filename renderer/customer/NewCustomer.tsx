// A new customer: the contact form filled with what was typed in the search, and beside it who this might already be.
import { Alert } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerId } from '#core/domain/ids.ts'
import { useCommand, useHostClient } from '../host/HostContext.tsx'
import { becomeCustomer, closeTab } from '../stores/desk.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { ContactForm } from './ContactForm.tsx'
import { newContactPointId, useContactEdit } from './contact-draft.ts'
import { emptyDetails, isSameContact } from './contact-edit.ts'
import { type Counter, useCounter } from './counter.ts'
import { DuplicateList } from './DuplicateList.tsx'
import { FormButtons } from './FormButtons.tsx'
import { useFormState } from './form-state.ts'
import classes from './NewCustomer.module.css'
import { createRefusals, placeOf, useRefusalText } from './problems.ts'
import { prefill } from './typed-name.ts'
import { offerUndo } from './UndoNotice.tsx'

type Props = { customerId: CustomerId; typed: string }

/** @param customerId made when the form was opened; the card keeps it */
export function NewCustomer({ customerId, typed }: Props) {
  const counter = useCounter()
  return counter ? <NewCustomerForm key={customerId} customerId={customerId} typed={typed} counter={counter} /> : null
}

function NewCustomerForm({ customerId, typed, counter }: Props & { counter: Counter }) {
  const { t } = useTranslation('customer')
  const [empty] = useState(() => emptyDetails(counter.venue.language))
  const [filled] = useState(() => prefill(empty, typed, newContactPointId))
  const edit = useContactEdit(customerId, empty, counter.venue.country, filled)
  const { form, show, check } = useFormState(edit, counter)
  const create = useCommand(useHostClient().customer.create)
  const refusalText = useRefusalText()
  const save = async () => {
    if (create.isPending) return
    const details = await check(edit)
    if (!details) return
    create.mutate(
      { customerId, details },
      {
        onSuccess: ({ number }) => {
          edit.replace(undefined)
          becomeCustomer(customerId)
          notifications.show({ message: t('savedNew', { number }) })
        },
        onError: (error) => {
          const place = placeOf(error)
          const text = refusalText(error, createRefusals)
          if (place && text) show(place, text)
        },
      },
    )
  }
  const cancel = () => {
    const reopen = closeTab(customerId)
    if (reopen && !isSameContact(edit.base, edit.details)) offerUndo(reopen)
  }
  const generalText = placeOf(create.error) === undefined ? refusalText(create.error, createRefusals) : undefined
  return (
    <article className={classes.page} data-customer={customerId}>
      <h1 className={classes.title}>{t('newCustomer')}</h1>
      <div className={classes.columns}>
        <ContactForm
          {...form}
          startAt="name"
          birthdayTyped={edit.birthdayTyped}
          onBirthday={(dateOfBirth, text) => edit.change((details) => ({ ...details, dateOfBirth }), text)}
          onSave={() => void save()}
        >
          {generalText && <Alert color="orange">{generalText}</Alert>}
          <FaultBanner error={create.error} isRetrying={create.isPending} onRetry={() => void save()} />
          <FormButtons isInForm isSaving={create.isPending} onSave={() => void save()} onCancel={cancel} />
        </ContactForm>
        <DuplicateList details={edit.details} />
      </div>
    </article>
  )
}
