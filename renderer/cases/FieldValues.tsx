// Both values of a card's field side by side: what stands, and what another counter wrote. A key says which one holds.
import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '#core/contract/case.ts'
import type { Counter } from '../customer/counter.ts'
import { useAction } from '../keys/keys.ts'
import { CommandFault } from '../ui/FaultBanner.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { useCaseWords } from './case-words.ts'
import classes from './cases.module.css'
import { useAnswer, useRefusedText } from './use-answer.ts'

type Props = { of: CaseView; counter: Counter; mayChoose: boolean; onDone(text: string): void }

const keys = { keep: 'k', take: 't' } as const

export function FieldValues({ of, counter, mayChoose, onDone }: Props) {
  const { t } = useTranslation('cases')
  const { value } = useCaseWords(counter)
  const command = useAnswer()
  const refused = useRefusedText()(command.error)
  const { field } = of
  if (!field) return null
  const choose = (answer: keyof typeof keys) => {
    const input = { answer, caseIds: of.caseIds, note: '', expectedMinor: 0, seats: [] }
    command.mutate(input, { onSuccess: () => onDone(t(`done.${answer}`)) })
  }
  const may = mayChoose && !command.isPending && of.state === 'open'
  return (
    <>
      <div className={classes.values}>
        <Value title={t('values.kept')} text={value(field.name, field.kept)}>
          <Choose answer="keep" isEnabled={may} onChoose={choose} />
        </Value>
        <Value title={t('values.other')} text={value(field.name, field.other)}>
          <Choose answer="take" isEnabled={may} onChoose={choose} />
        </Value>
      </div>
      {refused && (
        <Text role="alert" c="var(--mantine-color-error)" fw={600}>
          {refused}
        </Text>
      )}
      <CommandFault of={command} />
    </>
  )
}

function Value({ title, text, children }: { title: string; text: string; children: React.ReactNode }) {
  return (
    <section className={classes.value} aria-label={title}>
      <span className={classes.faint}>{title}</span>
      <p>{text}</p>
      <div>{children}</div>
    </section>
  )
}

type ChooseProps = { answer: keyof typeof keys; isEnabled: boolean; onChoose(answer: keyof typeof keys): void }

function Choose({ answer, isEnabled, onChoose }: ChooseProps) {
  const { t } = useTranslation('cases')
  const title = t(`answer.${answer}`)
  const choose = () => onChoose(answer)
  useAction({ id: `cases.${answer}`, title, key: keys[answer], group: 'cases', isEnabled, run: choose })
  return (
    <Button variant="default" disabled={!isEnabled} onClick={choose} rightSection={<KeyHint of={keys[answer]} />}>
      {title}
    </Button>
  )
}
