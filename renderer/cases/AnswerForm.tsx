// What an answer asks for before it is given: a note, and where money goes out, the amount once more.
import { Button, Group, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '#core/contract/case.ts'
import type { Counter } from '../customer/counter.ts'
import { useAction } from '../keys/keys.ts'
import { CommandFault } from '../ui/FaultBanner.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { useCaseWords } from './case-words.ts'
import classes from './cases.module.css'
import { useAnswer, useRefusedText } from './use-answer.ts'
import { useInSight } from './use-in-sight.ts'

type Props = {
  of: CaseView
  answer: 'refund' | 'honour' | 'call' | 'note' | 'close'
  counter: Counter
  onGiven(text: string): void
  onCancel(): void
}

export function AnswerForm({ of, answer, counter, onGiven, onCancel }: Props) {
  const { t } = useTranslation(['cases', 'common'])
  const words = useCaseWords(counter)
  const command = useAnswer()
  const refused = useRefusedText()(command.error)
  const [note, setNote] = useState('')
  const form = useInSight<HTMLFormElement>()
  const amount = words.money(of, of.refundMinor)
  const isMissing = answer === 'close' && note.trim() === ''
  useAction({ id: 'cases.cancel', title: t('common:cancel'), key: 'Escape', group: 'cases', run: onCancel })
  const give = (event: FormEvent) => {
    event.preventDefault()
    if (isMissing || command.isPending) return
    const input = { answer, caseIds: of.caseIds, note, expectedMinor: of.refundMinor, seats: [] }
    command.mutate(input, { onSuccess: () => onGiven(t(`done.${answer}`, { amount })) })
  }
  const ask = answer === 'refund' && of.refundMinor === 0 ? t('ask.refundNothing') : t(`ask.${answer}`, { amount })
  return (
    <form ref={form} className={classes.answer} onSubmit={give}>
      {answer === 'call' && of.customer && <p className={classes.phone}>{of.customer.phone || t('noPhone')}</p>}
      <Text mb="xs">{t(`about.${answer}`)}</Text>
      <TextInput
        autoFocus
        label={answer === 'close' ? t('noteNeeded') : t('note')}
        maxLength={400}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {refused && (
        <Text role="alert" c="var(--mantine-color-error)" fw={600} mt="xs">
          {refused}
        </Text>
      )}
      <CommandFault of={command} />
      <Group mt="sm" gap="xs">
        <Button type="submit" disabled={isMissing} loading={command.isPending} rightSection={<KeyHint of="Enter" />}>
          {ask}
        </Button>
        <Button variant="default" onClick={onCancel} rightSection={<KeyHint of="Escape" />}>
          {t('common:cancel')}
        </Button>
      </Group>
    </form>
  )
}
