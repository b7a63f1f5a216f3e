// Drafts: every half-filled form and cart, in memory for the screen and on the host's disk for everything else that may
// happen. Written at once, and while somebody types on not more often than every short while; read once at sign-in. What could not be written (the host was gone) is
// kept for its clerk until it can be.
import { create } from 'zustand'
import type { StaffId } from '#core/domain/ids.ts'

/** A null body removes the draft. */
export type SaveDraft = (key: string, body: string | null) => Promise<unknown>

type Drafts = {
  bodies: ReadonlyMap<string, unknown>
  /** Null until a sign-in loaded them: until then nothing is written. */
  owner: { clerkId: StaffId; save: SaveDraft } | null
}

export const useDrafts = create<Drafts>(() => ({ bodies: new Map(), owner: null }))

const writePauseMs = 300
/** Changed and not yet surely on the disk; the timer is there until the write begins. */
const unwritten = new Map<string, ReturnType<typeof setTimeout> | undefined>()
const writtenAtMs = new Map<string, number>()
/** What was still unwritten when a clerk left, by clerk. */
const leftBehind = new Map<StaffId, Map<string, unknown>>()

/** Takes over what the host kept for this clerk, and on top what it could not be told last time. */
export function loadDrafts(clerkId: StaffId, kept: readonly { key: string; body: string }[], save: SaveDraft): void {
  const bodies = new Map<string, unknown>(kept.map(({ key, body }) => [key, JSON.parse(body)]))
  const missed = leftBehind.get(clerkId) ?? new Map<string, unknown>()
  leftBehind.delete(clerkId)
  useDrafts.setState({ bodies, owner: { clerkId, save } })
  for (const [key, body] of missed) setDraft(key, body)
}

/** On sign-out: writes what waits, forgets the rest, and resolves when the host has it or will not have it now. */
export function unloadDrafts(): Promise<void> {
  if (useDrafts.getState().owner) leaving = leave()
  return leaving
}

/** The last leaving: who asks while it is under way waits for the same one. */
let leaving: Promise<void> = Promise.resolve()

async function leave(): Promise<void> {
  const { owner, bodies } = useDrafts.getState()
  if (!owner) return
  const waiting = [...unwritten.keys()]
  const writes = waiting.map((key) => write(key))
  leftBehind.set(owner.clerkId, new Map(waiting.map((key) => [key, bodies.get(key)])))
  unwritten.clear()
  writtenAtMs.clear()
  useDrafts.setState({ bodies: new Map(), owner: null })
  const written = await Promise.all(writes)
  const missed = leftBehind.get(owner.clerkId)
  for (const [index, key] of waiting.entries()) if (written[index]) missed?.delete(key)
}

/** `undefined` removes the draft. */
export function setDraft(key: string, body: unknown): void {
  const { owner } = useDrafts.getState()
  useDrafts.setState(({ bodies }) => {
    const next = new Map(bodies)
    if (body === undefined) next.delete(key)
    else next.set(key, body)
    return { bodies: next }
  })
  if (!owner) return
  clearTimeout(unwritten.get(key))
  const sinceMs = performance.now() - (writtenAtMs.get(key) ?? Number.NEGATIVE_INFINITY)
  unwritten.set(
    key,
    setTimeout(() => void write(key), Math.max(0, writePauseMs - sinceMs)),
  )
}

/** Writes again what the host did not take; for when it is back. */
export async function writeUnwritten(): Promise<void> {
  await Promise.all([...unwritten.keys()].map((key) => write(key)))
}

/** A draft of a known shape; the caller knows what it wrote under its key. */
export function useDraft<Body>(key: string): Body | undefined {
  return useDrafts((state) => state.bodies.get(key)) as Body | undefined
}

/** @returns whether the host has it; if not it stays unwritten, for the next key press, connection or sign-out */
async function write(key: string): Promise<boolean> {
  const { bodies, owner } = useDrafts.getState()
  if (!owner) return false
  clearTimeout(unwritten.get(key))
  unwritten.set(key, undefined)
  writtenAtMs.set(key, performance.now())
  const body = bodies.get(key)
  try {
    await owner.save(key, body === undefined ? null : JSON.stringify(body))
  } catch (error) {
    console.warn('a draft could not be written yet', key, error)
    return false
  }
  const isNewest = useDrafts.getState().owner === owner && unwritten.get(key) === undefined
  if (isNewest && useDrafts.getState().bodies.get(key) === body) unwritten.delete(key)
  return true
}
