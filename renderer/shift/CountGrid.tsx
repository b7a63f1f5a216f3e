// The drawer by its notes and coins: so many pieces of each; Enter goes on to the next.
import { Text } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { countedMinor, denominationsMinor } from '#core/domain/cash-count.ts'
import type { Till } from '../sale/till.ts'
import type { CountDraft } from './count-draft.ts'
import classes from './shift.module.css'

type Props = { till: Till; name: string; draft: CountDraft; onDone: () => void }

export function CountGrid({ till, name, draft, onDone }: Props) {
  const { t } = useTranslation('till')
  const step = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key !== 'Enter' && event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const fields = [...(event.currentTarget.closest('fieldset')?.querySelectorAll('input') ?? [])]
    const next = fields[fields.indexOf(event.currentTarget) + (event.key === 'ArrowUp' ? -1 : 1)]
    if (next) next.focus()
    else if (event.key === 'Enter') onDone()
  }
  return (
    <fieldset className={classes.count}>
      <legend>{name}</legend>
      {denominationsMinor[till.venue.currency].map((minor, index) => {
        const text = draft.typed[minor] ?? ''
        return (
          <label key={minor}>
            <span>{till.amount(minor)}</span>
            <input
              inputMode="numeric"
              autoComplete="off"
              // biome-ignore lint/a11y/noAutofocus: who opens the form counts next
              autoFocus={index === 0}
              aria-label={`${till.money(minor)}: ${t('pieces')}`}
              value={text}
              onChange={({ currentTarget: { value } }) => draft.type(minor, value)}
              onKeyDown={step}
            />
            <output>{text === '' ? '' : till.amount(minor * Number(text))}</output>
          </label>
        )
      })}
      <Text component="p" className={classes.total} aria-live="polite">
        <span>{t('total')}</span> <b>{till.money(countedMinor(draft.count))}</b>
      </Text>
    </fieldset>
  )
}
