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
  parked: 'Parkerede kurve',
  aboutParked:
    'Lagt til side ved en hvilken som helst kasse, ældste først. Enter henter en hertil, Delete opgiver den. Pladserne holdes ikke imens.',
  noParked: 'Intet er parkeret.',
  sum: 'Beløb',
  parkedAt: 'Lagt til side',
  parkedBy: 'Af',
  counter: 'Kasse',
  guest: 'Gæst',
  cartThere: 'Denne kundes fane har allerede en kurv. Gør den færdig, eller parkér den først.',
  parkedGone: 'Nogen har hentet den eller opgivet den.',
}
