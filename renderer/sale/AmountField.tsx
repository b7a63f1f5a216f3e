// How much of what is left is paid by a means: all of it unless a figure is typed.
import { TextInput } from '@mantine/core'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { readAmount } from './amount.ts'
import classes from './pay.module.css'
import type { Till } from './till.ts'

type Props = {
  till: Till
  typed: string
  onTyped: (typed: string) => void
  /** What is taken where nothing is typed, and the most there may be. Minor units. */
  mostMinor: number
  isFirst?: boolean
  fieldRef?: RefObject<HTMLInputElement | null>
}

export function AmountField({ till, typed, onTyped, mostMinor, isFirst = false, fieldRef }: Props) {
  const { t } = useTranslation('payment')
  const problem = amountProblem(typed, mostMinor)
  const error =
    problem && (problem === 'unreadable' ? t('notAnAmount') : t('tooMuch', { amount: till.money(mostMinor) }))
  return (
    <TextInput
      {...(fieldRef ? { ref: fieldRef } : {})}
      size="md"
      autoFocus={isFirst}
      label={t('amount')}
      placeholder={till.amount(mostMinor)}
      inputMode="decimal"
      autoComplete="off"
      classNames={{ input: classes.given ?? '' }}
      value={typed}
      error={error}
      onChange={(event) => onTyped(event.currentTarget.value)}
    />
  )
}

function amountProblem(typed: string, mostMinor: number): 'unreadable' | 'too-much' | undefined {
  if (typed.trim() === '') return undefined
  const amount = readAmount(typed)
  if (amount === undefined || amount === 0) return 'unreadable'
  return amount > mostMinor ? 'too-much' : undefined
}

/** Undefined while there is something wrong with it. Minor units. */
export function amountOf(typed: string, mostMinor: number): number | undefined {
  if (amountProblem(typed, mostMinor) || mostMinor <= 0) return undefined
  return typed.trim() === '' ? mostMinor : readAmount(typed)
}
