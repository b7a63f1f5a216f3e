import type { Messages } from '../languages.ts'

export const lists: Messages['lists'] = {
  lapsing: 'Reservationer, der snart udløber',
  about:
    'De udløber inden for to dage, eller er udløbet og holder stadig pladserne; den ældste først. Enter åbner ordren: betal, ring eller opgiv den derfra.',
  none: 'Intet udløber inden for to dage.',
  order: 'Ordre',
  customer: 'Kunde',
  phone: 'Telefon',
  what: 'Hvad',
  places: 'Pladser',
  starts: 'Begynder',
  due: 'At betale',
  over: 'udløbet {{time}}',
  lapses: 'Udløber',
  renewals: 'Abonnementer til fornyelse',
  aboutRenewals:
    'De, der havde det forrige og ikke har det næste. Enter åbner kortet med det næste abonnement og deres pladser.',
  noRenewals: 'Ingen har et abonnement at forny.',
  had: 'Havde',
  next: 'Fornys som',
  seats: 'Pladser',
}
