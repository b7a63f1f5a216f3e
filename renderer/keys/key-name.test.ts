import { expect, test } from 'vitest'
import { type KeyPress, keyName } from './key-name.ts'

function press(key: string, code: string, held: ('Ctrl' | 'Meta' | 'Alt' | 'Shift' | 'AltGraph')[] = []): KeyPress {
  return {
    key,
    code,
    ctrlKey: held.includes('Ctrl'),
    metaKey: held.includes('Meta'),
    altKey: held.includes('Alt'),
    shiftKey: held.includes('Shift'),
    getModifierState: (modifier) => modifier === 'AltGraph' && held.includes('AltGraph'),
  }
}

test.each([
  ['F2', press('F2', 'F2')],
  ['b', press('b', 'KeyB')],
  ['b', press('B', 'KeyB', ['Shift'])],
  ['?', press('?', 'Minus', ['Shift'])],
  ['Shift+Tab', press('Tab', 'Tab', ['Shift'])],
  ['Ctrl+K', press('k', 'KeyK', ['Ctrl'])],
  ['Ctrl+K', press('k', 'KeyK', ['Meta'])],
  ['Ctrl+Shift+K', press('K', 'KeyK', ['Ctrl', 'Shift'])],
  ['Ctrl+PageDown', press('PageDown', 'PageDown', ['Ctrl'])],
  ['Alt+1', press('1', 'Digit1', ['Alt'])],
])('FM04 keys: %s is named as it is written on the buttons', (name, pressed) => {
  expect(keyName(pressed)).toBe(name)
})

test('FM04 keys: Alt+1 works on a French keyboard, where the key writes &, and on a Mac, where it writes ¡', () => {
  expect([keyName(press('&', 'Digit1', ['Alt'])), keyName(press('¡', 'Digit1', ['Alt']))]).toEqual(['Alt+1', 'Alt+1'])
})

test('FM04 keys: Alt+W is the key labelled W, on a Mac the one in its place', () => {
  expect([keyName(press('w', 'KeyZ', ['Alt'])), keyName(press('∑', 'KeyW', ['Alt']))]).toEqual(['Alt+W', 'Alt+W'])
})

test('FM04 keys: a sign written with AltGr is that sign, not a key with Ctrl and Alt', () => {
  expect(keyName(press('@', 'Digit2', ['Ctrl', 'Alt', 'AltGraph']))).toBe('@')
})
