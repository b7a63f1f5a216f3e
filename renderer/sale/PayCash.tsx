// Taking cash: what is due, what was given. Enter without a figure is the exact amount; a letter fills in a likely amount.
// Only Enter or the button takes the money: a key pressed by mistake sells nothing.
import { Button, Text, TextInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { PricedCart } from '#core/domain/cart.ts'
import { quickTenders, settleCash } from '#core/domain/sale.ts'
import { useAction } from '../keys/keys.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { readAmount } from './amount.ts'
import { CartSummary } from './CartSummary.tsx'
import type { CartOffer } from './offer.ts'
import classes from './pay.module.css'
import { SaleProblem } from './SaleProblem.tsx'
import { setTabSale, useTabSale } from './sale-state.ts'
import type { Sell } from './sell.ts'
import type { Till } from './till.ts'

type Props = { tabKey: string; till: Till; priced: PricedCart; known: CartOffer; sell: Sell; isSent: boolean }

export function PayCash({ tabKey, till, priced, known, sell, isSent }: Props) {
  const { totalMinor } = priced
  const { t } = useTranslation('sale')
  const { isAsking, problem } = useTabSale(tabKey)
  const field = useRef<HTMLInputElement>(null)
  const [{ typed, isByHand }, setGiven] = useState({ typed: '', isByHand: false })
  const { currency, cashStepMinor } = till.venue
  const tendered = typed.trim() === '' ? undefined : readAmount(typed)
  const isUnreadable = typed.trim() !== '' && tendered === undefined
  const cash = settleCash(totalMinor, tendered ?? 0, currency, cashStepMinor)
  const change = tendered === undefined ? undefined : cash.changeMinor
  const isTooLittle = change !== undefined && change < 0
  const isLocked = isAsking || isSent
  const pay = (tenderedMinor: number) => void sell.sell(totalMinor, tenderedMinor)
  const leave = () => setTabSale(tabKey, { isPaying: false, problem: null })
  useAction({
    id: 'sale.leave-payment',
    title: t('backToCart'),
    key: 'Escape',
    group: 'sale',
    isEnabled: !isLocked,
    run: leave,
  })
  const likely = quickTenders(cash.dueMinor, currency).slice(1)
  const fill = (amountMinor: number) => {
    flushSync(() => setGiven({ typed: till.amount(amountMinor), isByHand: false }))
    // A figure typed now writes over what was filled in.
    field.current?.focus()
    field.current?.select()
  }
  const onLetter = (event: KeyboardEvent) => {
    const amountMinor = likely[letters.indexOf(event.key.toUpperCase())]
    if (event.ctrlKey || event.metaKey || event.altKey || isLocked || isByHand || amountMinor === undefined) return
    event.preventDefault()
    event.stopPropagation()
    fill(amountMinor)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isLocked && !isUnreadable && !isTooLittle) pay(tendered ?? cash.dueMinor)
  }
  return (
    <form className={classes.pay} onSubmit={submit} onKeyDown={onLetter} aria-label={t('payCash')}>
      <div className={classes.due}>
        <span>{t('due')}</span>
        <strong>{till.money(cash.dueMinor)}</strong>
        {cash.roundingMinor !== 0 && (
          <small>
            {t('rounded', { total: till.money(totalMinor), rounding: till.signedAmount(cash.roundingMinor) })}
          </small>
        )}
      </div>
      {!isSent && (
        <>
          <TextInput
            ref={field}
            size="lg"
            autoFocus
            data-waits
            label={t('given')}
            placeholder={till.amount(cash.dueMinor)}
            inputMode="decimal"
            autoComplete="off"
            classNames={{ input: classes.given ?? '' }}
            value={typed}
            error={
              isUnreadable ? t('notAnAmount') : isTooLittle ? t('tooLittle', { amount: till.money(-change) }) : null
            }
            onChange={(event) => {
              const { value } = event.currentTarget
              setGiven({ typed: value, isByHand: value !== '' })
            }}
          />
          <LikelyAmounts {...{ till, isLocked, fill }} amounts={likely} filled={isByHand ? undefined : tendered} />
          <p className={classes.preview} aria-live="polite">
            <span>{t('change')}</span>
            <b>{change !== undefined && change >= 0 ? till.money(change) : '–'}</b>
          </p>
        </>
      )}
      <CartSummary {...{ till, known }} lines={priced.lines} />
      <SaleProblem {...{ tabKey, till, sell, totalMinor }} />
      {!isSent && (
        <div className={classes.payButtons}>
          <Button variant="default" onClick={leave} disabled={isLocked} rightSection={<KeyHint of="Esc" />}>
            {t('backToCart')}
          </Button>
          <Button type="submit" flex={1} disabled={isUnreadable || isTooLittle} rightSection={<KeyHint of="Enter" />}>
            {t('takeCash', { amount: till.amount(tendered ?? cash.dueMinor) })}
          </Button>
        </div>
      )}
      {isSent && !problem && <Text role="status">{t('selling')}</Text>}
    </form>
  )
}

type LikelyProps = {
  till: Till
  amounts: readonly number[]
  filled: number | undefined
  isLocked: boolean
  fill: (minor: number) => void
}

const letters = ['A', 'B', 'C', 'D', 'E']

/** Amounts by letter, as long as nothing was typed: the field takes figures only, so that letters are free. */
function LikelyAmounts({ till, amounts, filled, isLocked, fill }: LikelyProps) {
  const { t } = useTranslation('sale')
  const keys = letters.slice(0, amounts.length).join(' ')
  const isEnabled = !isLocked && amounts.length > 0
  const run = () => undefined
  useAction({ id: 'sale.likely', title: t('fillLikely'), key: keys, group: 'sale', isLocal: true, isEnabled, run })
  return (
    <fieldset className={classes.quick} aria-label={t('quickAmounts')}>
      {amounts.map((amountMinor, index) => (
        <Button
          key={amountMinor}
          variant={amountMinor === filled ? 'outline' : 'default'}
          aria-pressed={amountMinor === filled}
          disabled={isLocked}
          onClick={() => fill(amountMinor)}
          rightSection={<KeyHint of={letters[index] ?? ''} />}
        >
          {till.amount(amountMinor)}
        </Button>
      ))}
    </fieldset>
  )
}
