import type { Messages } from '../languages.ts'

export const fee: Messages['fee'] = {
  fees: 'Gebyrer',
  waived: '{{name}}: ettergitt',
  askAfterAll: 'Ta det likevel',
  why: 'Hvorfor det ettergis',
}
