// The keys of one row in the contact form. Alt with a key, because the letters belong to the field.
export type RowStep = 'add' | 'primary' | 'up' | 'down' | 'remove'

export const rowKeys: Record<RowStep, string> = {
  add: 'Alt+Enter',
  primary: 'Alt+Home',
  up: 'Alt+ArrowUp',
  down: 'Alt+ArrowDown',
  remove: 'Alt+Delete',
}

type KeyPress = { key: string; altKey: boolean; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }

export function rowStepOf({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyPress): RowStep | undefined {
  if (!altKey || ctrlKey || metaKey || shiftKey) return undefined
  return (Object.keys(rowKeys) as RowStep[]).find((step) => rowKeys[step] === `Alt+${key}`)
}
