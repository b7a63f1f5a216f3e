// A key press in the words actions use: `F2`, `Ctrl+K`, `Alt+1`, `Escape`, `?`, `b`.

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> & {
  getModifierState(modifier: string): boolean
}

/**
 * Letters and signs by what they write, so that a key is where its label is on every keyboard. Shift counts only beside
 * Ctrl, Alt and named keys; AltGr writes signs (`@`, `{`) and is no key of ours.
 */
export function keyName(press: KeyPress): string {
  const isWriting = press.getModifierState('AltGraph')
  const isCtrl = (press.ctrlKey || press.metaKey) && !isWriting
  const isAlt = press.altKey && !isWriting
  if (!isCtrl && !isAlt && press.key.length === 1) return press.key.toLowerCase()
  const parts = [isCtrl && 'Ctrl', isAlt && 'Alt', press.shiftKey && 'Shift', plainKey(press, isAlt)]
  return parts.filter(Boolean).join('+')
}

/** With Alt, macOS writes signs and French keyboards have no digits without Shift: then the place of the key decides. */
function plainKey({ key, code }: KeyPress, isAlt: boolean): string {
  if (key.length > 1) return key
  const digit = /^Digit(\d)$/.exec(code)?.[1]
  if (isAlt && digit) return digit
  if (isAlt && !/^[\x20-\x7e]$/.test(key)) return /^Key([A-Z])$/.exec(code)?.[1] ?? key
  return key.toUpperCase()
}
