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
  renewals: 'Te verlengen abonnementen',
  aboutRenewals:
    'Wie het vorige had en het volgende nog niet. Enter opent de kaart met het volgende abonnement en hun plaatsen.',
  noRenewals: 'Niemand heeft een abonnement te verlengen.',
  had: 'Had het',
  next: 'Verlengen als',
  seats: 'Plaatsen',
}
