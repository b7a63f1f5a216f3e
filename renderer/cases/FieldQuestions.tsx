// On the card itself: what another counter wrote into the same field, in a quiet line, with keep and take.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '#core/contract/case.ts'
import type { CustomerId } from '#core/domain/ids.ts'
import type { Counter } from '../customer/counter.ts'
import { useHost } from '../host/HostContext.tsx'
import { useAction } from '../keys/keys.ts'
import { CommandFault } from '../ui/FaultBanner.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { useCaseWords } from './case-words.ts'
import classes from './cases.module.css'
import { useAnswer, useRefusedText } from './use-answer.ts'

/** One question at a time: answered, it gives way to the next. */
export function FieldQuestions({ customerId, counter }: { customerId: CustomerId; counter: Counter }) {
  const { data } = useQuery(useHost().cases.ofCustomer.queryOptions({ input: { customerId } }))
  const [first, ...others] = data ?? []
  if (!first) return null
  return <Question key={first.caseIds[0]} of={first} others={others.length} counter={counter} />
}

const keys = { keep: 'Alt+K', take: 'Alt+T' } as const

function Question({ of, others, counter }: { of: CaseView; others: number; counter: Counter }) {
  const { t } = useTranslation('cases')
  const { fieldName, value } = useCaseWords(counter)
  const command = useAnswer()
  const refused = useRefusedText()(command.error)
  const choose = (answer: keyof typeof keys) =>
    command.mutate({ answer, caseIds: of.caseIds, note: '', expectedMinor: 0, seats: [] })
  const may = counter.mayEdit && !command.isPending
  const action = { group: 'card', isEnabled: may } as const
  useAction({ ...action, id: 'card.keep', title: t('answer.keep'), key: keys.keep, run: () => choose('keep') })
  useAction({ ...action, id: 'card.take', title: t('answer.take'), key: keys.take, run: () => choose('take') })
  const { field } = of
  if (!field) return null
  const values = { field: fieldName(field.name, field.kept), kept: value(field.name, field.kept) }
  return (
    <div className={classes.question} role="note">
      <span>
        {t('question', { ...values, other: value(field.name, field.other) })}
        {others > 0 && ` ${t('moreQuestions', { count: others })}`}
        {refused && <b role="alert"> {refused}</b>}
      </span>
      {(['keep', 'take'] as const).map((answer) => (
        <Button
          key={answer}
          size="compact-sm"
          variant="default"
          disabled={!may}
          onClick={() => choose(answer)}
          rightSection={<KeyHint of={keys[answer]} />}
        >
          {t(`answer.${answer}`)}
        </Button>
      ))}
      <CommandFault of={command} />
    </div>
  )
}
