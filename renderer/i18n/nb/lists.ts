import type { Messages } from '../languages.ts'

export const lists: Messages['lists'] = {
  lapsing: 'Reservasjoner som snart utløper',
  about:
    'De utløper innen to dager, eller er over og holder fortsatt plassene; den eldste først. Enter åpner ordren: betal, ring eller gi den opp derfra.',
  none: 'Ingenting utløper innen to dager.',
  order: 'Ordre',
  customer: 'Kunde',
  phone: 'Telefon',
  what: 'Hva',
  places: 'Plasser',
  starts: 'Begynner',
  due: 'Å betale',
  over: 'utløpt {{time}}',
  lapses: 'Utløper',
  renewals: 'Abonnement som kan fornyes',
  aboutRenewals:
    'De som hadde det forrige og ikke har det neste. Enter åpner kortet med det neste abonnementet og plassene deres.',
  noRenewals: 'Ingen har et abonnement å fornye.',
  had: 'Hadde',
  next: 'Fornyes som',
  seats: 'Plasser',
  parked: 'Parkerte handlekurver',
  aboutParked:
    'Lagt til side ved en hvilken som helst kasse, eldste først. Enter henter en hit, Delete gir den opp. Plassene holdes ikke imens.',
  noParked: 'Ingenting er parkert.',
  sum: 'Beløp',
  parkedAt: 'Lagt til side',
  parkedBy: 'Av',
  counter: 'Kasse',
  guest: 'Gjest',
  cartThere: 'Denne kundens fane har en handlekurv allerede. Gjør den ferdig eller parker den først.',
  parkedGone: 'Noen har hentet den eller gitt den opp.',
}
