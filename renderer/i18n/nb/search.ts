import type { Messages } from '../languages.ts'

export const search: Messages['search'] = {
  label: 'Finn hva som helst',
  prompt: 'Finn navn, telefon, e-post, ordre …',
  promptGiving: 'Hvem er salget til? Finn eller legg til kunden …',
  hits: 'Treff',
  customers: 'Kunder',
  orders: 'Ordrer',
  performances: 'Kommende forestillinger',
  free_one: '{{count}} ledig',
  free_other: '{{count}} ledige',
  recent: 'Sist åpnet',
  newCustomer: 'Ny kunde «{{typed}}»',
  nothing: 'Ingenting funnet.',
  onlyBest: 'Bare de beste treffene vises. Skriv mer for å begrense dem.',
  count_one: '{{count}} treff',
  count_other: '{{count}} treff',
  guest: 'uten kunde',
  state: {
    sold: 'solgt',
    reserved: 'reservert',
    'cancelled-sold': 'annullert',
    'cancelled-reserved': 'reservasjon annullert',
  },
}
