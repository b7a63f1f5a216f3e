// One note of the card, edited in place: the internal one or the important one. Its draft is kept like every other.
import { Alert, Button, Group, Text, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Card, NoteKind } from '#core/contract/customer.ts'
import type { CustomerId } from '#core/domain/ids.ts'
import { useCommand, useHost, useHostClient } from '../host/HostContext.tsx'
import { refusalOf } from '../host/refusal.ts'
import { useAction } from '../keys/keys.ts'
import { setDraft, useDraft } from '../stores/drafts.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { type Counter, momentText } from './counter.ts'
import { FormButtons } from './FormButtons.tsx'
import classes from './NoteEditor.module.css'
import { noteRefusals, useRefusalText } from './problems.ts'
import { offerUndo } from './UndoNotice.tsx'

type NoteDraft = { base: string; text: string }
type Props = { card: Card; kind: NoteKind; counter: Counter; onClose(): void }

const lengthMax = 4_000

export function noteKey(kind: NoteKind, customerId: CustomerId): string {
  return `note-${kind}:${customerId}`
}

export function useHasUnsavedNote(kind: NoteKind, customerId: CustomerId): boolean {
  const draft = useDraft<NoteDraft>(noteKey(kind, customerId))
  return draft !== undefined && draft.base !== draft.text
}

export function NoteEditor({ card, kind, counter, onClose }: Props) {
  const { t } = useTranslation(['customer', 'common'])
  const key = noteKey(kind, card.id)
  const note = card.notes[kind]
  const draft = useDraft<NoteDraft>(key) ?? { base: note?.text ?? '', text: note?.text ?? '' }
  const { save, isPending, error } = useSaveNote(card.id, kind, () => {
    setDraft(key, undefined)
    onClose()
  })
  const text = useRefusalText()(error, noteRefusals)
  const frame = useFocusAtEnd()
  const label = kind === 'internal' ? t('internalNote') : t('importantNote')
  const finish = () => (draft.text === draft.base ? cancel() : void save(draft))
  const cancel = () => {
    setDraft(key, undefined)
    if (draft.text !== draft.base) offerUndo(() => setDraft(key, draft))
    onClose()
  }
  useAction({ id: 'note.close', title: t('common:close'), key: 'Escape', group: 'card', run: onClose })
  return (
    <section className={classes.editor} aria-label={label}>
      <Textarea
        ref={frame}
        label={label}
        description={kind === 'internal' ? t('noteHint') : t('importantHint')}
        placeholder={t('notePlaceholder')}
        size="sm"
        mb="xs"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={lengthMax}
        value={draft.text}
        onChange={(event) => setDraft(key, { ...draft, text: event.currentTarget.value })}
      />
      {refusalOf(error)?.code === 'CHANGED_MEANWHILE' ? (
        <NoteConflict
          theirs={note?.text ?? ''}
          onTake={cancel}
          onKeep={() => void save({ base: note?.text ?? '', text: draft.text })}
        />
      ) : (
        text && <Alert color="orange">{text}</Alert>
      )}
      <FaultBanner error={error} isRetrying={isPending} onRetry={() => void save(draft)} />
      <FormButtons isSaving={isPending} onSave={finish} onCancel={cancel}>
        {note && (
          <Text size="xs" c="dimmed">
            {t('noteBy', { name: note.changedByName, date: momentText(note.changedAtMs, counter) })}
          </Text>
        )}
      </FormButtons>
    </section>
  )
}

function NoteConflict({ theirs, onTake, onKeep }: { theirs: string; onTake(): void; onKeep(): void }) {
  const { t } = useTranslation('customer')
  return (
    <Alert color="orange" title={t('noteChangedMeanwhile')} mt="xs">
      <Text size="sm" className={classes.theirs}>
        {t('conflictTheirs')}: {theirs || t('empty')}
      </Text>
      <Group gap="xs" mt="xs">
        <Button size="xs" onClick={onKeep}>
          {t('keepMine')}
        </Button>
        <Button size="xs" variant="default" onClick={onTake}>
          {t('takeTheirs')}
        </Button>
      </Group>
    </Alert>
  )
}

function useSaveNote(customerId: CustomerId, kind: NoteKind, onSaved: () => void) {
  const host = useHost()
  const queries = useQueryClient()
  const command = useCommand(useHostClient().customer.setNote)
  const save = async (draft: NoteDraft) => {
    try {
      await command.mutateAsync({ customerId, kind, ...draft })
    } catch (error) {
      // Shown by the editor from the command's state; what stands on the card by now is read for the comparison.
      console.info('note not saved', error)
      return queries.invalidateQueries({ queryKey: host.customer.card.key({ input: { customerId } }) })
    }
    onSaved()
  }
  return { save, isPending: command.isPending, error: command.error }
}

function useFocusAtEnd() {
  const frame = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    const field = frame.current
    field?.focus()
    field?.setSelectionRange(field.value.length, field.value.length)
  }, [])
  return frame
}
