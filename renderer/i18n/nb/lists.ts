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
}
