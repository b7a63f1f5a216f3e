import type { Messages } from '../languages.ts'

export const fee: Messages['fee'] = {
  fees: 'Gebühren',
  waived: '{{name}}: erlassen',
  askAfterAll: 'Doch verlangen',
  why: 'Warum sie erlassen wird',
}
