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
  parked: 'Geparkeerde mandjes',
  aboutParked:
    'Aan welke kassa ook opzijgelegd, het oudste eerst. Enter haalt er een hierheen, Delete geeft het op. De plaatsen worden ondertussen niet vastgehouden.',
  noParked: 'Er is niets geparkeerd.',
  sum: 'Bedrag',
  parkedAt: 'Geparkeerd',
  parkedBy: 'Door',
  counter: 'Kassa',
  guest: 'Gast',
  cartThere: 'Het tabblad van deze klant heeft al een mandje. Rond dat eerst af of parkeer het.',
  parkedGone: 'Iemand heeft het opgehaald of opgegeven.',
}
