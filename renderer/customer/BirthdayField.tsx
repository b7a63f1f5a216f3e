// The date of birth: typed day first in any of the usual ways, written in the clerk's. What cannot be read stays as typed.
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { birthdayText, readBirthday, todayIn, whyNoBirthday } from './birthday.ts'
import type { Counter } from './counter.ts'
import { noDateTexts } from './problems.ts'

type Props = {
  counter: Counter
  isoDate: string | null
  typed: string | null
  problem: string | undefined
  /** `typed` is null once the text was read. */
  onRead(isoDate: string | null, typed: string | null): void
}

export function BirthdayField({ counter, isoDate, typed, problem, onRead }: Props) {
  const { t } = useTranslation('customer')
  const [text, setText] = useState<string | null>(null)
  const today = todayIn(counter.venue.zone, Date.now())
  const noDateText = (noDate: string) => t(noDateTexts[whyNoBirthday(noDate, today)])
  const read = (typedNow: string) => {
    const date = readBirthday(typedNow, today)
    if (date === undefined) onRead(isoDate, typedNow)
    else onRead(date, null)
  }
  const left = text === null ? typed : null
  return (
    <TextInput
      size="xs"
      label={t('dateOfBirth')}
      placeholder={t('dateExample')}
      data-field="dateOfBirth"
      autoComplete="off"
      inputMode="numeric"
      maxLength={20}
      value={text ?? typed ?? birthdayText(isoDate, counter.language)}
      error={problem ?? (left === null ? undefined : noDateText(left))}
      onChange={(event) => {
        setText(event.currentTarget.value)
        read(event.currentTarget.value)
      }}
      onBlur={() => setText(null)}
    />
  )
}
