// The postal addresses in the contact form. What is already known in this venue is offered (streets, the town of a
// postcode), never forced on anybody; nor is the usual form of a postcode.
import { NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PostalAddress } from '#core/domain/customer.ts'
import { usualPostcode } from '#core/domain/postcode.ts'
import { useHost } from '../host/HostContext.tsx'
import classes from './ContactForm.module.css'
import { KindSelect, RowFrame, RowGroup } from './ContactRows.tsx'
import { newContactPointId } from './contact-draft.ts'
import { addAddress, changeAddress } from './contact-edit.ts'
import type { FormProps } from './contact-form-props.ts'
import type { Counter } from './counter.ts'
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
      <div className={classes.address}>
        <KindSelect
          title={t('addressKind')}
          label={label(t('addressKind'))}
          value={kind}
          kinds={t('addressKinds', { returnObjects: true })}
          onPick={(picked) => set({ kind: picked })}
        />
        <StreetField address={address} label={label} set={set} />
        <TextInput
          className={classes.extra}
          size="xs"
          label={t('extra')}
          aria-label={label(t('extra'))}
          maxLength={200}
          value={extra}
          onChange={(event) => set({ extra: event.currentTarget.value })}
        />
        <PostcodeField address={address} counter={form.counter} label={label} set={set} />
        <TownField address={address} label={label} set={set} />
        <NativeSelect
          className={classes.country}
          size="xs"
          label={t('country')}
          aria-label={label(t('country'))}
          data={countryOptions(language, venue.country)}
          value={country}
          onChange={(event) => set({ country: event.currentTarget.value })}
        />
      </div>
    </RowFrame>
  )
}

/** Once the field is left, a form that is not the country's is hinted at; it is saved all the same. */
function PostcodeField({ address, counter, label, set }: FieldProps & { counter: Counter }) {
  const { t } = useTranslation('customer')
  const [isTyping, setTyping] = useState(false)
  const hintId = useId()
  const { country, postcode } = address
  const example = isTyping ? undefined : usualPostcode(country, postcode)
  const named = countryOptions(counter.language, counter.venue.country).find(({ value }) => value === country)
  return (
    <>
      <TextInput
        size="xs"
        label={t('postcode')}
        aria-label={label(t('postcode'))}
        aria-describedby={example && hintId}
        maxLength={20}
        value={postcode}
        onFocus={() => setTyping(true)}
        onBlur={() => setTyping(false)}
        onChange={(event) => set({ postcode: event.currentTarget.value })}
      />
      <p id={hintId} role="status" className={classes.postcodeHint}>
        {example && t('postcodeOdd', { country: named?.label ?? country, example })}
      </p>
    </>
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
      label={t('street')}
      name={label(t('street'))}
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
      label={t('town')}
      name={label(t('town'))}
      placeholder={towns[0]}
      maxLength={100}
      value={address.town}
      suggestions={towns}
      onChange={(town) => set({ town })}
      onReached={() => towns[0] !== undefined && address.town === '' && set({ town: towns[0] })}
    />
  )
}
