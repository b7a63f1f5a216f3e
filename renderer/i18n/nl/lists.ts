import type { Messages } from '../languages.ts'

export const lists: Messages['lists'] = {
  lapsing: 'Reserveringen die bijna verlopen',
  about:
    'Ze verlopen binnen twee dagen, de eerstvolgende bovenaan. Enter opent de bestelling: betalen, bellen of opgeven.',
  none: 'Binnen twee dagen verloopt er niets.',
  order: 'Bestelling',
  customer: 'Klant',
  phone: 'Telefoon',
  what: 'Wat',
  places: 'Plaatsen',
  starts: 'Begint',
  due: 'Te betalen',
  lapses: 'Verloopt',
}
