// Taking cash: what was given. Enter without a figure is the exact amount; a letter fills in a likely amount.
// Only Enter or the button takes the money: a key pressed by mistake sells nothing.
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { quickTenders, settleCash } from '#core/domain/tender.ts'
import { useAction } from '../keys/keys.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { readAmount } from './amount.ts'
import type { WayProps } from './PayPanel.tsx'
import classes from './pay.module.css'
import type { Till } from './till.ts'

type Props = Pick<WayProps, 'till' | 'restMinor' | 'isLocked' | 'payCash'>

export function PayCash({ till, restMinor, isLocked, payCash }: Props) {
  const { t } = useTranslation('sale')
  const field = useRef<HTMLInputElement>(null)
  const [{ typed, isByHand }, setGiven] = useState({ typed: '', isByHand: false })
  const tendered = typed.trim() === '' ? undefined : readAmount(typed)
  const isUnreadable = typed.trim() !== '' && tendered === undefined
  const cash = settleCash(restMinor, tendered ?? 0, till.venue)
  const change = tendered === undefined ? undefined : cash.changeMinor
  const isTooLittle = change !== undefined && change < 0
  const likely = quickTenders(cash.dueMinor, till.venue.currency).slice(1)
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
    if (!isLocked && !isUnreadable && !isTooLittle) payCash(tendered ?? cash.dueMinor)
  }
  return (
    <form className={classes.way} onSubmit={submit} onKeyDown={onLetter} aria-label={t('payCash')}>
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
        error={isUnreadable ? t('notAnAmount') : isTooLittle ? t('tooLittle', { amount: till.money(-change) }) : null}
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
      <Button type="submit" disabled={isUnreadable || isTooLittle} rightSection={<KeyHint of="Enter" />}>
        {t('takeCash', { amount: till.amount(tendered ?? cash.dueMinor) })}
      </Button>
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
