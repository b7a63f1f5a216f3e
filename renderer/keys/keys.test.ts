import { beforeEach, expect, test } from 'vitest'
import { enterLayer, findAction, type OfferedAction, useActions } from './keys.ts'

const offer = (id: string, more: Partial<OfferedAction> = {}): OfferedAction => ({
  id,
  title: id,
  key: 'F12',
  group: 'sale',
  run: () => undefined,
  slot: Symbol(id),
  depth: 0,
  ...more,
})
const found = (key = 'F12') => findAction(useActions.getState(), key)?.id
const offerAll = (...actions: OfferedAction[]) => useActions.setState({ actions })

beforeEach(() => useActions.setState({ actions: [], layers: [] }))

test('FM04 keys: of two actions with one key the newer answers, and the older again when that one is not possible', () => {
  offerAll(offer('pay'), offer('give change'))
  const newer = found()
  offerAll(offer('pay'), offer('give change', { isEnabled: false }))
  expect([newer, found()]).toEqual(['give change', 'pay'])
})

test('FM04 keys: a key nobody offers stands for nothing', () => {
  offerAll(offer('pay'))
  expect(found('F11')).toBeUndefined()
})

test('FM04 keys: while a dialog is open the sale beneath it does not answer, only the dialog and what works everywhere', () => {
  offerAll(
    offer('pay'),
    offer('lock', { key: 'Ctrl+L', worksEverywhere: true }),
    offer('agree', { key: 'y', depth: 1 }),
  )
  const close = enterLayer(1)
  const open = [found(), found('Ctrl+L'), found('y')]
  close()
  expect([open, found()]).toEqual([[undefined, 'lock', 'agree'], 'pay'])
})

test('FM04 keys: closing the upper of two dialogs leaves the lower in front', () => {
  offerAll(offer('pay'), offer('agree', { depth: 1 }))
  enterLayer(1)
  enterLayer(2)()
  expect(found()).toBe('agree')
})

test('FM04 keys: a key the part with the focus answers itself is nothing to the window', () => {
  offerAll(offer('pay'), offer('on the map', { isLocal: true }))
  expect(found()).toBe('pay')
})
