// Whether a tab holds something that is not done: an edit not saved, a cart not paid. Read from the drafts, whose
// shapes belong to the card and the sale; only what a dot on the tab needs is looked at here.
import type { Tab } from './desk.ts'
import { useDrafts } from './drafts.ts'

type Bodies = ReadonlyMap<string, unknown>

export type Unfinished = { hasEdit: boolean; hasCart: boolean }

export function useUnfinished(key: string): Unfinished {
  const hasEdit = useDrafts(({ bodies }) => holdsEdit(bodies, key))
  const hasCart = useDrafts(({ bodies }) => holdsCart(bodies, key))
  return { hasEdit, hasCart }
}

export function hasUnfinished(key: string): boolean {
  const { bodies } = useDrafts.getState()
  return holdsEdit(bodies, key) || holdsCart(bodies, key)
}

/** A customer's card can be opened again with everything on it; a guest sale and a card never saved cannot. */
export function isOnlyHere(tab: Tab): boolean {
  return tab.kind !== 'customer'
}

const editKinds = ['contact', 'note-internal', 'note-important']

function holdsEdit(bodies: Bodies, key: string): boolean {
  return editKinds.some((kind) => bodies.has(`${kind}:${key}`))
}

function holdsCart(bodies: Bodies, key: string): boolean {
  const cart = bodies.get(`cart:${key}`)
  if (typeof cart !== 'object' || cart === null || !('lines' in cart)) return false
  return Array.isArray(cart.lines) && cart.lines.length > 0
}
