import type { Messages } from '../languages.ts'

export const lists: Messages['lists'] = {
  lapsing: 'Reserveringen die bijna verlopen',
  about:
    'Ze verlopen binnen twee dagen, of zijn verlopen en houden hun plaatsen nog; de oudste bovenaan. Enter opent de bestelling: betalen, bellen of opgeven.',
  none: 'Binnen twee dagen verloopt er niets.',
  order: 'Bestelling',
  customer: 'Klant',
  phone: 'Telefoon',
  what: 'Wat',
  places: 'Plaatsen',
  starts: 'Begint',
  due: 'Te betalen',
  over: 'verlopen {{time}}',
  lapses: 'Verloopt',
}
