// Everybody who may sign in, as radio buttons that look like a list: reachable by touch, arrow keys and screen reader.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionState } from '#core/contract/session.ts'
import type { StaffId } from '#core/domain/ids.ts'
import classes from './SignIn.module.css'

type PeopleProps = { staff: SessionState['staff']; chosenId: StaffId; onChoose: (id: StaffId) => void }

export function People({ staff, chosenId, onChoose }: PeopleProps) {
  const { t } = useTranslation('staff')
  const chosen = useRef<HTMLLabelElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person chosen is what moves the list
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'nearest' })
  }, [chosenId])
  return (
    <fieldset className={classes.people}>
      <legend>{t('people')}</legend>
      {staff.map(({ id, name }) => (
        <label key={id} ref={id === chosenId ? chosen : null} className={classes.person} data-chosen={id === chosenId}>
          <input type="radio" name="clerk" value={id} checked={id === chosenId} onChange={() => onChoose(id)} />
          {name}
        </label>
      ))}
    </fieldset>
  )
}
