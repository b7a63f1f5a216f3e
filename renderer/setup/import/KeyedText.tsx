// Words with their key behind them, for labels and headings.
import { KeyHint } from '#renderer/ui/KeyHint.tsx'
import classes from './import.module.css'

export function KeyedText({ text, of }: { text: string; of: string }) {
  return (
    <span className={classes.keyed}>
      {text} <KeyHint of={of} />
    </span>
  )
}
