// A donation: an amount for a purpose, from the card or from a guest.
import { Button, NativeSelect, Text } from '@mantine/core'
import { type FormEvent, type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { donationMinor } from '#core/domain/donation.ts'
import type { OrderLineId } from '#core/domain/ids.ts'
import { newId } from '../host/new-id.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { readAmount } from './amount.ts'
import { addDonation } from './cart-steps.ts'
import { DeskAmount } from './DeskAmount.tsx'
import { editLines } from './edit-cart.ts'
import classes from './pay.module.css'
import sale from './sale.module.css'
import type { Till } from './till.ts'

type Props = { tabKey: string; till: Till; fieldRef: RefObject<HTMLInputElement | null> }

export function DonationDesk({ tabKey, till, fieldRef }: Props) {
  const { t } = useTranslation('membership')
  const { donationPurposes } = till.venue
  const [typed, type] = useState('')
  const [chosen, choose] = useState('')
  const amountMinor = donationMinor.safeParse(readAmount(typed)).data
  const purposeCode = donationPurposes.some(({ code }) => code === chosen) ? chosen : donationPurposes[0]?.code
  if (purposeCode === undefined) return <Text className={sale.empty}>{t('noDonations')}</Text>
  const put = (event: FormEvent) => {
    event.preventDefault()
    if (amountMinor === undefined) return
    editLines(tabKey, (lines) => addDonation(lines, { purposeCode, amountMinor }, newId<OrderLineId>))
    type('')
    // The way is free for the letters of the other lists; the cart takes the focus to the money.
    fieldRef.current?.blur()
  }
  return (
    <form className={`${classes.way} ${classes.desk}`} onSubmit={put} aria-label={t('donations')}>
      <DeskAmount
        fieldRef={fieldRef}
        label={t('donationAmount')}
        typed={typed}
        onTyped={type}
        error={typed.trim() !== '' && amountMinor === undefined ? t('notADonation') : null}
      />
      <NativeSelect
        label={t('donationPurpose')}
        value={purposeCode}
        data={donationPurposes.map(({ code, name }) => ({ value: code, label: name }))}
        onChange={(event) => choose(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          event.currentTarget.form?.requestSubmit()
        }}
      />
      <Button type="submit" disabled={amountMinor === undefined} rightSection={<KeyHint of="Enter" />}>
        {t('addDonation')}
      </Button>
    </form>
  )
}
