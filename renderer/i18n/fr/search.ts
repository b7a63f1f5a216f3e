import type { Messages } from '../languages.ts'

export const search: Messages['search'] = {
  label: 'Tout chercher',
  prompt: 'Chercher nom, téléphone, e-mail, commande …',
  promptGiving: 'À qui est cette vente ? Cherchez ou ajoutez le client …',
  hits: 'Résultats',
  customers: 'Clients',
  orders: 'Commandes',
  performances: 'Représentations à venir',
  free_one: '{{count}} libre',
  free_other: '{{count}} libres',
  recent: 'Ouverts en dernier',
  newCustomer: 'Nouveau client « {{typed}} »',
  nothing: 'Aucun résultat.',
  onlyBest: 'Seuls les meilleurs résultats sont affichés. Tapez davantage pour préciser.',
  count_one: '{{count}} résultat',
  count_other: '{{count}} résultats',
  guest: 'sans client',
  state: {
    sold: 'vendue',
    reserved: 'réservée',
    'cancelled-sold': 'annulée',
    'cancelled-reserved': 'réservation annulée',
  },
}
