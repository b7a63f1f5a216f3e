// The panel's head: one button to sell, and the price tag that says what. S, T, P and G from anywhere.
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
  const { t } = useTranslation(['sale', 'payment'])
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
  useAction({
    id: 'sale.tickets',
    title: t('sellTickets'),
    key: 't',
    group: 'sale',
    isEnabled,
    run: () => sell('tickets'),
  })
  useAction({
    id: 'sale.products',
    title: t('sellProducts'),
    key: 'p',
    group: 'sale',
    isEnabled,
    run: () => sell('products'),
  })
  useAction({
    id: 'sale.gift-cards',
    title: t('payment:sellGiftCards'),
    key: 'g',
    group: 'sale',
    isEnabled,
    run: () => sell('gift-cards'),
  })
  return (
    <header className={classes.head}>
      <Button disabled={isBusy} onClick={() => sell(kind)} rightSection={<KeyHint of="S" />}>
        {t('sell')}
      </Button>
      <SegmentedControl
        size="xs"
        aria-label={t('whatToSell')}
        value={kind}
        disabled={isBusy}
        onChange={(value) => sell(value as Kind)}
        data={[
          { value: 'tickets', label: <KindLabel text={t('tickets')} of="T" /> },
          { value: 'products', label: <KindLabel text={t('products')} of="P" /> },
          { value: 'gift-cards', label: <KindLabel text={t('payment:giftCards')} of="G" /> },
        ]}
      />
    </header>
  )
}

function KindLabel({ text, of }: { text: string; of: string }) {
  return (
    <span className={classes.kind}>
      {text} <KeyHint of={of} />
    </span>
  )
}
