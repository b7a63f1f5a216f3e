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
}
