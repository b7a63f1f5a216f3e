// Two people edited one card apart. Fields only one of them changed take that change; lists are compared item by item. Where
// both changed the same thing the newer edit stands, and the value it replaced is kept for a person to look at.
import { canonicalJson } from '#core/protocol/canonical.ts'

export type Contested = { field: string; kept: unknown; other: unknown }
export type Merged<Value> = { value: Value; contested: Contested[] }

type Item = { id: string }

/** @param from what the edit began with @param to what it made of it @param now what stands there by now */
export function mergeField(field: string, from: unknown, to: unknown, now: unknown): Merged<unknown> {
  if (isItems(from) && isItems(to) && isItems(now)) return mergeItems(field, from, to, now)
  if (isSame(now, from) || isSame(now, to)) return { value: to, contested: [] }
  return { value: to, contested: [{ field, kept: to, other: now }] }
}

function mergeItems(
  field: string,
  from: readonly Item[],
  to: readonly Item[],
  now: readonly Item[],
): Merged<readonly Item[]> {
  const before = byId(from)
  const after = byId(to)
  const standing = byId(now)
  const contested: Contested[] = []
  const value = to.flatMap((item) => {
    const was = before.get(item.id)
    const is = standing.get(item.id)
    // Somebody took away what this edit left as it was.
    if (was && !is && isSame(item, was)) return []
    const isSettled = !is || isSame(item, was) || isSame(is, was) || isSame(is, item)
    if (!isSettled) contested.push({ field, kept: item, other: is })
    return [isSame(item, was) && is ? is : item]
  })
  for (const item of now) {
    const was = before.get(item.id)
    if (after.has(item.id) || (was && isSame(item, was))) continue
    // Added meanwhile, or changed meanwhile although this edit took it away: nothing that was typed is thrown away.
    if (was) contested.push({ field, kept: item, other: null })
    value.push(item)
  }
  return { value, contested }
}

const byId = (items: readonly Item[]) => new Map(items.map((item) => [item.id, item]))

function isItems(value: unknown): value is Item[] {
  return Array.isArray(value) && value.every((item) => typeof (item as Partial<Item> | null)?.id === 'string')
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b))
}
