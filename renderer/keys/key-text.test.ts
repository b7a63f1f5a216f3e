import { expect, test } from 'vitest'
import { messages as german } from '../i18n/de/messages.ts'
import { messages as english } from '../i18n/en/messages.ts'
import { keyText } from './key-text.ts'

test('FM04 keys: every key is called as the clerk’s keyboard calls it, and Escape has one name', () => {
  const keys = ['Ctrl+K', 'Alt+Delete', 'Escape', 'Esc', 'F12', 'b', '?', '+', 'Ctrl+PageDown']
  expect([english, german].map(({ common }) => keys.map((key) => keyText(key, common.keys)))).toEqual([
    ['Ctrl+K', 'Alt+Delete', 'Esc', 'Esc', 'F12', 'B', '?', '+', 'Ctrl+Page Down'],
    ['Strg+K', 'Alt+Entf', 'Esc', 'Esc', 'F12', 'B', '?', '+', 'Strg+Bild ↓'],
  ])
})
