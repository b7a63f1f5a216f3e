// Signing in: who is chosen, the PIN typed so far, the answer to the last try, and how long a wrong one makes one wait.
import { useEffect, useState } from 'react'
import type { session as contract, SessionState } from '#core/contract/session.ts'
import type { StaffId } from '#core/domain/ids.ts'
import { useCommand, useHostClient } from '../host/HostContext.tsx'
import { type RefusalTexts, refusalOf } from '../host/refusal.ts'
import { useEnter, whenSignedOut } from './lock.ts'

type Person = SessionState['staff'][number]

export const pinDigitsMin = 4
export const pinDigitsMax = 12
const lastClerkKey = 'foyer.last-clerk'

export const signInRefusals = {
  UNKNOWN_CLERK: 'notHere',
  WRONG_PIN: 'wrongPin',
  WAIT: 'waitFirst',
} as const satisfies RefusalTexts<typeof contract.signIn, 'staff'>

export function usePinEntry(staff: readonly Person[]) {
  const [chosenId, setChosenId] = useState(() => lastClerk(staff))
  const [pin, setPin] = useState('')
  const wait = useWait()
  const enter = useEnter()
  const { session } = useHostClient()
  const signIn = useCommand(async (command: Parameters<typeof session.signIn>[0]) => {
    await whenSignedOut()
    return await session.signIn(command)
  })
  const person = staff.find(({ id }) => id === chosenId) ?? staff[0]
  const refused = refusalOf(signIn.error)
  const choose = (id: StaffId) => {
    if (id === person?.id) return
    setChosenId(id)
    setPin('')
    wait.clear()
    signIn.reset()
  }
  const type = (typed: string) => {
    setPin(typed.replace(/\D/g, '').slice(0, pinDigitsMax))
    if (refused && wait.leftMs === 0) signIn.reset()
  }
  const isReady = pin.length >= pinDigitsMin && wait.leftMs === 0 && !signIn.isPending && person !== undefined
  const submit = () => {
    if (!isReady) return
    setPin('')
    signIn.mutate(
      { staffId: person.id, pin },
      {
        onSuccess: (clerk) => {
          localStorage.setItem(lastClerkKey, clerk.id)
          enter(clerk)
        },
        onError: (error) => wait.begin(waitMsOf(error)),
      },
    )
  }
  return { person, choose, pin, type, submit, isReady, refused, waitMs: wait.leftMs, signIn }
}

function waitMsOf(error: unknown): number {
  const data = refusalOf(error)?.data
  const isWait = typeof data === 'object' && data !== null && 'waitMs' in data
  return isWait && typeof data.waitMs === 'number' ? data.waitMs : 0
}

/** Who was here last on this computer: the person most likely to come back to a locked counter. */
function lastClerk(staff: readonly Person[]): StaffId | undefined {
  const kept = localStorage.getItem(lastClerkKey)
  return staff.find(({ id }) => id === kept)?.id ?? staff[0]?.id
}

function useWait() {
  const [untilMs, setUntilMs] = useState(0)
  const [nowMs, setNowMs] = useState(0)
  const leftMs = Math.max(0, untilMs - nowMs)
  const isWaiting = leftMs > 0
  useEffect(() => {
    if (!isWaiting) return
    const timer = setInterval(() => setNowMs(performance.now()), 200)
    return () => clearInterval(timer)
  }, [isWaiting])
  const begin = (waitMs: number) => {
    const now = performance.now()
    setNowMs(now)
    setUntilMs(now + waitMs)
  }
  return { leftMs, begin, clear: () => setUntilMs(0) }
}
