// The amount of something that has no price of its own: a gift card, a donation. Escape empties it, and leaves it when empty.
import { TextInput } from '@mantine/core'
import type { RefObject } from 'react'
import classes from './pay.module.css'

type Props = {
  fieldRef: RefObject<HTMLInputElement | null>
  label: string
  typed: string
  onTyped: (typed: string) => void
  /** Null where what is typed can be taken. */
  error: string | null
}

export function DeskAmount({ fieldRef, label, typed, onTyped, error }: Props) {
  return (
    <TextInput
      ref={fieldRef}
      label={label}
      inputMode="decimal"
      autoComplete="off"
      classNames={{ input: classes.given ?? '' }}
      value={typed}
      error={error}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        if (typed === '') fieldRef.current?.blur()
        else onTyped('')
      }}
      onChange={(event) => onTyped(event.currentTarget.value)}
    />
  )
}
