import type { Messages } from '../languages.ts'

export const search: Messages['search'] = {
  label: 'Zoek wat dan ook',
  prompt: 'Zoek naam, telefoon, e-mail, bestelling …',
  promptGiving: 'Voor wie is deze verkoop? Zoek of voeg de klant toe …',
  hits: 'Resultaten',
  customers: 'Klanten',
  orders: 'Bestellingen',
  performances: 'Komende voorstellingen',
  free_one: '{{count}} vrij',
  free_other: '{{count}} vrij',
  recent: 'Laatst geopend',
  newCustomer: 'Nieuwe klant “{{typed}}”',
  nothing: 'Niets gevonden.',
  onlyBest: 'Alleen de beste resultaten worden getoond. Typ meer om te verfijnen.',
  count_one: '{{count}} resultaat',
  count_other: '{{count}} resultaten',
  guest: 'zonder klant',
  state: {
    sold: 'verkocht',
    reserved: 'gereserveerd',
    'cancelled-sold': 'geannuleerd',
    'cancelled-reserved': 'reservering geannuleerd',
  },
}
