// Drafts: every half-filled form and cart, in memory for the screen and on the host's disk for everything else that may
// happen. Written behind with a short pause; read once at sign-in.
import { create } from 'zustand'

type Drafts = {
  bodies: ReadonlyMap<string, unknown>
  /** Null until a sign-in loaded them: until then nothing is written. */
  save: ((key: string, body: string | null) => Promise<unknown>) | null
}

export const useDrafts = create<Drafts>(() => ({ bodies: new Map(), save: null }))

const writePauseMs = 300
const waiting = new Map<string, ReturnType<typeof setTimeout>>()

/** Takes over what the host kept for this clerk. */
export function loadDrafts(kept: readonly { key: string; body: string }[], save: Drafts['save']): void {
  useDrafts.setState({ bodies: new Map(kept.map(({ key, body }) => [key, JSON.parse(body)])), save })
}

/** On sign-out: writes what waits and forgets the rest. */
export function unloadDrafts(): void {
  for (const key of [...waiting.keys()]) write(key)
  useDrafts.setState({ bodies: new Map(), save: null })
}

/** `undefined` removes the draft. */
export function setDraft(key: string, body: unknown): void {
  useDrafts.setState(({ bodies }) => {
    const next = new Map(bodies)
    if (body === undefined) next.delete(key)
    else next.set(key, body)
    return { bodies: next }
  })
  clearTimeout(waiting.get(key))
  waiting.set(
    key,
    setTimeout(() => write(key), writePauseMs),
  )
}

/** A draft of a known shape; the caller knows what it wrote under its key. */
export function useDraft<Body>(key: string): Body | undefined {
  return useDrafts((state) => state.bodies.get(key)) as Body | undefined
}

function write(key: string): void {
  clearTimeout(waiting.get(key))
  waiting.delete(key)
  const { bodies, save } = useDrafts.getState()
  const body = bodies.get(key)
  save?.(key, body === undefined ? null : JSON.stringify(body)).catch((error: unknown) => {
    // Still in memory; the next key press or the sign-out writes it again.
    console.warn('a draft could not be written yet', key, error)
  })
}
