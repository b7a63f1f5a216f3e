import type { Messages } from '../languages.ts'

export const search: Messages['search'] = {
  label: 'Find hvad som helst',
  prompt: 'Find navn, telefon, e-mail, ordre …',
  promptGiving: 'Hvem er salget til? Find eller tilføj kunden …',
  hits: 'Fund',
  customers: 'Kunder',
  orders: 'Ordrer',
  performances: 'Kommende forestillinger',
  free_one: '{{count}} fri',
  free_other: '{{count}} frie',
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
