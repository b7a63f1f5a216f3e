// Letters typed in quick succession belong together; after a pause they begin anew.
import { useRef } from 'react'
import { findByLetters } from './type-ahead.ts'

const pauseMs = 900

/** @returns finds who is meant by one more letter */
export function useLetters(names: readonly string[], chosen: number): (letter: string) => number | undefined {
  const typed = useRef({ letters: '', atMs: 0 })
  return (letter) => {
    const nowMs = performance.now()
    const letters = nowMs - typed.current.atMs > pauseMs ? letter : typed.current.letters + letter
    typed.current = { letters, atMs: nowMs }
    return findByLetters(names, letters, chosen) ?? findByLetters(names, letter, chosen)
  }
}
