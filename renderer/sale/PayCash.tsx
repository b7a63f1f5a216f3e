// Taking cash: what is due, what was given. Enter without a figure is the exact amount; a letter takes a likely note.
import { Button, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
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
  const [typed, setTyped] = useState('')
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
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isLocked && !isUnreadable && !isTooLittle) pay(tendered ?? cash.dueMinor)
  }
  return (
    <form className={classes.pay} onSubmit={submit} aria-label={t('payCash')}>
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
            size="lg"
            autoFocus
            label={t('given')}
            placeholder={till.amount(cash.dueMinor)}
            inputMode="decimal"
            autoComplete="off"
            classNames={{ input: classes.given ?? '' }}
            value={typed}
            error={
              isUnreadable ? t('notAnAmount') : isTooLittle ? t('tooLittle', { amount: till.money(-change) }) : null
            }
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <QuickTenders {...{ till, isLocked, pay }} amounts={quickTenders(cash.dueMinor, currency)} />
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

type QuickProps = { till: Till; amounts: readonly number[]; isLocked: boolean; pay: (minor: number) => void }

const letters = ['A', 'B', 'C', 'D', 'E']

/** Amounts by letter: the field takes figures only, so that letters are free. The exact amount is Enter. */
function QuickTenders({ till, amounts, isLocked, pay }: QuickProps) {
  const { t } = useTranslation('sale')
  return (
    <fieldset className={classes.quick} aria-label={t('quickAmounts')}>
      {amounts.slice(1).map((amountMinor, index) => (
        <QuickTender key={amountMinor} {...{ till, amountMinor, isLocked, pay }} letter={letters[index] ?? ''} />
      ))}
    </fieldset>
  )
}

type QuickTenderProps = {
  till: Till
  amountMinor: number
  letter: string
  isLocked: boolean
  pay: (minor: number) => void
}

function QuickTender({ till, amountMinor, letter, isLocked, pay }: QuickTenderProps) {
  const { t } = useTranslation('sale')
  const run = () => pay(amountMinor)
  const title = t('takeCash', { amount: till.money(amountMinor) })
  useAction({
    id: `sale.tender-${letter}`,
    title,
    key: letter.toLowerCase(),
    group: 'sale',
    worksInFields: true,
    isEnabled: !isLocked,
    run,
  })
  return (
    <Button variant="default" disabled={isLocked} onClick={run} rightSection={<KeyHint of={letter} />}>
      {till.amount(amountMinor)}
    </Button>
  )
}
