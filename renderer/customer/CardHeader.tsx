// The head of the card: who this is, how to reach them, labels, consents and notes. A click anywhere on it opens the
// contact data; what else can be pressed lies above that.
import { Button, UnstyledButton, VisuallyHidden } from '@mantine/core'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { Card } from '#core/contract/customer.ts'
import { listName } from '#core/domain/customer.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { birthdayText } from './birthday.ts'
import classes from './CardHeader.module.css'
import { EnvelopeIcon, InfoIcon, PhoneIcon, WarningIcon } from './CardIcons.tsx'
import { ConsentMarks } from './ConsentMarks.tsx'
import type { Editor } from './card-editor.ts'
import { type Counter, dayText } from './counter.ts'
import { HoverText } from './HoverText.tsx'
import { LabelChips } from './LabelChips.tsx'
import { MembershipChips } from './MembershipChips.tsx'

type Props = {
  card: Card
  counter: Counter
  nameRef: Ref<HTMLButtonElement>
  isOpen: boolean
  hasUnsavedContact: boolean
  unsavedNotes: { internal: boolean; important: boolean }
  onOpen(editor: Editor): void
}

export function CardHeader(props: Props) {
  const { card, counter, nameRef, isOpen, hasUnsavedContact, onOpen } = props
  const { t } = useTranslation('customer')
  const name = listName(card.details) || t('noName')
  return (
    <header className={classes.header} data-may-edit={counter.mayEdit || undefined}>
      <div className={classes.line}>
        <h1 className={classes.name}>
          {counter.mayEdit ? (
            <UnstyledButton
              ref={nameRef}
              className={classes.nameButton}
              aria-keyshortcuts="E"
              title={t('edit')}
              onClick={() => onOpen('contact')}
            >
              {name}
            </UnstyledButton>
          ) : (
            name
          )}
        </h1>
        <span className={classes.number}>
          <VisuallyHidden>{t('number', { number: '' })}</VisuallyHidden>
          {card.number}
        </span>
        <ImportantNote {...props} />
        <span className={classes.right}>
          {hasUnsavedContact && !isOpen && (
            <UnstyledButton className={classes.unsaved} onClick={() => onOpen('contact')}>
              {t('unsaved')} <KeyHint of="E" />
            </UnstyledButton>
          )}
          <ConsentMarks consents={card.consents} counter={counter} />
          <InternalNoteSign {...props} />
        </span>
      </div>
      <Reach card={card} counter={counter} />
      <div className={classes.line}>
        <MembershipChips memberships={card.memberships} counter={counter} />
        <LabelChips labels={card.labels} counter={counter} />
        {counter.mayEdit && <HeaderTools {...props} />}
      </div>
    </header>
  )
}

/** Beside the name, for everybody to see before the first word is said. */
function ImportantNote({ card, counter, onOpen }: Props) {
  const note = card.notes.important
  if (!note) return null
  const content = (
    <>
      <WarningIcon />
      <span>{note.text}</span>
    </>
  )
  return counter.mayEdit ? (
    <UnstyledButton className={classes.important} title={note.text} onClick={() => onOpen('important')}>
      {content}
    </UnstyledButton>
  ) : (
    <p className={classes.important}>{content}</p>
  )
}

/** Only there when there is a note: its being there is the information. */
function InternalNoteSign({ card, counter, onOpen }: Props) {
  const { t } = useTranslation('customer')
  const note = card.notes.internal
  if (!note) return null
  const text = (
    <>
      {note.text}
      <span className={classes.noteBy}>
        {t('noteBy', { name: note.changedByName, date: dayText(note.changedAtMs, counter) })}
      </span>
    </>
  )
  return (
    <HoverText
      className={classes.internal}
      label={t('internalNote')}
      text={text}
      onClick={counter.mayEdit ? () => onOpen('internal') : undefined}
    >
      <InfoIcon />
    </HoverText>
  )
}

/** The primary phone and e-mail, the age in form of the birthday, and how long the customer has been one. */
function Reach({ card, counter }: { card: Card; counter: Counter }) {
  const { t } = useTranslation('customer')
  const { contactPoints, dateOfBirth, organisation, lastName, firstName } = card.details
  const primary = (channel: 'phone' | 'email') =>
    contactPoints.find((point) => point.channel === channel && point.isPrimary)?.value
  return (
    <p className={classes.reach}>
      <span className={classes.fact}>
        <PhoneIcon /> {primary('phone') ?? t('noPhone')}
      </span>
      <span className={classes.fact}>
        <EnvelopeIcon /> <span className={classes.email}>{primary('email') ?? t('noEmail')}</span>
      </span>
      {(firstName || lastName) && organisation && <span className={classes.fact}>{organisation}</span>}
      {dateOfBirth && (
        <span className={classes.fact}>{t('bornOn', { date: birthdayText(dateOfBirth, counter.language) })}</span>
      )}
    </p>
  )
}

function HeaderTools({ unsavedNotes, onOpen }: Props) {
  const { t } = useTranslation('customer')
  const tool = (editor: Editor, text: string, longText: string, key: string, isUnsaved: boolean) => (
    <Button
      className={classes.tool}
      size="compact-xs"
      variant="subtle"
      color="gray"
      rightSection={<KeyHint of={key} />}
      aria-keyshortcuts={key}
      title={longText}
      onClick={() => onOpen(editor)}
    >
      {text}
      {isUnsaved && <span className={classes.dot} role="img" aria-label={t('unsaved')} />}
    </Button>
  )
  return (
    <span className={classes.tools}>
      {tool('contact', t('editShort'), t('edit'), 'E', false)}
      {tool('phone', t('phones'), t('editPhone'), 'F', false)}
      {tool('internal', t('noteShort'), t('internalNote'), 'I', unsavedNotes.internal)}
      {tool('important', t('importantShort'), t('importantNote'), 'N', unsavedNotes.important)}
    </span>
  )
}
