// Tells the host that somebody is at the desk, and locks when nobody has been for as long as the venue allows.
import { useEffect } from 'react'
import { useHostClient } from '../host/HostContext.tsx'

const touchPauseMs = 15_000
const lookMs = 1_000
const inputs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/** @param lockAfterMs undefined while nobody is signed in */
export function useIdleLock(lockAfterMs: number | undefined, lock: (reason: 'idle') => void): void {
  const client = useHostClient()
  useEffect(() => {
    if (lockAfterMs === undefined) return
    // The wall clock, not the page's: a computer that slept has been idle.
    let lastInputMs = Date.now()
    let lastTouchMs = Date.now()
    const onInput = ({ isTrusted }: Event) => {
      if (!isTrusted) return
      lastInputMs = Date.now()
      if (lastInputMs - lastTouchMs < touchPauseMs) return
      lastTouchMs = lastInputMs
      client.session.touch({}).catch((error: unknown) => {
        // The next input tells it again; a host that is gone has its own banner.
        console.info('the host did not hear of a key', error)
      })
    }
    const timer = setInterval(() => {
      if (Date.now() - lastInputMs >= lockAfterMs) lock('idle')
    }, lookMs)
    for (const input of inputs) window.addEventListener(input, onInput, { capture: true, passive: true })
    return () => {
      clearInterval(timer)
      for (const input of inputs) window.removeEventListener(input, onInput, { capture: true })
    }
  }, [client, lockAfterMs, lock])
}
