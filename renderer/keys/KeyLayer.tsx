// Put around what lies in front of the screen (dialogs, the palette): while it is shown, keys beneath do not answer.
import { type ReactNode, useContext, useLayoutEffect } from 'react'
import { enterLayer, KeyDepth } from './keys.ts'

type KeyLayerProps = {
  /** False while it closes: a dialog still fading away must not swallow the next key. */
  isOpen?: boolean
  children: ReactNode
}

export function KeyLayer({ isOpen = true, children }: KeyLayerProps) {
  const depth = useContext(KeyDepth) + 1
  useLayoutEffect(() => (isOpen ? enterLayer(depth) : undefined), [depth, isOpen])
  return <KeyDepth value={depth}>{children}</KeyDepth>
}
