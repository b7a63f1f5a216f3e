// One case: what happened, with whom and where, the ready answers with their keys, and what was done about it so far.
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '#core/contract/case.ts'
import { type CaseAnswer, rightTo } from '#core/domain/case.ts'
import type { Counter } from '../customer/counter.ts'
import { useAction } from '../keys/keys.ts'
import { useAtTheDesk } from '../staff/clerk-context.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { CaseFacts } from './CaseFacts.tsx'
import { useCaseWords } from './case-words.ts'
import classes from './cases.module.css'
import { FieldValues } from './FieldValues.tsx'
import { ReseatForm } from './ReseatForm.tsx'

type Props = { of: CaseView; counter: Counter; onDone(text: string): void }

/** The answers that are asked for more before they are given; which value holds is said by the values themselves. */
const keys = { reseat: 'r', refund: 'm', honour: 'h', call: 'c', note: 'n', close: 'x' } as const
type Asked = keyof typeof keys
const isAsked = (answer: CaseAnswer): answer is Asked => answer in keys

export function CaseDetail({ of, counter, onDone }: Props) {
  const { t } = useTranslation('cases')
  const words = useCaseWords(counter)
  const { rights } = useAtTheDesk().clerk
  const [asked, setAsked] = useState<Asked>()
  const answers = of.ready.filter(isAsked)
  const may = (answer: CaseAnswer) => rights.includes(rightTo[answer])
  const close = () => setAsked(undefined)
  const given = (text: string) => {
    close()
    onDone(text)
  }
  return (
    <Stack gap="md">
      <div>
        <Title order={1} size="h3">
          {words.said(of)}
        </Title>
        <Text>{words.where(of)}</Text>
      </div>
      <Text c="dimmed" maw="46rem">
        {t(`explain.${of.code}`)}
      </Text>
      <CaseFacts of={of} counter={counter} />
      {of.field && <FieldValues of={of} counter={counter} mayChoose={may('take')} onDone={given} />}
      {answers.length > 0 && (
        <Group gap="xs">
          {answers.map((answer) => (
            <AnswerButton
              key={answer}
              answer={answer}
              isEnabled={may(answer)}
              isOpen={asked === answer}
              onAsk={setAsked}
            />
          ))}
        </Group>
      )}
      {answers.some((answer) => !may(answer)) && <Text size="sm">{t('managerOnly')}</Text>}
      {asked === 'reseat' && <ReseatForm of={of} counter={counter} onGiven={given} onCancel={close} />}
      {asked && asked !== 'reseat' && (
        <AnswerForm key={asked} of={of} answer={asked} counter={counter} onGiven={given} onCancel={close} />
      )}
      <History of={of} counter={counter} />
    </Stack>
  )
}

type AnswerButtonProps = { answer: Asked; isEnabled: boolean; isOpen: boolean; onAsk(answer: Asked): void }

function AnswerButton({ answer, isEnabled, isOpen, onAsk }: AnswerButtonProps) {
  const { t } = useTranslation('cases')
  const title = t(`answer.${answer}`)
  // At once, so that the first letter typed finds its field and is no key.
  const ask = () => flushSync(() => onAsk(answer))
  useAction({ id: `cases.${answer}`, title, key: keys[answer], group: 'cases', isEnabled, run: ask })
  return (
    <Button
      variant={isOpen ? 'light' : 'default'}
      disabled={!isEnabled}
      aria-expanded={isOpen}
      rightSection={<KeyHint of={keys[answer]} />}
      onClick={ask}
    >
      {title}
    </Button>
  )
}

function History({ of, counter }: { of: CaseView; counter: Counter }) {
  const { t } = useTranslation('cases')
  const words = useCaseWords(counter)
  if (of.answers.length === 0) return null
  return (
    <section aria-labelledby="case-history">
      <Title order={2} size="h5" id="case-history">
        {t('history')}
      </Title>
      <ul className={classes.history}>
        {of.answers.map(({ answer, note, ...doing }) => (
          <li key={`${doing.atMs} ${answer} ${doing.counterCode}`}>
            <b>{t(`given.${answer}`)}</b> · {words.doing(doing)}
            {note && <div>{note}</div>}
          </li>
        ))}
      </ul>
    </section>
  )
}
