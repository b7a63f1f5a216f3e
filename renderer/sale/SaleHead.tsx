// The panel's head: one button to sell, and the price tag that says what. S and one key for each of its kinds, from anywhere.
import { Button, SegmentedControl } from '@mantine/core'
import { type RefObject, useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useAction } from '../keys/keys.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { forgetCart, getCart } from './cart-draft.ts'
import classes from './sale.module.css'
import { type Kind, setTabSale, useTabSale } from './sale-state.ts'
import { closeSeatChoice } from './seat-choice.ts'

type Props = {
  tabKey: string
  fieldRef: RefObject<HTMLInputElement | null>
  /** Money is being taken: nothing else is sold meanwhile. */
  isBusy: boolean
}

export function SaleHead({ tabKey, fieldRef, isBusy }: Props) {
  const { t } = useTranslation(['sale', 'payment', 'membership', 'subscription'])
  const { kind } = useTabSale(tabKey)
  const wantsField = useRef(false)
  const isEnabled = !isBusy
  const sell = (next: Kind) => {
    if (getCart(tabKey).done) forgetCart(tabKey)
    closeSeatChoice()
    wantsField.current = true
    // At once, so that the first letter typed finds its field.
    flushSync(() => setTabSale(tabKey, { kind: next }))
    focusField()
  }
  const focusField = () => {
    if (!wantsField.current || !fieldRef.current) return
    wantsField.current = false
    fieldRef.current.focus()
    fieldRef.current.select()
  }
  // The field of the other list appears with the next render.
  useEffect(focusField)
  useAction({ id: 'sale.sell', title: t('sell'), key: 's', group: 'sale', isEnabled, run: () => sell(kind) })
  const kinds: { kind: Kind; key: string; shown: string; title: string; name: string }[] = [
    { kind: 'tickets', key: 't', shown: 'T', title: t('sellTickets'), name: t('tickets') },
    {
      kind: 'subscriptions',
      key: 'l',
      shown: 'L',
      title: t('subscription:sellSubscriptions'),
      name: t('subscription:subscriptions'),
    },
    { kind: 'products', key: 'p', shown: 'P', title: t('sellProducts'), name: t('products') },
    { kind: 'gift-cards', key: 'g', shown: 'G', title: t('payment:sellGiftCards'), name: t('payment:giftCards') },
    {
      kind: 'memberships',
      key: 'a',
      shown: 'A',
      title: t('membership:sellMemberships'),
      name: t('membership:memberships'),
    },
    {
      kind: 'donations',
      key: 'w',
      shown: 'W',
      title: t('membership:sellDonations'),
      name: t('membership:donations'),
    },
  ]
  return (
    <header className={classes.head}>
      <Button disabled={isBusy} onClick={() => sell(kind)} rightSection={<KeyHint of="S" />}>
        {t('sell')}
      </Button>
      <SegmentedControl
        size="xs"
        className={classes.kinds}
        aria-label={t('whatToSell')}
        value={kind}
        disabled={isBusy}
        onChange={(value) => sell(value as Kind)}
        data={kinds.map(({ kind: value, name, shown }) => ({ value, label: <KindLabel text={name} of={shown} /> }))}
      />
      {kinds.map(({ kind: own, key, title }) => (
        <KindKey key={own} {...{ kind: own, letter: key, title, isEnabled }} run={() => sell(own)} />
      ))}
    </header>
  )
}

type KindKeyProps = { kind: Kind; letter: string; title: string; isEnabled: boolean; run(): void }

function KindKey({ kind, letter, title, isEnabled, run }: KindKeyProps) {
  useAction({ id: `sale.${kind}`, title, key: letter, group: 'sale', isEnabled, run })
  return null
}

function KindLabel({ text, of }: { text: string; of: string }) {
  return (
    <span className={classes.kind}>
      {text} <KeyHint of={of} />
    </span>
  )
}
