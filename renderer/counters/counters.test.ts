import { expect, test } from 'vitest'
import { invitationCommand, ownMachineIn } from './invitation-command.ts'
import { readInvite, typedCode } from './invite-draft.ts'

test.each([
  [{ name: ' Door B ', code: '' }, { invite: { name: 'Door B', code: null } }],
  [{ name: 'Door B', code: 'B1' }, { invite: { name: 'Door B', code: 'B1' } }],
  [{ name: '  ', code: '' }, { problems: { name: 'nameMissing' } }],
  [{ name: 'Door B', code: '1B' }, { problems: { code: 'codeWrong' } }],
  [{ name: '', code: 'B-1' }, { problems: { name: 'nameMissing', code: 'codeWrong' } }],
])('PR08 inviting: %o is read as %o', (draft, read) => {
  expect(readInvite(draft)).toEqual(read)
})

test('PR08 inviting: a code is in capitals however it is typed', () => {
  expect([' b1', 'kx9'].map(typedCode)).toEqual(['B1', 'KX9'])
})

test('PR08 inviting: the command for the new machine carries the server’s address and the code', () => {
  expect(invitationCommand({ serverUrl: 'https://box.example.no', invitation: 'A1B2-C3D4-E5F6' })).toBe(
    'npm start -- --server https://box.example.no --invitation A1B2-C3D4-E5F6',
  )
})

test.each([
  ['http://127.0.0.1:4870', '127.0.0.1'],
  ['http://localhost:4870', 'localhost'],
  ['http://[::1]:4870', '[::1]'],
  ['https://box.example.no', undefined],
  ['http://192.168.1.27:4870', undefined],
])('PR08 inviting: of %s no other machine can use %s', (url, host) => {
  expect(ownMachineIn(url)).toBe(host)
})
