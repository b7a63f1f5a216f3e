// How long something has been on the screen.
import { useEffect, useState } from 'react'

/** Milliseconds since the component that asks came, told four times a second. */
export function useElapsedMs(): number {
  const [elapsedMs, setElapsedMs] = useState(0)
  useEffect(() => {
    const begunMs = performance.now()
    const timer = setInterval(() => setElapsedMs(performance.now() - begunMs), 250)
    return () => clearInterval(timer)
  }, [])
  return elapsedMs
}
