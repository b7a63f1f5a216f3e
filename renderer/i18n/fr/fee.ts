import type { Messages } from '../languages.ts'

export const fee: Messages['fee'] = {
  fees: 'Frais',
  waived: '{{name}} : offerts',
  askAfterAll: 'Les demander quand même',
  why: 'Pourquoi ils sont offerts',
}
