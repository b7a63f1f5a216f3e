// The cases, each in one sentence with where and who; the arrow keys walk from anywhere on the page.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '#core/contract/case.ts'
import type { Counter } from '../customer/counter.ts'
import { useAction } from '../keys/keys.ts'
import { useCaseWords } from './case-words.ts'
import classes from './cases.module.css'

type Props = { rows: readonly CaseView[]; at: number; counter: Counter; onChoose(at: number): void }

export function CaseList({ rows, at, counter, onChoose }: Props) {
  const { t } = useTranslation('cases')
  const words = useCaseWords(counter)
  const list = useRef<HTMLUListElement>(null)
  const isWalking = useRef(false)
  const step = (by: number) => {
    isWalking.current = true
    onChoose(Math.max(0, Math.min(rows.length - 1, at + by)))
  }
  const walk = { group: 'cases', isEnabled: rows.length > 1 } as const
  useAction({ ...walk, id: 'cases.next', title: t('next'), key: 'ArrowDown', run: () => step(1) })
  useAction({ ...walk, id: 'cases.previous', title: t('previous'), key: 'ArrowUp', run: () => step(-1) })
  // The focus follows who walks, so that the row is read out; whoever only reads keeps it where it was.
  useEffect(() => {
    if (!isWalking.current) return
    isWalking.current = false
    list.current?.children[at]?.querySelector('button')?.focus()
  }, [at])
  return (
    <ul ref={list} className={classes.list} aria-label={t('list')}>
      {rows.map((of, index) => (
        <li key={of.caseIds[0]}>
          <button
            type="button"
            className={classes.row}
            aria-current={index === at ? 'true' : undefined}
            onClick={() => onChoose(index)}
          >
            <b>{words.said(of)}</b>
            <span>{words.where(of)}</span>
            <small>{words.who(of)}</small>
          </button>
        </li>
      ))}
    </ul>
  )
}
