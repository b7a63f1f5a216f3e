// A field to type in and a list that follows: arrow keys walk, Enter takes. Performances and products are both chosen so.
import { TextInput } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react'
import classes from './pick-list.module.css'

type Props<Item extends { id: string }> = {
  fieldRef: RefObject<HTMLInputElement | null>
  label: string
  placeholder: string
  typed: string
  onTyped: (typed: string) => void
  /** Further filters, beside the field. */
  filters?: ReactNode
  items: readonly Item[]
  /** Shown instead of the list when there is nothing in it. */
  empty: ReactNode
  rowOf: (item: Item) => ReactNode
  onPick: (item: Item) => void
  /** Shift and Enter: one of it at once, without a look. */
  onQuick?: (item: Item) => void
}

export function PickList<Item extends { id: string }>(props: Props<Item>) {
  const { fieldRef, label, typed, onTyped, items, rowOf, onPick, onQuick } = props
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const at = Math.min(active, items.length - 1)
  useEffect(() => {
    const frame = list.current
    if (!frame) return
    const showActive = () => frame.children[at]?.scrollIntoView({ block: 'nearest' })
    showActive()
    const watch = new ResizeObserver(showActive)
    watch.observe(frame)
    return () => watch.disconnect()
  }, [at])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    const item = items[at]
    if (step) setActive(Math.max(0, Math.min(items.length - 1, at + step)))
    else if (event.key === 'Enter' && !event.repeat && item) (event.shiftKey && onQuick ? onQuick : onPick)(item)
    else if (event.key === 'Escape' && typed !== '') onTyped('')
    else if (event.key === 'Escape') fieldRef.current?.blur()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={classes.pick}>
      <div className={classes.filters}>
        <TextInput
          ref={fieldRef}
          size="sm"
          flex={1}
          role="combobox"
          aria-label={label}
          aria-expanded={items.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={items[at] ? `${id}-${items[at].id}` : undefined}
          placeholder={props.placeholder}
          value={typed}
          onChange={(event) => {
            onTyped(event.currentTarget.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
        {props.filters}
      </div>
      {items.length === 0 && props.empty}
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={label} tabIndex={-1} className={classes.list}>
        {items.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys of the list
          <div
            key={item.id}
            id={`${id}-${item.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={classes.row}
            onClick={() => {
              setActive(index)
              onPick(item)
            }}
          >
            {rowOf(item)}
          </div>
        ))}
      </div>
    </div>
  )
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }
