import type { Messages } from '../languages.ts'

export const fee: Messages['fee'] = {
  fees: 'Gebyrer',
  waived: '{{name}}: eftergivet',
  askAfterAll: 'Tag det alligevel',
  why: 'Hvorfor det eftergives',
}
