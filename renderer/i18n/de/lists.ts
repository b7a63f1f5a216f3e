import type { Messages } from '../languages.ts'

export const lists: Messages['lists'] = {
  lapsing: 'Reservierungen, die bald verfallen',
  about:
    'Sie verfallen binnen zwei Tagen oder sind verfallen und halten ihre Plätze noch; die älteste zuerst. Enter öffnet die Bestellung: dort bezahlen, anrufen oder aufgeben.',
  none: 'Binnen zwei Tagen verfällt nichts.',
  order: 'Bestellung',
  customer: 'Kunde',
  phone: 'Telefon',
  what: 'Was',
  places: 'Plätze',
  starts: 'Beginn',
  due: 'Offen',
  over: 'verfallen {{time}}',
  lapses: 'Verfällt',
  renewals: 'Abos zum Verlängern',
  aboutRenewals:
    'Wer das letzte hatte und das nächste noch nicht. Enter öffnet die Karte mit dem nächsten Abo und den alten Plätzen.',
  noRenewals: 'Niemand hat ein Abo zu verlängern.',
  had: 'Hatte',
  next: 'Nächstes',
  seats: 'Plätze',
  parked: 'Geparkte Körbe',
  aboutParked:
    'An irgendeiner Kasse zur Seite gelegt, der älteste zuerst. Enter holt einen hierher, Entf gibt ihn auf. Die Plätze bleiben inzwischen nicht gehalten.',
  noParked: 'Nichts ist geparkt.',
  sum: 'Summe',
  parkedAt: 'Geparkt',
  parkedBy: 'Von',
  counter: 'Kasse',
  guest: 'Gast',
  cartThere: 'Der Reiter dieses Kunden hat schon einen Korb. Beenden oder parken Sie ihn zuerst.',
  parkedGone: 'Jemand hat ihn geholt oder aufgegeben.',
}
