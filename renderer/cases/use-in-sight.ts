// What opens below the fold is brought into sight as a whole, with its buttons.
import { type RefObject, useEffect, useRef } from 'react'

/** @param content brings it into sight again when it has grown */
export function useInSight<Part extends HTMLElement>(content?: unknown): RefObject<Part | null> {
  const part = useRef<Part>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it holds is not read, only that it changed
  useEffect(() => {
    part.current?.scrollIntoView({ block: 'nearest' })
  }, [content])
  return part
}
