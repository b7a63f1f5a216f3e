// Put around what lies in front of the screen (dialogs, the palette): while it is shown, keys beneath do not answer.
import { type ReactNode, useContext, useLayoutEffect } from 'react'
import { enterLayer, KeyDepth } from './keys.ts'

export function KeyLayer({ children }: { children: ReactNode }) {
  const depth = useContext(KeyDepth) + 1
  useLayoutEffect(() => enterLayer(depth), [depth])
  return <KeyDepth value={depth}>{children}</KeyDepth>
}
