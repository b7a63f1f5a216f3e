import type { Messages } from '../languages.ts'

export const lists: Messages['lists'] = {
  lapsing: 'Réservations bientôt expirées',
  about:
    'Elles expirent dans les deux jours, la plus proche en premier. Entrée ouvre la commande : à payer, à rappeler ou à abandonner.',
  none: 'Rien n’expire dans les deux jours.',
  order: 'Commande',
  customer: 'Client',
  phone: 'Téléphone',
  what: 'Quoi',
  places: 'Nb de places',
  starts: 'Début',
  due: 'Reste dû',
  lapses: 'Expire',
}
