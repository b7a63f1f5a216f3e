import type { Messages } from '../languages.ts'

export const fee: Messages['fee'] = {
  fees: 'Kosten',
  waived: '{{name}}: kwijtgescholden',
  askAfterAll: 'Toch rekenen',
  why: 'Waarom ze vervallen',
}
