import type { Messages } from '../languages.ts'

export const search: Messages['search'] = {
  label: 'Find hvad som helst',
  prompt: 'Find navn, telefon, e-mail, ordre …',
  hits: 'Fund',
  customers: 'Kunder',
  orders: 'Ordrer',
  recent: 'Senest åbnet',
  newCustomer: 'Ny kunde »{{typed}}«',
  nothing: 'Intet fundet.',
  onlyBest: 'Kun de bedste fund vises. Skriv mere for at indsnævre dem.',
  count_one: '{{count}} fund',
  count_other: '{{count}} fund',
  guest: 'uden kunde',
  state: {
    sold: 'solgt',
    reserved: 'reserveret',
    'cancelled-sold': 'annulleret',
    'cancelled-reserved': 'reservation annulleret',
  },
}
