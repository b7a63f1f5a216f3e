// The key of an action, shown on its button.
import { Kbd } from '@mantine/core'
import { useKeyText } from '../keys/key-text.ts'

export function KeyHint({ of }: { of: string }) {
  const keyText = useKeyText()
  return (
    <Kbd size="xs" aria-hidden>
      {keyText(of)}
    </Kbd>
  )
}
