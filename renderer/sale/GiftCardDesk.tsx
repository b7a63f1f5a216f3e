// Gift cards: a new one for an amount, or one that is there, looked at and topped up.
import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderLineId, StoredValueId } from '#core/domain/ids.ts'
import { useHostClient } from '../host/HostContext.tsx'
import { newId } from '../host/new-id.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { readAmount } from './amount.ts'
import { changeCart } from './cart-draft.ts'
import { addGiftCard } from './cart-steps.ts'
import { DeskAmount } from './DeskAmount.tsx'
import { GiftCardFacts } from './GiftCardFacts.tsx'
import { CardProblem } from './PayGiftCard.tsx'
import classes from './pay.module.css'
import type { Till } from './till.ts'

type Props = { tabKey: string; till: Till; fieldRef: RefObject<HTMLInputElement | null> }

/** The least and the most one card may be issued with, in minor units. */
const leastMinor = 100
const mostMinor = 10_000_000

export function GiftCardDesk({ tabKey, till, fieldRef }: Props) {
  const { t } = useTranslation('payment')
  const client = useHostClient()
  const [typed, type] = useState('')
  const [code, setCode] = useState('')
  const find = useMutation({ mutationFn: (wanted: string) => client.value.findCard({ code: wanted }) })
  const card = find.data
  const amountMinor = readAmount(typed)
  const isAmount = amountMinor !== undefined && amountMinor >= leastMinor && amountMinor <= mostMinor
  const isReady = isAmount && (code.trim() === '' || card?.state === 'active')
  const put = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    const storedValueId = card?.id ?? newId<StoredValueId>()
    const line = { storedValueId, isTopUp: card !== undefined, amountMinor }
    changeCart(tabKey, ({ lines }) => ({ lines: addGiftCard(lines, line, newId<OrderLineId>) }))
    type('')
    setCode('')
    find.reset()
    // The way is free for the letters of the other lists; the cart takes the focus to the money.
    fieldRef.current?.blur()
  }
  return (
    <form className={`${classes.way} ${classes.desk}`} onSubmit={put} aria-label={t('giftCards')}>
      <DeskAmount
        fieldRef={fieldRef}
        label={t('cardAmount')}
        typed={typed}
        onTyped={type}
        error={typed.trim() !== '' && !isAmount ? t('notACardAmount') : null}
      />
      <TextInput
        label={t('topUpCode')}
        description={t('topUpHint')}
        maxLength={60}
        autoComplete="off"
        value={code}
        onChange={(event) => {
          setCode(event.currentTarget.value)
          find.reset()
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || code.trim() === '' || card) return
          event.preventDefault()
          find.mutate(code)
        }}
      />
      <CardProblem error={find.error} />
      {card && <GiftCardFacts card={card} till={till} />}
      {code.trim() !== '' && !card && (
        <Button variant="default" loading={find.isPending} onClick={() => find.mutate(code)}>
          {t('lookUp')}
        </Button>
      )}
      <Button type="submit" disabled={!isReady} rightSection={<KeyHint of="Enter" />}>
        {t(card ? 'topUp' : 'newGiftCard')}
      </Button>
    </form>
  )
}
