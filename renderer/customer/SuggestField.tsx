// A text field that offers what is already known and takes anything. Escape closes the offers first, the form second.
import { Autocomplete } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'

type Props = {
  className?: string | undefined
  label: string
  /** Which row's field it is, for screen readers; begins with what stands in `label`. */
  name: string
  placeholder?: string | undefined
  maxLength: number
  value: string
  suggestions: readonly string[]
  /** Typed, or picked from the offers. */
  onChange(text: string): void
  /** The field got the focus. */
  onReached?(): void
}

export function SuggestField({ suggestions, name, onChange, onReached, ...field }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const keepEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && isOpen && suggestions.length > 0) event.preventDefault()
  }
  return (
    <Autocomplete
      {...field}
      size="xs"
      aria-label={name}
      autoComplete="off"
      data={[...suggestions]}
      filter={({ options }) => options}
      openOnFocus={false}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      onDropdownOpen={() => setIsOpen(true)}
      onDropdownClose={() => setIsOpen(false)}
      onChange={onChange}
      onFocus={onReached}
      onKeyDown={keepEscape}
    />
  )
}
