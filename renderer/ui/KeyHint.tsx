// The key of an action, shown on its button.
import { Kbd } from '@mantine/core'

export function KeyHint({ of }: { of: string }) {
  return (
    <Kbd size="xs" aria-hidden>
      {of.length === 1 ? of.toUpperCase() : of}
    </Kbd>
  )
}
