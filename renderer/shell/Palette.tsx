// Finds an action by its translated name and does it.
import { Spotlight, spotlight } from '@mantine/spotlight'
import '@mantine/spotlight/styles.css'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { KeyLayer } from '../keys/KeyLayer.tsx'
import { useAction, useActions } from '../keys/keys.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { actionRows, namedLike } from './key-rows.ts'

export function Palette() {
  const { t } = useTranslation('shell')
  const [query, setQuery] = useState('')
  const before = useRef<Element | null>(null)
  const chosen = useRef<string | null>(null)
  const [isOpen, setOpen] = useState(false)
  const open = () => {
    before.current = document.activeElement
    // At once and without a fade, so that the first letter typed finds its field.
    flushSync(() => {
      setOpen(true)
      spotlight.open()
    })
  }
  useAction({ id: 'palette', title: t('palette.open'), key: 'Ctrl+K', group: 'general', run: open })
  useEffect(() => () => spotlight.close(), [])
  // First the focus goes back to where it was, then the action runs, which may want it elsewhere.
  const onClose = () => {
    setOpen(false)
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus()
    const id = chosen.current
    chosen.current = null
    if (id) runAction(id)
  }
  return (
    <Spotlight.Root
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      returnFocus={false}
      onSpotlightClose={onClose}
      overlayProps={{ blur: 0 }}
      transitionProps={{ duration: 0 }}
      maxHeight={420}
      scrollable
      attributes={{ content: { 'aria-label': t('palette.open') } }}
    >
      <KeyLayer isOpen={isOpen}>
        <Spotlight.Search autoFocus placeholder={t('palette.prompt')} aria-label={t('palette.prompt')} />
        <Found query={query} onChoose={(id) => (chosen.current = id)} />
      </KeyLayer>
    </Spotlight.Root>
  )
}

function Found({ query, onChoose }: { query: string; onChoose: (id: string) => void }) {
  const { t } = useTranslation('shell')
  const actions = useActions(useShallow((state) => state.actions.filter(({ depth }) => depth === 0)))
  const rows = namedLike(
    actionRows(actions).filter(({ id }) => id !== 'palette'),
    query,
  )
  return (
    <Spotlight.ActionsList>
      {rows.length === 0 && <Spotlight.Empty>{t('palette.nothing')}</Spotlight.Empty>}
      {rows.map(({ id, title, keys }) => (
        <Spotlight.Action
          key={id}
          label={title}
          rightSection={keys.map((key) => <KeyHint key={key} of={key} />)}
          onClick={() => onChoose(id)}
        />
      ))}
    </Spotlight.ActionsList>
  )
}

function runAction(id: string): void {
  const { actions } = useActions.getState()
  actions.findLast((action) => action.id === id && action.isEnabled !== false)?.run()
}
