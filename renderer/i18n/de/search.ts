import type { Messages } from '../languages.ts'

export const search: Messages['search'] = {
  label: 'Alles suchen',
  prompt: 'Name, Telefon, E-Mail, Bestellung suchen …',
  promptGiving: 'Für wen ist dieser Verkauf? Suchen oder neu anlegen …',
  hits: 'Treffer',
  customers: 'Kunden',
  orders: 'Bestellungen',
  performances: 'Kommende Vorstellungen',
  free_one: '{{count}} frei',
  free_other: '{{count}} frei',
  recent: 'Zuletzt geöffnet',
  newCustomer: 'Neuer Kunde „{{typed}}“',
  nothing: 'Nichts gefunden.',
  onlyBest: 'Nur die besten Treffer werden gezeigt. Tippen Sie mehr, um sie einzugrenzen.',
  count_one: '{{count}} Treffer',
  count_other: '{{count}} Treffer',
  guest: 'ohne Kunden',
  state: {
    sold: 'verkauft',
    reserved: 'reserviert',
    'cancelled-sold': 'storniert',
    'cancelled-reserved': 'Reservierung storniert',
  },
}
