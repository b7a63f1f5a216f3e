// One box finds everything: a combobox whose list hangs below it. The focus stays in the box; arrows move the chosen hit.
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { stopGiving, useIsGiving } from '../sale/give-to-customer.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { cardRegionId, searchBoxId } from './focus-search.ts'
import { SearchList } from './SearchList.tsx'
import classes from './search.module.css'
import { useSearch } from './use-search.ts'

const listId = 'search-hits'

export function SearchBox() {
  const { t } = useTranslation('search')
  const search = useSearch()
  const isGiving = useIsGiving()
  const box = useRef<HTMLInputElement>(null)
  const isListed = search.isOpen && (search.choices.length > 0 || search.text.trim() !== '')
  const chosen = search.choices[search.index]
  useEffect(() => box.current?.focus(), [])
  return (
    <search
      className={classes.search}
      onBlur={({ relatedTarget, currentTarget }) => {
        if (currentTarget.contains(relatedTarget)) return
        search.close()
        // Whoever does something else meanwhile does not mean the next customer they open.
        stopGiving()
      }}
    >
      <input
        ref={box}
        id={searchBoxId}
        className={classes.box}
        role="combobox"
        aria-label={t('label')}
        aria-expanded={isListed}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isListed ? chosen?.id : undefined}
        placeholder={t(isGiving ? 'promptGiving' : 'prompt')}
        data-giving={isGiving || undefined}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={search.text}
        onChange={({ currentTarget }) => search.type(currentTarget.value)}
        onClick={search.open}
        onKeyDown={(event) => onSearchKey(event, search)}
      />
      <span className={classes.boxKey}>
        <KeyHint of="F2" />
      </span>
      {isListed && <SearchList id={listId} search={search} />}
    </search>
  )
}

function onSearchKey(event: KeyboardEvent, search: ReturnType<typeof useSearch>): void {
  if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
  const done = keyActions[event.key]?.(search)
  if (done) event.preventDefault()
}

/** What the keys of the box do; true when the key was for the box. */
const keyActions: Record<string, (search: ReturnType<typeof useSearch>) => boolean> = {
  ArrowDown: (search) => moved(search, 1),
  ArrowUp: (search) => moved(search, -1),
  Enter: (search) => {
    if (search.isOpen) search.enter()
    return search.isOpen
  },
  Escape: (search) => {
    stopGiving()
    if (search.isOpen || search.text !== '') search.clear()
    else document.getElementById(cardRegionId)?.focus()
    return true
  },
}

function moved(search: ReturnType<typeof useSearch>, steps: number): boolean {
  if (search.isOpen) search.step(steps)
  else search.open()
  return true
}
