// Digits to touch, for counters without a keyboard. Left out of the Tab order: who has a keyboard types.
import { useTranslation } from 'react-i18next'
import classes from './SignIn.module.css'

export function PinPad({ onDigit, onErase }: { onDigit: (digit: string) => void; onErase: () => void }) {
  const { t } = useTranslation('staff')
  const key = (digit: string) => (
    <button key={digit} type="button" tabIndex={-1} aria-label={t('digit', { digit })} onClick={() => onDigit(digit)}>
      {digit}
    </button>
  )
  return (
    // Pressing here must not take the focus from the field, or Enter would press the digit again.
    <fieldset className={classes.pad} aria-label={t('pad')} onMouseDown={(event) => event.preventDefault()}>
      {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(key)}
      <span />
      {key('0')}
      <button type="button" tabIndex={-1} aria-label={t('erase')} onClick={onErase}>
        ⌫
      </button>
    </fieldset>
  )
}
