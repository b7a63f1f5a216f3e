// The postal addresses in the contact form. What is already known in this venue is offered (streets, the town of a
// postcode), never forced on anybody.
import { NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PostalAddress } from '#core/domain/customer.ts'
import { useHost } from '../host/HostContext.tsx'
import classes from './ContactForm.module.css'
import { KindSelect, RowFrame, RowGroup } from './ContactRows.tsx'
import { newContactPointId } from './contact-draft.ts'
import { addAddress, changeAddress } from './contact-edit.ts'
import type { FormProps } from './contact-form-props.ts'
import { countryOptions } from './countries.ts'
import { focusRow } from './focus-row.ts'
import { SuggestField } from './SuggestField.tsx'

export function AddressRows({ form }: { form: FormProps }) {
  const { t } = useTranslation('customer')
  const add = () => {
    const id = newContactPointId()
    form.change((details) => addAddress(details, form.counter.venue.country, id))
    focusRow(id)
  }
  return (
    <RowGroup title={t('addresses')} addText={t('addAddress')} onAdd={add}>
      {form.details.addresses.map((address, index) => (
        <AddressRow key={address.id} address={address} position={index + 1} form={form} onAdd={add} />
      ))}
    </RowGroup>
  )
}

type RowProps = { address: PostalAddress; position: number; form: FormProps; onAdd(): void }
type FieldProps = { address: PostalAddress; label(field: string): string; set(to: Partial<PostalAddress>): void }

function AddressRow({ address, position, form, onAdd }: RowProps) {
  const { t } = useTranslation('customer')
  const { id, kind, extra, country, isPrimary } = address
  const { language, venue } = form.counter
  const name = t('addressOf', { position })
  const label = (field: string) => t('fieldOf', { row: name, field })
  const set = (to: Partial<PostalAddress>) => form.change((details) => changeAddress(details, id, to))
  return (
    <RowFrame id={id} name={name} isPrimary={isPrimary} change={form.change} onAdd={onAdd}>
      <KindSelect
        label={t('kindOf', { row: name })}
        value={kind}
        kinds={t('addressKinds', { returnObjects: true })}
        onPick={(picked) => set({ kind: picked })}
      />
      <div className={classes.address}>
        <StreetField address={address} label={label} set={set} />
        <TextInput
          className={classes.extra}
          size="xs"
          aria-label={label(t('extra'))}
          placeholder={t('extra')}
          maxLength={200}
          value={extra}
          onChange={(event) => set({ extra: event.currentTarget.value })}
        />
        <TextInput
          className={classes.postcode}
          size="xs"
          aria-label={label(t('postcode'))}
          placeholder={t('postcode')}
          maxLength={20}
          value={address.postcode}
          onChange={(event) => set({ postcode: event.currentTarget.value })}
        />
        <TownField address={address} label={label} set={set} />
        <NativeSelect
          className={classes.country}
          size="xs"
          aria-label={label(t('country'))}
          data={countryOptions(language, venue.country)}
          value={country}
          onChange={(event) => set({ country: event.currentTarget.value })}
        />
      </div>
    </RowFrame>
  )
}

const pauseMs = 200
const streetLettersMin = 3

/** Typing a street offers addresses that begin like it; picking one fills postcode and town as well. */
function StreetField({ address, label, set }: FieldProps) {
  const { t } = useTranslation('customer')
  const [typed] = useDebouncedValue(address.street, pauseMs)
  const question = { country: address.country, street: typed.trim() }
  const { data = [] } = useQuery(
    useHost().customer.addresses.queryOptions({
      input: question,
      enabled: question.street.length >= streetLettersMin,
      placeholderData: keepPreviousData,
    }),
  )
  const lines = new Map(data.map((known) => [`${known.street}, ${known.postcode} ${known.town}`, known]))
  return (
    <SuggestField
      className={classes.street}
      label={label(t('street'))}
      placeholder={t('street')}
      maxLength={200}
      value={address.street}
      suggestions={[...lines.keys()]}
      onChange={(text) => set(lines.get(text) ?? { street: text })}
    />
  )
}

const postcodeLettersMin = 3

/** A known postcode fills an empty town by itself when the town is reached, and offers the others. */
function TownField({ address, label, set }: FieldProps) {
  const { t } = useTranslation('customer')
  const [postcode] = useDebouncedValue(address.postcode.trim(), pauseMs)
  const { data = [] } = useQuery(
    useHost().customer.towns.queryOptions({
      input: { country: address.country, postcode },
      enabled: postcode.length >= postcodeLettersMin,
    }),
  )
  const isFor = postcode === address.postcode.trim() && postcode.length >= postcodeLettersMin
  const towns = isFor ? data : []
  return (
    <SuggestField
      className={classes.town}
      label={label(t('town'))}
      placeholder={towns[0] ?? t('town')}
      maxLength={100}
      value={address.town}
      suggestions={towns}
      onChange={(town) => set({ town })}
      onReached={() => towns[0] !== undefined && address.town === '' && set({ town: towns[0] })}
    />
  )
}
