// Who a new customer might already be, while they are typed: with the reasons in words, and a way to that card. The form
// stays as it is in its own tab.
import { UnstyledButton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Duplicate } from '#core/contract/customer.ts'
import type { CustomerDetails } from '#core/domain/customer.ts'
import { useHost } from '../host/HostContext.tsx'
import { useAction } from '../keys/keys.ts'
import { openCustomer } from '../stores/desk.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { WarningIcon } from './CardIcons.tsx'
import { withoutBlankRows } from './contact-edit.ts'
import classes from './NewCustomer.module.css'

const pauseMs = 250
const lettersMin = 2

export function DuplicateList({ details }: { details: CustomerDetails }) {
  const { t } = useTranslation('customer')
  const list = useRef<HTMLUListElement>(null)
  const [typed] = useDebouncedValue(details, pauseMs)
  const isAsked = saysEnough(typed)
  const { data } = useQuery(
    useHost().customer.duplicates.queryOptions({
      input: { details: withoutBlankRows(typed), exceptId: null },
      enabled: isAsked,
      placeholderData: keepPreviousData,
    }),
  )
  const found = isAsked ? (data ?? []) : []
  useAction({
    id: 'card.duplicates',
    title: t('toDuplicates'),
    key: 'Alt+D',
    group: 'card',
    isEnabled: found.length > 0,
    run: () => list.current?.querySelector('button')?.focus(),
  })
  return (
    <aside className={classes.duplicates} data-found={found.length > 0 || undefined} aria-label={t('duplicates')}>
      <h2 className={classes.duplicatesTitle}>
        {found.length > 0 && <WarningIcon />}
        {t('duplicates')}
        {found.length > 0 && <KeyHint of="Alt+D" />}
      </h2>
      <p role="status" className={classes.hint}>
        {found.length > 0 ? t('openDuplicate') : isAsked ? t('noDuplicates') : t('duplicatesHint')}
      </p>
      <ul ref={list} className={classes.list} onKeyDown={moveFocus}>
        {found.map((duplicate) => (
          <li key={duplicate.customerId}>
            <DuplicateRow duplicate={duplicate} />
          </li>
        ))}
      </ul>
    </aside>
  )
}

function DuplicateRow({ duplicate }: { duplicate: Duplicate }) {
  const { t } = useTranslation('customer')
  const { customerId, name, number, phone, email, town, reasons } = duplicate
  return (
    <UnstyledButton className={classes.duplicate} onClick={() => openCustomer(customerId)}>
      <span className={classes.who}>
        <strong>{name}</strong> <span className={classes.small}>{number}</span>
      </span>
      <span className={classes.small}>{[town, phone, email].filter(Boolean).join(' · ')}</span>
      <span className={classes.reasons}>{reasons.map((reason) => t(`reasons.${reason}`)).join(', ')}</span>
    </UnstyledButton>
  )
}

/** A single letter resembles everybody. */
function saysEnough(details: CustomerDetails): boolean {
  const { firstName, lastName, organisation, contactPoints } = details
  const texts = [firstName, lastName, organisation, ...contactPoints.map(({ value }) => value)]
  return texts.some((text) => text.trim().length >= lettersMin)
}

function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  event.preventDefault()
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const at = buttons.findIndex((button) => button.matches(':focus'))
  buttons[at + step]?.focus()
}
