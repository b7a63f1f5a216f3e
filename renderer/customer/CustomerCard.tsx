// The customer card: head, contact data and notes edited in place, and below them the registered sections.
import { Skeleton } from '@mantine/core'
import { usePrefetchQuery, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Card } from '#core/contract/customer.ts'
import type { CustomerId } from '#core/domain/ids.ts'
import { FieldQuestions } from '../cases/FieldQuestions.tsx'
import { useHost } from '../host/HostContext.tsx'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { CardHeader } from './CardHeader.tsx'
import classes from './CustomerCard.module.css'
import { useCardEditor } from './card-editor.ts'
import { type Counter, useCounter } from './counter.ts'
import { EditContact } from './EditContact.tsx'
import { NoteEditor } from './NoteEditor.tsx'
import { cardRefusals, useRefusalText } from './problems.ts'
import { cardSections } from './sections.ts'

export function CustomerCard({ customerId }: { customerId: CustomerId }) {
  const counter = useCounter()
  const host = useHost()
  const cardQuery = host.customer.card.queryOptions({ input: { customerId } })
  // Both are asked for before anything is drawn: the orders would otherwise wait for the card to stand.
  usePrefetchQuery(cardQuery)
  usePrefetchQuery(host.order.list.queryOptions({ input: { customerId } }))
  const { data: card, error, refetch, isFetching } = useQuery(cardQuery)
  if (counter && card) return <LoadedCard key={customerId} card={card} counter={counter} />
  if (error) return <CardTrouble error={error} isRetrying={isFetching} onRetry={() => void refetch()} />
  return <CardLoading />
}

function LoadedCard({ card, counter }: { card: Card; counter: Counter }) {
  const name = useRef<HTMLButtonElement>(null)
  const state = useCardEditor(card.id, counter.mayEdit, () => name.current?.focus())
  const { editor, close } = state
  return (
    <article className={classes.card} data-customer={card.id}>
      <CardHeader
        card={card}
        counter={counter}
        nameRef={name}
        isOpen={editor === 'contact' || editor === 'phone'}
        hasUnsavedContact={state.hasUnsavedContact}
        unsavedNotes={{
          internal: state.unsavedNotes.internal && editor !== 'internal',
          important: state.unsavedNotes.important && editor !== 'important',
        }}
        onOpen={state.open}
      />
      <FieldQuestions customerId={card.id} counter={counter} />
      {!counter.mayEdit && <MayNotEdit />}
      <div className={classes.body}>
        {(editor === 'contact' || editor === 'phone') && (
          <EditContact card={card} counter={counter} startAt={editor === 'phone' ? 'phone' : 'name'} onClose={close} />
        )}
        {(editor === 'internal' || editor === 'important') && (
          <NoteEditor key={editor} card={card} kind={editor} counter={counter} onClose={close} />
        )}
        {cardSections.map(({ id, Section }) => (
          <Section key={id} customerId={card.id} counter={counter} />
        ))}
      </div>
    </article>
  )
}

function MayNotEdit() {
  const { t } = useTranslation('customer')
  return <p className={classes.hint}>{t('mayNotEdit')}</p>
}

function CardTrouble({ error, isRetrying, onRetry }: { error: unknown; isRetrying: boolean; onRetry(): void }) {
  const text = useRefusalText()(error, cardRefusals)
  return (
    <div className={classes.trouble}>
      {text && <p role="alert">{text}</p>}
      <FaultBanner error={error} isRetrying={isRetrying} onRetry={onRetry} />
    </div>
  )
}

/** The shape of the card while the host reads it, which is shorter than one notices. */
function CardLoading() {
  const { t } = useTranslation('customer')
  return (
    <div className={classes.trouble} role="status" aria-label={t('loading')}>
      <Skeleton height={26} width="40%" mb="xs" animate={false} />
      <Skeleton height={18} width="60%" animate={false} />
    </div>
  )
}
