// Which part of the card is open for writing. One at a time; what was begun in another stays as its draft.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerId } from '#core/domain/ids.ts'
import { useAction } from '../keys/keys.ts'
import { useHasUnsavedContact } from './contact-draft.ts'
import { useHasUnsavedNote } from './NoteEditor.tsx'

/** `phone` is the contact form with the focus in the primary phone. */
export type Editor = 'contact' | 'phone' | 'internal' | 'important'

export type CardEditor = {
  editor: Editor | null
  open(editor: Editor): void
  close(): void
  hasUnsavedContact: boolean
  unsavedNotes: { internal: boolean; important: boolean }
}

/** Opens with whatever was left unfinished here. */
export function useCardEditor(customerId: CustomerId, mayEdit: boolean, onClosed: () => void): CardEditor {
  const hasUnsavedContact = useHasUnsavedContact(customerId)
  const internal = useHasUnsavedNote('internal', customerId)
  const important = useHasUnsavedNote('important', customerId)
  const [editor, setEditor] = useState<Editor | null>(() => {
    if (hasUnsavedContact) return 'contact'
    if (internal) return 'internal'
    return important ? 'important' : null
  })
  const close = () => {
    setEditor(null)
    onClosed()
  }
  useEditorKeys(mayEdit, setEditor)
  return {
    editor: mayEdit ? editor : null,
    open: setEditor,
    close,
    hasUnsavedContact,
    unsavedNotes: { internal, important },
  }
}

function useEditorKeys(isEnabled: boolean, open: (editor: Editor) => void): void {
  const { t } = useTranslation('customer')
  const key = (editor: Editor, letter: string, title: string) => ({
    id: `card.${editor}`,
    title,
    key: letter,
    group: 'card' as const,
    isEnabled,
    run: () => open(editor),
  })
  useAction(key('contact', 'e', t('edit')))
  useAction(key('phone', 'f', t('editPhone')))
  useAction(key('internal', 'i', t('internalNote')))
  useAction(key('important', 'n', t('importantNote')))
}
