// Contact data of a card, edited in place. The draft lives from the first changed letter until it is saved or discarded,
// wherever the clerk goes meanwhile.
import { Alert } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Card } from '#core/contract/customer.ts'
import type { CustomerDetails, CustomerField } from '#core/domain/customer.ts'
import { useCommand, useHost, useHostClient } from '../host/HostContext.tsx'
import { refusalOf } from '../host/refusal.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { Conflict } from './Conflict.tsx'
import { ContactForm, type StartAt } from './ContactForm.tsx'
import { type ContactDraft, useContactEdit } from './contact-draft.ts'
import { isSameContact, rebase } from './contact-edit.ts'
import type { Counter } from './counter.ts'
import { FormButtons } from './FormButtons.tsx'
import { useFormState } from './form-state.ts'
import { editRefusals, placeOf, useRefusalText } from './problems.ts'
import { offerUndo } from './UndoNotice.tsx'

type Props = { card: Card; counter: Counter; startAt: StartAt; onClose(): void }

export function EditContact({ card, counter, startAt, onClose }: Props) {
  const edit = useContactEdit(card.id, card.details, counter.venue.country)
  const { form, show, check } = useFormState(edit, counter)
  const [contested, setContested] = useState<CustomerField[]>([])
  const finish = () => {
    edit.replace(undefined)
    onClose()
  }
  const { send, isPending, error } = useSave(card, finish)
  const refusalText = useRefusalText()
  const save = async (from: ContactDraft = edit) => {
    if (isPending) return
    const details = await check(from)
    if (!details) return
    if (isSameContact(from.base, details)) return finish()
    const refused = await send(from.base, details)
    const { fields = [] } = (refusalOf(refused)?.data ?? {}) as { fields?: CustomerField[] }
    setContested(fields)
    const place = placeOf(refused)
    const text = refusalText(refused, editRefusals)
    if (place && text) show(place, text)
  }
  const cancel = () => {
    const { base, details, birthdayTyped, replace } = edit
    replace(undefined)
    if (!isSameContact(base, details) || birthdayTyped !== null)
      offerUndo(() => replace({ base, details, birthdayTyped }))
    onClose()
  }
  const generalText = placeOf(error) === undefined ? refusalText(error, editRefusals) : undefined
  return (
    <ContactForm
      {...form}
      startAt={startAt}
      birthdayTyped={edit.birthdayTyped}
      onBirthday={(dateOfBirth, typed) => edit.change((details) => ({ ...details, dateOfBirth }), typed)}
      onSave={() => void save()}
      onClose={onClose}
    >
      {contested.length > 0 ? (
        <Conflict
          edit={edit}
          current={card.details}
          fields={contested}
          counter={counter}
          onChosen={(choices) => {
            const chosen = { ...edit, base: card.details, details: rebase(edit, card.details, choices) }
            edit.replace(chosen)
            setContested([])
            void save(chosen)
          }}
        />
      ) : (
        generalText && <Alert color="orange">{generalText}</Alert>
      )}
      <FaultBanner error={error} isRetrying={isPending} onRetry={() => void save()} />
      <FormButtons isInForm isSaving={isPending} onSave={() => void save()} onCancel={cancel} />
    </ContactForm>
  )
}

/** Sends an edit and puts it on the card at once. @returns from `send`: the error, undefined when it was saved */
function useSave(card: Card, onSaved: () => void) {
  const host = useHost()
  const queries = useQueryClient()
  const command = useCommand(useHostClient().customer.edit)
  const send = async (base: CustomerDetails, details: CustomerDetails): Promise<unknown> => {
    try {
      await command.mutateAsync({ customerId: card.id, base, details })
    } catch (error) {
      // Whoever else changed the card: what they wrote has to be seen before anything is chosen.
      await queries.invalidateQueries({ queryKey: host.customer.card.key({ input: { customerId: card.id } }) })
      return error
    }
    const queryKey = host.customer.card.queryKey({ input: { customerId: card.id } })
    // What was asked before the edit would answer with what stood there before it.
    await queries.cancelQueries({ queryKey })
    const written = rebase({ base, details }, card.details, {})
    queries.setQueryData(queryKey, (old) => (old ? { ...old, details: written } : old))
    onSaved()
    return undefined
  }
  return { send, isPending: command.isPending, error: command.error }
}
