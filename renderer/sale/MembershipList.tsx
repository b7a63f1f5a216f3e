// Memberships: a new one, or the next one of somebody who has one, which begins the day after.
import { Text } from '@mantine/core'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { words } from '#core/domain/event-words.ts'
import type { CustomerId, OrderLineId } from '#core/domain/ids.ts'
import { type Membership, type MembershipType, membershipEnd, membershipStart } from '#core/domain/membership.ts'
import { newId } from '../host/new-id.ts'
import { getCart, useCart } from './cart-draft.ts'
import { addMembership } from './cart-steps.ts'
import { editLines } from './edit-cart.ts'
import { useHeld } from './offer.ts'
import { PickList } from './PickList.tsx'
import pickClasses from './pick-list.module.css'
import classes from './sale.module.css'
import type { Till } from './till.ts'

type Props = { tabKey: string; customerId: CustomerId | null; till: Till; fieldRef: RefObject<HTMLInputElement | null> }

export function MembershipList({ tabKey, customerId, till, fieldRef }: Props) {
  const { t } = useTranslation(['membership', 'sale'])
  const [typed, setTyped] = useState('')
  const [isRefused, setRefused] = useState(false)
  const held = useHeld(customerId)?.memberships ?? []
  const { lines } = useCart(tabKey)
  const { membershipTypes } = till.venue
  const inCart = lines.flatMap((line): Membership[] => {
    const type = line.kind === 'membership' && membershipTypes.find(({ code }) => code === line.typeCode)
    if (!type || line.kind !== 'membership') return []
    const { typeCode, fromDay } = line
    return [{ typeCode, name: type.name, fromDay, untilDay: membershipEnd(fromDay, type.months) }]
  })
  const pick = ({ code }: MembershipType) => {
    setRefused(customerId === null)
    if (customerId === null || getCart(tabKey).isSent) return
    const fromDay = membershipStart([...held, ...inCart], code, till.isoDay(Date.now()))
    editLines(tabKey, (all) => addMembership(all, { typeCode: code, fromDay }, newId<OrderLineId>))
  }
  const types = membershipTypes.filter(({ name }) =>
    words(typed).every((word) => words(name).some((own) => own.startsWith(word))),
  )
  return (
    <>
      <PickList
        fieldRef={fieldRef}
        label={t('memberships')}
        placeholder={t('findMembership')}
        typed={typed}
        onTyped={setTyped}
        items={types.map((type) => ({ ...type, id: type.code }))}
        empty={
          <Text className={classes.empty}>
            {membershipTypes.length === 0 ? t('noMemberships') : t('sale:noneFound')}
          </Text>
        }
        rowOf={(type) => <TypeRow {...{ type, held, till }} />}
        onPick={pick}
      />
      {isRefused && customerId === null && (
        <Text role="status" className={classes.why}>
          {t('membershipNeedsCustomer')}
        </Text>
      )}
    </>
  )
}

function TypeRow({ type, held, till }: { type: MembershipType; held: readonly Membership[]; till: Till }) {
  const { t } = useTranslation('membership')
  const own = held.find(({ typeCode }) => typeCode === type.code)
  const date = own && till.calendarDay(own.untilDay)
  return (
    <span className={pickClasses.product}>
      <b>{type.name}</b>
      <small>{date ? t('heldUntil', { date }) : t('months', { count: type.months })}</small>
      <span>{till.amount(type.priceMinor)}</span>
    </span>
  )
}
