// A button of the setup with its key: one action, on the button, in the list of keys and in the palette.
import { Button, type ButtonProps } from '@mantine/core'
import type { Ref } from 'react'
import { useAction } from '../keys/keys.ts'
import { KeyHint } from '../ui/KeyHint.tsx'

type ActionButtonProps = Pick<ButtonProps, 'variant' | 'color'> & {
  /** Of the action; stable. */
  id: string
  title: string
  keyName: string
  onAct: () => void
  /** At it already: pressed again, nothing happens. */
  isBusy?: boolean
  isEnabled?: boolean
  /** For who comes back to it from what it opened. */
  buttonRef?: Ref<HTMLButtonElement>
}

export function ActionButton({
  id,
  title,
  keyName,
  onAct,
  isBusy = false,
  isEnabled = true,
  buttonRef,
  ...look
}: ActionButtonProps) {
  useAction({ id, title, key: keyName, group: 'setup', isEnabled: isEnabled && !isBusy, run: onAct })
  return (
    <Button
      {...look}
      {...(buttonRef && { ref: buttonRef })}
      loading={isBusy}
      disabled={!isEnabled}
      onClick={onAct}
      rightSection={<KeyHint of={keyName} />}
    >
      {title}
    </Button>
  )
}
